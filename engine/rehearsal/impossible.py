"""Proves of what no walk has been through that none can be, and says why."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from engine.guide import Edge, Guide, Offer
from engine.trace import Way, way
from engine.witness import Finder, suggesting

_WHY = {
    "none": "something always fits here",
    "missing": "the table has a row for every value",
    "found": "the table has no row for any value",
    "accepted": "nothing ever fits here",
    "declined": "nothing ever fits here",
    "then": "no walk comes here so often",
}
_MOST_SEARCHED = 12
"""Where more ways than these are left to walks, each is looked at as the quicker proof does."""
_ANSWERED = ("answer", "any-time")
_NEVER = "nobody whom it fits comes here, or another always comes before it"
_NOBODY = "no walk comes here"
_ASKS = "no walk comes here with what it asks for"


class Prover:
    """Proves of ways and steps of a guide that no walk comes there, whatever is known before it.

    It is tried for ways out of the steps that walks have `passed`, and answers with a way of their
    own anybody can give there. Where all ways into a step are closed, so are those out of it.
    """

    def __init__(self, guide: Guide, taken: Collection[Way], passed: Collection[str]) -> None:
        self._finder = Finder(guide, anything_given=True)
        self._taken = taken
        self._passed = passed

    def step(self, step: str) -> str:
        """Why no walk can come to a step; empty where that is not proved."""
        return _NOBODY if step in self._closed[1] else ""

    def way(self, edge: Edge) -> str:
        """Why no walk can take the way that an edge is; empty where that is not proved."""
        return self._closed[0].get(way(edge), "")

    def product(self, product: str, offers: Sequence[Offer]) -> str:
        """Why none of these offers can suggest a product; empty where that is not proved."""
        guide = self._finder.guide
        goals = (
            suggesting(offer, each, guide)
            for offer in offers
            for each in offer.products
            if each.id == product
        )
        return _NEVER if all(self._finder.search(goal).ruled_out for goal in goals) else ""

    @cached_property
    def _closed(self) -> tuple[dict[Way, str], set[str]]:
        """The ways that nobody can take, with the reason, and the steps that nobody comes to."""
        same = self._same
        ways = dict(self._proved())
        steps: set[str] = set()
        into: dict[str, set[Way]] = {}
        for each, edges in same.items():
            for edge in edges:
                into.setdefault(edge.target, set()).add(each)
        waiting = [step for step in into if step not in self._passed]
        while fresh := [step for step in waiting if into[step] <= ways.keys()]:
            steps.update(fresh)
            waiting = [step for step in waiting if step not in steps]
            for each, edges in same.items():
                if all(edge.source in steps for edge in edges):
                    ways.setdefault(each, _NOBODY)
        return ways, steps

    def _proved(self) -> Iterator[tuple[Way, str]]:
        tried = {each: edges for each, edges in self._same.items() if self._is_tried(each, edges)}
        thorough = len(tried) <= _MOST_SEARCHED
        for each, edges in tried.items():
            if all(self._is_ruled_out(edge, thorough=thorough) for edge in edges):
                yield each, _why(edges[0])

    def _is_tried(self, each: Way, edges: Sequence[Edge]) -> bool:
        return each not in self._taken and any(self._may_be_closed(edge) for edge in edges)

    def _is_ruled_out(self, edge: Edge, *, thorough: bool) -> bool:
        return self._finder.taking(edge).ruled_out if thorough else self._finder.is_closed(edge)

    def _may_be_closed(self, edge: Edge) -> bool:
        return edge.source in self._passed and (edge.kind not in _ANSWERED or _asks(edge))

    @cached_property
    def _same(self) -> Mapping[Way, Sequence[Edge]]:
        """The edges that are one way, such as those of a subguide that ends at several places."""
        found: dict[Way, list[Edge]] = {}
        for step in self._finder.ways.reached:
            for edge in self._finder.ways.out(step):
                found.setdefault(way(edge), []).append(edge)
        return found


def _asks(edge: Edge) -> bool:
    return edge.route is not None and bool(edge.route.test)


def _why(edge: Edge) -> str:
    return _ASKS if _asks(edge) else _WHY.get(edge.kind, _ASKS)
