"""What of guides and of the catalogue is new, gone, renamed or otherwise, as lines of a report."""

from collections.abc import Iterable, Iterator

from engine.diff import Change, GuideDifferences, Part, Wording
from engine.guide import Edge, Guide
from engine.texts import Text
from renderers.diff_lines import Line, More, merged, turned
from renderers.plain import unfilled
from renderers.ways import Ways

_NOUNS = {"at-any-time": "entry at any time"}
PLACES = {
    "title": "short name",
    "label": "label",
    "words": "what the customer reads and the agent says",
    "customer": "what the customer reads",
    "agent": "what the agent says",
    "note": "note for the agent",
    "hint": "hint",
    "record": "case note",
    "message": "message where an answer is refused",
}
"""Who meets words, by their place."""


def product_lines(changes: Iterable[Change]) -> Iterator[Line]:
    """What became of the products and needs: prices and terms in words."""
    for change in changes:
        name = f"{change.what} “{change.name}” ({change.id})"
        yield _line(change, name, change.parts)


def change_lines(changes: Iterable[Change]) -> Iterator[Line]:
    """What became of steps, answers, facts and the guide itself."""
    for change in changes:
        kind = next((each for each in change.parts if each.label == "kind"), None)
        noun = _NOUNS.get(change.what, change.what)
        parts = change.parts
        if kind and change.what == "step" and change.sign in ("added", "removed"):
            noun, parts = kind.new or kind.old, ()
        of = f" of {change.of}" if change.of else ""
        yield _line(change, f"{noun} “{change.name}” ({change.id}){of}", parts)


def _line(change: Change, name: str, parts: tuple[Part, ...]) -> Line:
    more = tuple(each for part in parts for each in turned(*part))
    match change.sign:
        case "added":
            return Line("+", f"new: {name}", more)
        case "removed":
            return Line("-", f"gone: {name}", more)
        case "renamed":
            return Line("~", f"renamed: {name}, before {change.was}", more)
    return Line("~", name, more)


def route_lines(found: GuideDifferences) -> Iterator[Line]:
    """The steps that lead elsewhere: their ways as they were and as they are."""
    old, new = Ways(found.old), Ways(found.new)
    for each in found.routes:
        before = _told(found.old, old, each.old)
        now = _told(found.new, new, each.new)
        lines = merged(before, now)
        if found.moves_nobody(each):
            lines += (More(" ", "The same customers go the same ways as before."),)
        yield Line("~", f"“{each.name}” ({each.step})", lines)


def _told(guide: Guide, ways: Ways, edges: tuple[Edge, ...]) -> list[str]:
    if not edges:
        return []
    step = guide.steps[edges[0].source]
    return [
        f"{way.label or 'always'}: to “{guide.steps[way.edge.target].title}” ({way.edge.target})"
        for way in ways.out_of(step)
        if way.edge in edges
    ]


def wording_lines(found: GuideDifferences) -> Iterator[Line]:
    """The words that read otherwise, each with who meets them."""
    for each in found.wordings:
        yield Line("~", _whose(each), _words(found, each))


def _whose(each: Wording) -> str:
    place = PLACES[each.place]
    if each.answer:
        return f"answer “{each.name}” of {each.owner}, {place}"
    return f"“{each.name}” ({each.owner}), {place}" if each.owner else f"{each.name} of the guide"


def _words(found: GuideDifferences, each: Wording) -> tuple[More, ...]:
    old, new = _plain(found.old, each.old), _plain(found.new, each.new)
    if old == new:
        old, new = (text.source if text else "" for text in (each.old, each.new))
    return merged([old] if old else [], [new] if new else [])


def _plain(guide: Guide, text: Text | None) -> str:
    return " ".join(unfilled(guide, text).split()) if text else ""
