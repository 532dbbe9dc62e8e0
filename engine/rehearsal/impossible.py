"""Proves of ways that no walk has taken that none can, and says why."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from engine.guide import Edge, Guide
from engine.trace import Way, way
from engine.witness import Finder

_WHY = {
    "none": "something always fits here",
    "missing": "the table has a row for every value",
    "found": "the table has no row for any value",
    "accepted": "nothing ever fits here",
    "declined": "nothing ever fits here",
    "then": "no walk comes here so often",
}
_ASKS = "no walk comes here with what it asks for"


def impossible(
    guide: Guide, untaken: Iterable[Edge], passed: Collection[str]
) -> Iterator[tuple[Edge, str]]:
    """Those of some edges whose way no walk can take, whatever is known before it, with the reason.

    `passed` are the steps that walks are known to come to.
    """
    finder = Finder(guide, anything_given=True)
    same: Mapping[Way, list[Edge]] | None = None
    for edge in untaken:
        same = same if same is not None else _by_way(finder)
        edges = same.get(way(edge), [])
        if all(finder.taking(each).ruled_out for each in edges):
            yield edge, _why(edge, passed)


def _by_way(finder: Finder) -> dict[Way, list[Edge]]:
    """The edges that are one way, such as those of a subguide that ends at several places."""
    found: dict[Way, list[Edge]] = {}
    for step in finder.ways.reached:
        for edge in finder.ways.out(step):
            found.setdefault(way(edge), []).append(edge)
    return found


def _why(edge: Edge, passed: Collection[str]) -> str:
    asks = edge.route is not None and bool(edge.route.test)
    if asks or edge.source not in passed:
        return _ASKS
    return _WHY.get(edge.kind, _ASKS)
