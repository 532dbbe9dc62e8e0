"""What an ordered list of conditions decides: where none holds, and where order alone decides."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from engine.expression_nodes import Node
from engine.regions.boxes import (
    NOWHERE,
    Box,
    Region,
    TooComplex,
    common,
    difference,
    intersection,
    meet,
)
from engine.regions.space import Space
from engine.regions.tables import Table


class Gap(NamedTuple):
    """Where no condition holds; `proved` where that does not hang on what cannot be decided."""

    box: Box
    proved: bool


class Decision:
    """An ordered list of conditions over a space, the first that holds being taken.

    None stands for `else`. `within` limits the combinations that can come at all. Everything
    here but `never` may raise TooComplex.
    """

    def __init__(
        self, space: Space, conditions: Sequence[Node | None], within: Box | None = None
    ) -> None:
        self.space = space
        self.within = space.everything if within is None else within
        self._conditions = conditions

    @cached_property
    def holding(self) -> list[Region]:
        """Where each condition holds, whatever those before it say."""
        return [self._inside(self._holds(condition)) for condition in self._conditions]

    def _holds(self, condition: Node | None) -> Region:
        if condition is None:
            return (self.space.everything,)
        return self.space.region(condition)

    def _inside(self, region: Region) -> Region:
        return tuple(box for each in region if (box := common(each, self.within)) is not None)

    @cached_property
    def _may_be_open(self) -> bool:
        """Whether a condition may read what is unset, and be neither true nor false."""
        return any(name.kind == "known" for name in self.space.axes)

    def _past(self, number: int) -> Region:
        """Where a walk goes on past a condition."""
        condition = self._conditions[number]
        return NOWHERE if condition is None else self.space.region(condition, wanted=False)

    @cached_property
    def _open(self) -> list[Region]:
        """Where each condition reads what is unset: a walk stops there in another way."""
        if not self._may_be_open:
            return [NOWHERE] * len(self._conditions)
        return [
            difference(difference((self.within,), holding), self._past(number))
            for number, holding in enumerate(self.holding)
        ]

    @cached_property
    def _rows(self) -> list[tuple[int, Box]]:
        return [(number, box) for number, region in enumerate(self.holding) for box in region]

    @cached_property
    def _table(self) -> Table:
        return Table([box for _, box in self._rows], self.within)

    def gaps(self) -> Iterator[Gap]:
        """The largest boxes in which no condition holds, those that are proved first."""
        rows = [box for _, box in self._rows] + [box for region in self._open for box in region]
        plain = [self._without_undecided(box) for box in rows]
        found: set[Box] = set()
        for boxes, proved in ((plain, True), (rows, False)):
            if not proved and boxes == plain:
                return
            table = Table(boxes, self.within)
            for hole in table.uncovered():
                box = table.widened(hole)
                if box not in found:
                    found.add(box)
                    yield Gap(box, proved)

    def _without_undecided(self, box: Box) -> Box:
        return tuple(
            mask if name.decided else full
            for name, mask, full in zip(self.space.axes, box, self.within, strict=True)
        )

    def taken(self, number: int) -> Region:
        """Where a condition is the first that holds."""
        left = self.holding[number]
        for earlier in range(number):
            if left and not self._are_apart(earlier, number):
                left = difference(left, (*self.holding[earlier], *self._open[earlier]))
        return left

    def _are_apart(self, earlier: int, number: int) -> bool:
        return not self._open[earlier] and (earlier, number) not in self.meeting

    @cached_property
    def meeting(self) -> dict[tuple[int, int], list[tuple[int, int]]]:
        """The pairs of conditions that can hold together, with the rows that show it."""
        found: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for one, two in self._table.overlaps():
            owners = self._rows[one][0], self._rows[two][0]
            if owners[0] != owners[1]:
                found.setdefault(owners, []).append((one, two))
        return found

    def shared(self, first: int, second: int) -> Region:
        """Where both of two conditions hold."""
        return intersection(self.holding[first], self.holding[second])

    @cached_property
    def never(self) -> Mapping[int, Sequence[int]]:
        """The conditions that are never taken, with those that take their cases.

        A condition that cannot hold has none of those. Where the whole list is too complex, each
        condition is looked at by itself and with each one before it; this raises nothing.
        """
        return self._never_in_pairs() if self._never_in_whole is None else self._never_in_whole

    @property
    def is_too_complex(self) -> bool:
        """Whether what the conditions leave to each other is outside what can be decided."""
        return self._never_in_whole is None

    @property
    def worst(self) -> int | None:
        """The first condition that is too complex by itself; None where they are so together."""
        for number, condition in enumerate(self._conditions):
            try:
                self._holds(condition)
            except TooComplex:
                return number
        return None

    @cached_property
    def _never_in_whole(self) -> Mapping[int, Sequence[int]] | None:
        """What is never taken; None where neither this nor a simpler space can tell."""
        conditions = [each for each in self._conditions if each is not None]
        try:
            return self._never()
        except TooComplex:
            simpler = Decision(self.space.with_computed(conditions), self._conditions)
        try:
            return simpler._never()
        except TooComplex:
            return None

    def _never(self) -> dict[int, list[int]]:
        left = [number for number in range(len(self._conditions)) if not self._is_taken(number)]
        return {number: self._takers(number) for number in left}

    def _is_taken(self, number: int) -> bool:
        """Whether a condition is ever the first that holds."""
        holding = self.holding[number]
        if self._may_be_open:
            return meet(holding, map(self._past, range(number)))
        taken = [each for each in range(number) if (each, number) in self.meeting]
        rows = [(box,) for each in taken for box in self.holding[each]]
        return meet(holding, [difference((self.within,), row) for row in rows])

    def _takers(self, number: int) -> list[int]:
        if not self.holding[number]:
            return []
        return [each for each in range(number) if (each, number) in self.meeting]

    def _never_in_pairs(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for number in range(len(self._conditions)):
            if self._leaves_nothing(number):
                found[number] = []
                continue
            takers = [each for each in range(number) if self._leaves_nothing(each, number)]
            if takers:
                found[number] = takers
        return found

    def _leaves_nothing(self, *numbers: int) -> bool:
        """Whether these alone leave nothing to the last of them; False where undecided."""
        alone = Decision(self.space, [self._conditions[each] for each in numbers], self.within)
        try:
            return not alone._is_taken(len(numbers) - 1)
        except TooComplex:
            return False
