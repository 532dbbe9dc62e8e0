"""The map of a guide as SVG: for a page, styled by its style sheet, or as a file of its own."""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from importlib.resources import files

from engine.guide import Guide, Step
from renderers.map_boxes import (
    CHIP,
    HEADER,
    INDENT,
    LABEL_LINE,
    PADDING,
    TAG_LINE,
    TITLE_LINE,
    WORDS_LINE,
    Box,
    Chip,
)
from renderers.map_layout import LEAD, MARGIN, Heading, Layout, Placed, layout
from renderers.map_road import NO_ROAD, Road
from renderers.map_shapes import ICONS, outline
from renderers.plain import unfilled
from renderers.ways import KINDS, kind

Link = Callable[[Step], str]
"""Gives the address to which a step on the map links, empty for none."""

STYLE = files("renderers").joinpath("static/map.css").read_text("utf-8")
"""The map's style sheet; it stands inside `render`'s file, and pages link to it for `fragment`."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CANVAS = 'class="map-canvas" fill="#fff"'
_WAYS = {
    "": 'class="map-way" fill="none" stroke="#666"',
    "is-new": 'class="map-way is-new" fill="none" stroke="#1c7040"',
    "is-taken": 'class="map-way is-taken" fill="none" stroke="#0a5a6b" stroke-width="4"',
}
_OUTLINE = 'class="map-box" fill="#fff" stroke="#444"'
_BADGE = 'class="map-badge" fill="#ddd"'
_ICON = 'class="map-icon" fill="none" stroke="#444"'
_NUMBER = 'class="map-number" text-anchor="middle"'
_TURN = 8
_STEM = 12


def render(
    guide: Guide,
    *,
    current: str | None = None,
    problems: Iterable[tuple[str, str]] = (),
    href: Link | None = None,
) -> str:
    """The map as a file of its own, light or dark as its reader's system is."""
    return Drawing(guide, current, problems, href).document(f"<style>{STYLE}</style>")


def fragment(
    guide: Guide,
    *,
    current: str | None = None,
    problems: Iterable[tuple[str, str]] = (),
    href: Link | None = None,
    road: Road = NO_ROAD,
) -> str:
    """The map to stand within an HTML page that links to `static/map.css`.

    `current` is the step to point out, `problems` are step ids with what is wrong there, `road`
    is that of a walk. Every step's group has the id `step-<id>`; references are links to these.
    """
    drawing = Drawing(guide, current or road.current, problems, href)
    drawing.road = road
    return drawing.document("")


