"""All steps of a guide at a glance: the trees of its map as nested lists, a line for each step."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape

from engine.guide import Guide, Step
from renderers.map_road import NO_ROAD, Road
from renderers.map_shapes import ICONS
from renderers.map_tree import Node, Reference, Tree, forest
from renderers.ways import KINDS, kind

NONE: Mapping[str, Sequence[object]] = {}


def render(
    guide: Guide,
    href: Callable[[Step], str],
    *,
    problems: Mapping[str, Sequence[object]] = NONE,
    road: Road = NO_ROAD,
) -> str:
    """The steps as HTML, each a link to `href` with its number, kind and title.

    A step that alone follows another stands below it; where ways part, they are set in.
    """
    return "".join(_Outline(guide, href, problems, road).drawn())


class _Outline:
    def __init__(
        self,
        guide: Guide,
        href: Callable[[Step], str],
        problems: Mapping[str, Sequence[object]],
        road: Road,
    ) -> None:
        self._guide = guide
        self._href = href
        self._problems = problems
        self._road = road

    def drawn(self) -> Iterator[str]:
        trees, at_any_time = forest(self._guide)
        yield _signs({kind(self._guide.steps[node.step]) for tree in trees for node in _all(tree)})
        if at_any_time:
            yield "<h2>At any time</h2>"
            yield from self._at_hand(at_any_time)
        for tree in trees:
            yield f"<h2>{escape(tree.heading)}</h2>" if tree.heading else ""
            yield from self._list([tree.root], "tree")

    def _at_hand(self, references: Iterable[Reference]) -> Iterator[str]:
        yield '<ul class="tree">'
        for each in references:
            labels = escape(", ".join(each.labels))
            yield f'<li><span class="line"><span>{labels}</span>{_joins([each])}</span></li>'
        yield "</ul>"

    def _list(self, nodes: Sequence[Node], name: str) -> Iterator[str]:
        yield f'<ol class="{name}">'
        for node in nodes:
            yield from self._step(node)
            if node.children:
                yield from self._list(node.children, "fork" if len(node.children) > 1 else "run")
            yield "</li>"
        yield "</ol>"

    def _step(self, node: Node) -> Iterator[str]:
        step = self._guide.steps[node.step]
        name, title = kind(step), escape(step.title)
        marks = [f"map-{name}", *self._marks(step)]
        current = ' aria-current="step"' if step.id == self._road.current else ""
        yield (
            f'<li class="{" ".join(marks)}"><span class="line">'
            f'<a href="{escape(self._href(step))}" data-step="{escape(step.id)}" '
            f'title="{title}"{current}><b>{node.number or "!"}</b>'
            f'<svg role="img" aria-label="{KINDS[name]}"><use href="#sign-{name}"/></svg>'
            f"<span>{title}</span></a>"
        )
        if step.id in self._problems:
            count = len(self._problems[step.id])
            told = f"{count} problem{'s' if count > 1 else ''}"
            yield f'<span class="flaw" role="img" aria-label="{told}" title="{told}">!</span>'
        yield f"{_joins(node.references)}</span>"

    def _marks(self, step: Step) -> Iterator[str]:
        if step.id == self._road.current:
            yield "is-current"
        elif step.id in self._road.passed:
            yield "is-passed"
        if step.id in self._problems:
            yield "has-problem"


def _all(tree: Tree) -> Iterator[Node]:
    stack = [tree.root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(node.children)


def _signs(kinds: Iterable[str]) -> str:
    """The icons, each drawn once for all the lines that show it."""
    drawn = (
        f'<symbol id="sign-{name}" viewBox="0 0 16 16"><path d="{ICONS[name]}"/></symbol>'
        for name in sorted(kinds)
    )
    return f'<svg class="signs" aria-hidden="true" width="0" height="0">{"".join(drawn)}</svg>'


def _joins(references: Sequence[Reference]) -> str:
    """The numbers of the steps that stand elsewhere and are led to from here."""
    numbers = dict.fromkeys(
        f"{'↩' if each.back else '→'}&#8239;{each.number or '!'}" for each in references
    )
    return f'<span class="joins">{" ".join(numbers)}</span>' if numbers else ""
