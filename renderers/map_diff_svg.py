"""The map of a guide with what is otherwise than in another version: new, changed, gone."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from engine.guide import Guide, Step
from renderers.lettering import width
from renderers.map_layout import MARGIN, Layout, Placed, in_rows, layout
from renderers.map_marks import SIGNS, WORDS, Marks
from renderers.map_svg import STYLE, Drawing, plus, text_of

_LEGEND = 76
_WIDEST = 720
_SMALL = 12
_TALL = 20
_COLOURS = {"added": "#1c7040", "changed": "#8f5200", "gone": "#b3261e"}


def render(guide: Guide, marks: Marks, since: str) -> str:
    """The map as a file of its own; `since` names the other version."""
    return _Differences(guide, marks, since).document(f"<style>{STYLE}</style>")


class _Gone(Drawing):
    """Draws the steps of the former version that are no longer there."""

    unnumbered = "−"

    def sign(self, step: Step) -> str:  # noqa: ARG002
        return "is-gone"

    def flag(self, placed: Placed) -> Iterator[str]:
        yield _flag("gone", placed.box.width)


class _Differences(Drawing):
    classes = "map is-compared"

    def __init__(self, guide: Guide, marks: Marks, since: str) -> None:
        super().__init__(guide, None, (), None)
        self._marks = marks
        self._since = since
        self._gone = Layout(0, 0, [], [])

    def title(self) -> str:
        return f"{self.guide.title}: what changed since {self._since}"

    def layout(self) -> Layout:
        drawn = layout(self.guide, self._marks.notes)
        self._gone = in_rows(self._marks.old, self._marks.gone, drawn.height, "Gone")
        return replace(
            drawn,
            width=max(drawn.width, self._gone.width, _WIDEST),
            height=max(drawn.height, self._gone.height) + _LEGEND,
        )

    def sign(self, step: Step) -> str:
        sign = self._marks.signs.get(step.id)
        return f"is-{sign}" if sign else "is-same"

    def flag(self, placed: Placed) -> Iterator[str]:
        sign = self._marks.signs.get(placed.step.id)
        if sign:
            yield _flag(sign, placed.box.width)

    def way_sign(self, source: str, target: str) -> str:
        return "is-new" if (source, target) in self._marks.ways else ""

    def content(self, drawn: Layout) -> Iterator[str]:
        yield from self._legend()
        yield f'<g transform="translate(0 {_LEGEND})">'
        yield from super().content(drawn)
        yield from _Gone(self._marks.old, None, (), None).content(self._gone)
        yield "</g>"

    def _legend(self) -> Iterator[str]:
        yield f'<text class="map-heading" x="{MARGIN}" y="38">{text_of(self.title())}</text>'
        yield f'<g transform="translate({MARGIN} 54)">'
        left = 0.0
        for sign, told in _MEANINGS.items():
            yield f'<g transform="translate({left:g} 0)">{_flag(sign, 0)}</g>'
            left += _wide(sign) + 8
            yield f'<text class="map-label" x="{left:g}" y="14">{told}</text>'
            left += width(told, _SMALL) + 24
        yield f'<path class="map-way is-new" fill="none" stroke="#1c7040" d="M{left:g} 10h40"/>'
        yield plus(left + 20, 10)
        yield f'<text class="map-label" x="{left + 50:g}" y="14">a way that is new</text></g>'


_MEANINGS = {"added": "a new step", "changed": "changed, see its box", "gone": "no longer there"}


def _wide(sign: str) -> float:
    return width(f"{SIGNS[sign]} {WORDS[sign]}", _SMALL, bold=True) + 24


def _flag(sign: str, right: float) -> str:
    """A sign with its word: each sign has a shape of its own, straddling the corner of a box."""
    wide = _wide(sign)
    left, top = (right - wide - 10, -11) if right else (0, 0)
    return (
        f'<g class="map-flag is-{sign}" transform="translate({left:g} {top:g})">'
        f'<path fill="{_COLOURS[sign]}" d="{_SHAPES[sign](wide)}"/>'
        f'<text fill="#fff" x="{wide / 2:g}" y="14.5" text-anchor="middle">'
        f"{escape(SIGNS[sign])} {WORDS[sign]}</text></g>"
    )


def _pill(wide: float) -> str:
    return f"M10 0H{wide - 10:g}a10 10 0 0 1 0 {_TALL}H10a10 10 0 0 1 0 -{_TALL}Z"


def _point(wide: float) -> str:
    return f"M7 0H{wide - 7:g}L{wide:g} {_TALL / 2:g}L{wide - 7:g} {_TALL}H7L0 {_TALL / 2:g}Z"


def _box(wide: float) -> str:
    return f"M0 0H{wide:g}V{_TALL}H0Z"


_SHAPES = {"added": _pill, "changed": _point, "gone": _box}