class Drawing:
    """Draws one map; what a map of its own kind adds is in the methods without an underscore.

    `classes` are the map's own, `unnumbered` stands for the number of a step that has none.
    """

    classes = "map"
    unnumbered = "!"

    def __init__(
        self,
        guide: Guide,
        current: str | None,
        problems: Iterable[tuple[str, str]],
        href: Link | None,
    ) -> None:
        self.guide = guide
        self.current = current
        self.href = href
        self.road = NO_ROAD
        self.problems: dict[str, list[str]] = {}
        for step, message in problems:
            self.problems.setdefault(step, []).append(message)

    def title(self) -> str:
        return f"Map of {self.guide.title}"

    def layout(self) -> Layout:
        return layout(self.guide)

    def sign(self, step: Step) -> str:  # noqa: ARG002  # for maps that have signs
        """The class of a sign that a step carries, empty for none."""
        return ""

    def flag(self, placed: Placed) -> Iterator[str]:
        """What stands at the corner of a box."""
        if placed.step.id in self.problems:
            yield _icon("problem", placed.box.width - PADDING - 18)

    def way_sign(self, source: str, target: str) -> str:
        """The class of a way that is to be pointed out, empty for any other."""
        return "is-taken" if (source, target) in self.road.ways else ""

    def document(self, style: str, drawn: Layout | None = None) -> str:
        drawn = drawn or self.layout()
        size = f'width="{drawn.width:.0f}" height="{drawn.height:.0f}"'
        title = text_of(self.title())
        opening = (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="{self.classes}" role="group" {size} '
            f'font-family="sans-serif" font-size="12" '
            f'viewBox="0 0 {drawn.width:.0f} {drawn.height:.0f}" '
            f'lang="{text_of(self.guide.language)}" aria-label="{title}">'
            f"<title>{title}</title><desc>{text_of(self.guide.summary)}</desc>{style}"
            f"<rect {_CANVAS} {size}/>"
        )
        return "".join([opening, *self.content(drawn), "</svg>\n"])

    def content(self, drawn: Layout) -> Iterator[str]:
        for heading in drawn.headings:
            yield from self._heading(heading)
        for placed in drawn.places:
            yield from self._place(placed)

    def _heading(self, heading: Heading) -> Iterator[str]:
        y, told = heading.y, text_of(heading.text)
        yield f'<text class="map-heading" x="{MARGIN}" y="{y + 18:g}">{told}</text>'
        if heading.chips:
            yield f'<g transform="translate({MARGIN} {y:g})">'
            yield from self._chips(heading.chips, 26, "")
            yield "</g>"

    def _place(self, placed: Placed) -> Iterator[str]:
        step, found = placed.step, self.problems.get(placed.step.id, [])
        link = self.href(step) if self.href else ""
        names = ["map-step", f"map-{kind(step)}"]
        names += ["is-current"] if step.id == self.current else []
        names += ["is-passed"] if step.id in self.road.passed else []
        names += ["has-problem"] if found else []
        names += filter(None, [self.sign(step)])
        current = ' aria-current="step"' if step.id == self.current else ""
        yield from self._way(placed)
        yield f'<g transform="translate({placed.x:g} {placed.y:g})">'
        yield f'<a href="{text_of(link)}" data-step="{text_of(step.id)}">' if link else ""
        yield f'<g id="{_anchor(step)}" class="{" ".join(names)}"{current}>'
        yield f"<title>{self._told(placed, found)}</title>"
        yield from self._box(placed)
        yield from self.flag(placed)
        yield "</g></a>" if link else "</g>"
        yield from self._chips(placed.box.chips, placed.box.height, step.id)
        yield "</g>"

    def _box(self, placed: Placed) -> Iterator[str]:
        name, box, number = (
            kind(placed.step),
            placed.box,
            str(placed.node.number or self.unnumbered),
        )
        badge = 12 + 8 * len(number)
        yield f'<path {_OUTLINE} d="{outline(name, box.width, box.height)}"/>'
        yield f'<rect {_BADGE} x="{PADDING}" y="12" width="{badge}" height="20" rx="5"/>'
        yield f'<text {_NUMBER} x="{PADDING + badge / 2:g}" y="26.5">{number}</text>'
        yield _icon(name, PADDING + badge + 8)
        yield f'<text class="map-kind" x="{PADDING + badge + 30}" y="26.5">{KINDS[name]}</text>'
        yield from _written(box)

    def _told(self, placed: Placed, problems: list[str]) -> str:
        step = placed.step
        told = f"{placed.node.number or self.unnumbered}. {KINDS[kind(step)]}: {step.title}"
        words = unfilled(self.guide, step.words)
        return text_of("\n".join([told, *([words] if words else []), *problems]))

    def _way(self, placed: Placed) -> Iterator[str]:
        """The line from the parent, and on it what leads along it."""
        parent = placed.parent
        if parent is None:
            return
        sign = self.way_sign(parent.step.id, placed.step.id)
        yield from _line(placed, parent, sign)
        if sign == "is-new":
            bent = placed.line != parent.line
            yield plus(parent.right + LEAD / 2 - (0 if bent else 4), placed.line - 18 * bent)

    def _chips(self, chips: list[Chip], top: float, source: str) -> Iterator[str]:
        """References below a box, each with what leads there."""
        for chip in chips:
            middle = (chip.top + LABEL_LINE / 2) if chip.label else chip.y + CHIP / 2
            sign = self.way_sign(source, chip.reference.step)
            yield (
                f'<path {_WAYS[sign]} d="M{_STEM} {top:g}V{middle - _TURN:g}'
                f'q0 {_TURN} {_TURN} {_TURN}H{INDENT - 4}"/>'
            )
            yield plus(INDENT - 11, middle) if sign == "is-new" else ""
            top = middle - _TURN
            if chip.label:
                yield _label(chip.label, chip.reference.labels, INDENT, chip.top)
            yield self._chip(chip)

    def _chip(self, chip: Chip) -> str:
        step, number = (
            self.guide.steps[chip.reference.step],
            chip.reference.number or self.unnumbered,
        )
        verb, sign = ("Back", "↩") if chip.reference.back else ("Go", "→")
        told = text_of(f"{verb} to {number}: {step.title}")
        return (
            f'<a class="map-chip map-{kind(step)}" href="#{_anchor(step)}" aria-label="{told}">'
            f'<title>{told}</title><rect {_OUTLINE} x="{chip.x:g}" y="{chip.y:g}" '
            f'width="{chip.width:.1f}" height="{CHIP}" rx="{CHIP / 2:g}"/>'
            f'<text x="{chip.x + 10:g}" y="{chip.y + 16.5:g}">'
            f'<tspan class="map-go">{sign} {number}</tspan>'
            f'<tspan dx="6">{text_of(chip.title)}</tspan></text></a>'
        )


