"""Finds values that meet the demands of a road."""

from collections.abc import Iterator, Sequence
from datetime import date

from engine.expression_functions import WITHIN
from engine.expression_nodes import Literal, Node, Not, Operation, Or, Read
from engine.guide import Question
from engine.kinds import Kind
from engine.regions import Box, Mask, Name, Region, Space, TooComplex, common, difference
from engine.witness.choosing import SET, UNSET, Chooser, Values
from engine.witness.demands import Demand, Demands, Wanted

MOST_BOXES = 48
"""How many boxes of values are carried along a road; more are not looked at."""
_BOXES_TRIED = 6


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

    `givable` are the keys of the facts that a caller may know before the walk.
    """

    def __init__(self, demands: Demands, givable: frozenset[str], today: date) -> None:
        self._demands = demands
        self._meanings = demands.meanings
        self._givable = givable
        self._today = today
        self._facts = {**demands.guide.facts, **demands.meanings.values}
        self._sure = True

    def solve(self) -> Values:
        """Values by their names on the road, `today` among them. Raises Unsolved."""
        demanded = [each.condition for each in self._demands.found]
        space = Space(self._facts, demanded, self._meanings.sure.__contains__)
        space = self._with_answers(space, demanded)
        boxes = self._narrowed(space)
        for box in boxes[:_BOXES_TRIED]:
            found = Chooser(self._demands, self._facts, space, box, self._today).values()
            if found is not None:
                return found
        reads = frozenset().union(*(each.reads for each in self._demands.found))
        raise Unsolved(reads, sure=False)

    def _with_answers(self, space: Space, demanded: Sequence[Node]) -> Space:
        """The space with what questions allow as answers demanded too, where that matters."""
        spoken = {name.of for name in space.axes}
        limits = [
            Demand(condition, Wanted.TRUE, frozenset((step.fact.key,)))
            for name, step in self._demands.asked.items()
            if name in spoken
            for condition in _allowed(name, step)
        ]
        if not limits:
            return space
        self._demands.found[:0] = limits
        conditions = [*demanded, *(each.condition for each in limits)]
        return Space(self._facts, conditions, self._meanings.sure.__contains__)

    def _narrowed(self, space: Space) -> Region:
        beginning = (self._beginning(space),)
        current: Region = beginning
        regions: list[tuple[Region, Demand]] = []
        for demand in self._demands.found:
            regions.append((self._region(space, demand), demand))
            current = self._both(current, regions[-1][0])
            if not current:
                raise Unsolved(self._culprits(beginning, regions), sure=self._sure)
        return tuple(sorted(current, key=lambda box: self._given_in(space, box)))

    def _culprits(
        self, beginning: Region, regions: Sequence[tuple[Region, Demand]]
    ) -> frozenset[str]:
        """The facts of demands that cannot all be met, those left out that are not to blame."""
        blamed = list(regions)
        for each in regions[:-1]:
            fewer = [other for other in blamed if other is not each]
            current = beginning
            for region, _ in fewer:
                current = self._both(current, region)
            if not current:
                blamed = fewer
        return frozenset().union(*(demand.reads for _, demand in blamed))

    def _beginning(self, space: Space) -> Box:
        limits: dict[Name, Mask] = {}
        for name in space.axes:
            if name.kind == "known" and not self._may_be_set(name.of):
                limits[name] = UNSET
        return space.box(limits)

    def _may_be_set(self, value: str) -> bool:
        if value in self._meanings.never:
            return False
        if value in self._demands.asked or value in self._meanings.values:
            return True
        return value in self._givable

    def _region(self, space: Space, demand: Demand) -> Region:
        try:
            if demand.wanted is Wanted.NOT_TRUE:
                return difference((space.everything,), space.region(demand.condition))
            return space.region(demand.condition, wanted=demand.wanted is Wanted.TRUE)
        except TooComplex:
            self._sure = False
            return (space.everything,)

    def _both(self, current: Region, region: Region) -> Region:
        found: dict[Box, None] = {}
        for one in current:
            for two in region:
                box = common(one, two)
                if box is not None:
                    found[box] = None
                    if len(found) == MOST_BOXES:
                        self._sure = False
                        return tuple(found)
        return tuple(found)

    def _given_in(self, space: Space, box: Box) -> int:
        """How many facts a box takes for given before the walk."""
        return sum(
            name.kind == "known" and mask == SET and name.of not in self._demands.asked
            for name, mask in zip(space.axes, box, strict=True)
        )


def _allowed(name: str, step: Question) -> Iterator[Node]:
    """What a question allows as its answer, where that is less than its fact can hold."""
    here = Read(name, step.fact.name, None)
    picked = frozenset(choice.id for choice in step.choices)
    match step.fact.kind:
        case Kind.CHOICE if picked and len(picked) < len(step.fact.options):
            yield Operation(WITHIN, (here, Literal(picked, "answers")), "answers")
        case Kind.CHOICES if step.choices:
            parts = {each: Operation(WITHIN, (Literal(each, each), here), each) for each in picked}
            if not step.optional:
                yield Or(tuple(parts.values()), "at least one")
            for choice in step.choices:
                if choice.exclusive:
                    others = Or(
                        tuple(part for each, part in parts.items() if each != choice.id), ""
                    )
                    yield Or((Not(parts[choice.id], ""), Not(others, "")), "alone")
            for option in step.fact.options:
                if option.id not in picked:
                    lacking = Operation(WITHIN, (Literal(option.id, option.id), here), "")
                    yield Not(lacking, option.id)
