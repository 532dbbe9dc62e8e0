"""Finds values that meet the demands of a road."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from engine.expression_nodes import Node
from engine.regions import Box, Mask, Name, Region, Space, TooComplex, difference
from engine.witness.allowed import allowed
from engine.witness.choosing import UNSET, Chooser
from engine.witness.common_boxes import CommonBoxes
from engine.witness.demands import Demand, Demands, Wanted
from engine.witness.moving import Effort, Values

_BOXES_TRIED = 6
_BOXES_MOVED = 2
_MOST_BLAMED = 60
"""Among how many demands those are looked for that stand against each other."""


class Unsolved(Exception):
    """Demands that nothing meets; `reads` are the facts that stand against each other.

    It is `sure` where every combination of values was looked at.
    """

    def __init__(self, reads: frozenset[str], *, sure: bool) -> None:
        super().__init__(reads)
        self.reads = reads
        self.sure = sure


class Solver:
    """Meets the demands of one road, for a walk on the day `today` unless they name another.

    `givable` are the keys of the facts that a caller may know before the walk. What is spent on it
    comes off the `effort`, which roads may share.
    """

    def __init__(
        self, demands: Demands, givable: frozenset[str], today: date, effort: Effort
    ) -> None:
        self._demands = demands
        self._meanings = demands.meanings
        self._givable = givable
        self._today = today
        self._effort = effort
        self._facts = {**demands.guide.facts, **demands.meanings.values}

    def solve(self) -> Values:
        """Values by their names on the road, `today` among them. Raises Unsolved."""
        demanded = [each.condition for each in self._demands.found]
        space = Space(self._facts, demanded, self._meanings.sure.__contains__)
        space = self._with_answers(space, demanded)
        regions = [self._region(space, each) for each in self._demands.found]
        boxes = CommonBoxes(self._beginning(space), regions)
        found = list(islice(boxes, _BOXES_TRIED))
        for values in self._chosen(space, found):
            if values is not None:
                return values
        if found:
            raise Unsolved(self._reads(self._demands.found), sure=False)
        blamed = self._culprits(space, regions) if boxes.nested else self._demands.found
        raise Unsolved(self._reads(blamed), sure=boxes.complete)

    def _chosen(self, space: Space, boxes: Sequence[Box]) -> Iterator[Values | None]:
        """Values out of each box, those that meet all as they are before those that are moved."""
        choosers = [Chooser(self._demands, self._facts, space, box, self._today) for box in boxes]
        yield from (chooser.values() for chooser in choosers)
        tried = [chooser for chooser in choosers if chooser.has_values]
        yield from (chooser.moved(self._effort) for chooser in tried[:_BOXES_MOVED])

    def _reads(self, demands: Iterable[Demand]) -> frozenset[str]:
        return frozenset().union(*(each.reads for each in demands))

    def _with_answers(self, space: Space, demanded: Sequence[Node]) -> Space:
        """The space with what questions allow as answers demanded too, where that matters."""
        spoken = {name.of for name in space.axes}
        limits = [
            Demand(condition, Wanted.TRUE, frozenset((step.fact.key,)))
            for name, step in self._demands.asked.items()
            if name in spoken
            for condition in allowed(name, step)
        ]
        if not limits:
            return space
        self._demands.found[:0] = limits
        conditions = [*demanded, *(each.condition for each in limits)]
        return Space(self._facts, conditions, self._meanings.sure.__contains__)

    def _culprits(self, space: Space, regions: Sequence[Region]) -> list[Demand]:
        """Demands that cannot all be met, those left out that are not to blame."""
        if len(regions) > _MOST_BLAMED:
            return self._demands.found
        whole = self._beginning(space)
        blamed = list(zip(regions, self._demands.found, strict=True))
        for each in list(blamed):
            fewer = [other for other in blamed if other is not each]
            boxes = CommonBoxes(whole, [region for region, _ in fewer])
            if next(iter(boxes), None) is None:
                blamed = fewer
        return [demand for _, demand in blamed]

    def _beginning(self, space: Space) -> Box:
        limits: dict[Name, Mask] = {}
        for name in space.axes:
            if name.kind == "known" and not self._may_be_set(name.of):
                limits[name] = UNSET
        return space.box(limits)

    def _may_be_set(self, value: str) -> bool:
        if value in self._meanings.never:
            return False
        return value in self._meanings.made or value in self._givable

    def _region(self, space: Space, demand: Demand) -> Region:
        if demand.wanted is not Wanted.NOT_TRUE:
            return space.around(demand.condition, wanted=demand.wanted is Wanted.TRUE)
        try:
            return difference((space.everything,), space.region(demand.condition))
        except TooComplex:
            return (space.everything,)