def text_of(text: str) -> str:
    """Words as XML, without what may not stand in it."""
    return escape(_NOT_XML.sub("\ufffd", text))


def _anchor(step: Step) -> str:
    return f"step-{text_of(step.id)}"


def _line(placed: Placed, parent: Placed, sign: str) -> Iterator[str]:
    arrow = f"map-arrow {sign}".rstrip()
    turn = parent.right + LEAD / 2
    start = f"M{parent.right:g} {placed.line:g}"
    if placed.line != parent.line:
        bend = f"V{placed.line - _TURN:g}q0 {_TURN} {_TURN} {_TURN}"
        above = parent.line if sign == "is-taken" else placed.start
        above -= _TURN if above > parent.line else 0
        start = f"M{turn:g} {above:g}{bend}"
    yield f'<path {_WAYS[sign]} d="{start}H{placed.x - 3:g}"/>'
    yield f'<path class="{arrow}" d="M{placed.x - 1:g} {placed.line:g}l-7 -4v8z"/>'
    if placed.box.label:
        x, tall = turn + LEAD / 2, len(placed.box.label) * LABEL_LINE
        top, wide = placed.line - tall / 2, placed.box.label_width + 8
        yield f'<rect {_CANVAS} x="{x - 4:g}" y="{top:g}" width="{wide:.0f}" height="{tall}"/>'
        yield _label(placed.box.label, placed.node.labels, x, top)


def plus(x: float, y: float) -> str:
    """The sign on a way that is new."""
    return (
        f'<circle class="map-plus" fill="#1c7040" cx="{x:g}" cy="{y:g}" r="7"/>'
        f'<path class="map-cross" stroke="#fff" d="M{x - 4:g} {y:g}h8M{x:g} {y - 4:g}v8"/>'
    )


def _label(lines: list[str], whole: list[str], x: float, top: float) -> str:
    """What leads along a way; in full where it had to be cut."""
    full = "\n".join(whole) if any(line.endswith("…") for line in lines) else ""
    return _lines("map-label", lines, x, top + 11.5, LABEL_LINE, full)


def _lines(name: str, lines: list[str], x: float, y: float, step: float, title: str = "") -> str:
    spans = "".join(
        f'<tspan x="{x:g}" y="{y + at * step:g}">{text_of(line)}</tspan>'
        for at, line in enumerate(lines)
    )
    told = f"<title>{text_of(title)}</title>" if title else ""
    return f'<text class="{name}">{told}{spans}</text>'


def _written(box: Box) -> Iterator[str]:
    y = HEADER + 15
    yield _lines("map-title", box.title, PADDING, y, TITLE_LINE)
    y += TITLE_LINE * (len(box.title) - 1) + 19
    if box.words:
        yield _lines("map-words", box.words, PADDING, y, WORDS_LINE)
        y += WORDS_LINE * len(box.words) + 3
    if box.tags:
        yield _lines("map-tag", box.tags, PADDING, y + 1, TAG_LINE)


def _icon(name: str, x: float) -> str:
    return f'<path {_ICON} transform="translate({x:g} 14)" d="{ICONS[name]}"/>'
