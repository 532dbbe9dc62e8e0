"""The axes of a space of facts: each cut into classes that no condition can tell apart.

Classes are numbered from 0, and a set of classes is an integer with a bit for each: a mask.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, reduce
from operator import or_
from typing import Any, NamedTuple

from engine.expression_functions import (
    AT_LEAST,
    AT_MOST,
    EQUAL,
    LESS,
    MORE,
    UNEQUAL,
    WITHIN,
    Operator,
)
from engine.regions.scales import Boundary, Scale

Mask = int
ANYTHING = "…"
"""Stands for every value that no condition speaks of."""


class Name(NamedTuple):
    """What an axis tells: `kind` and what it is about, a fact by its key or a part by its text.

    `fact` is a fact's value, `known` whether it is set, `has` whether an option is among those of
    a choices fact. The other kinds are not decided, only told apart: `term` is what is computed
    from facts, `order` how two such things compare, `condition` any other condition.
    """

    kind: str
    of: str
    option: str = ""

    @property
    def decided(self) -> bool:
        """Whether each class of the axis can really occur, whatever the other axes say."""
        return self.kind in ("fact", "known", "has")


@dataclass(frozen=True)
class Options:
    """An axis of separate values."""

    values: tuple[Any, ...]

    @property
    def full(self) -> Mask:
        """All classes."""
        return (1 << len(self.values)) - 1

    def where(self, operator: Operator, constant: Any) -> Mask:
        """The classes in which the comparison with a constant holds."""
        found = 0
        for at, value in enumerate(self.values):
            if operator.apply(value, constant):
                found |= 1 << at
        return found

    def mask(self, values: Iterable[Any]) -> Mask:
        """The classes of some values; what is not among them falls into `anything`, if there."""
        found = 0
        for value in values:
            if value in self.values:
                found |= 1 << self.values.index(value)
            elif ANYTHING in self.values:
                found |= 1 << self.values.index(ANYTHING)
        return found

    def picked(self, mask: Mask) -> list[Any]:
        """The values of some classes."""
        return [value for at, value in enumerate(self.values) if mask >> at & 1]

    def samples(self, mask: Mask) -> list[Any]:
        """Values of these classes to try, the plainest first."""
        return self.picked(mask)

    def size(self, mask: Mask) -> Decimal | None:
        """How many values the classes hold; None for no end of them."""
        return None if ANYTHING in self.picked(mask) else Decimal(mask.bit_count())


class Untold(Options):
    """An axis of one class, in which every comparison holds for want of knowing better."""

    def where(self, operator: Operator, constant: Any) -> Mask:  # noqa: ARG002
        return self.full


class Stretch(NamedTuple):
    """A run of values between two boundaries; None where it has no end."""

    low: Boundary | None
    high: Boundary | None


@dataclass(frozen=True)
class Ordered:
    """An axis of numbers or days, cut at `cuts`, from `low` to `high` where it has bounds."""

    scale: Scale
    cuts: tuple[Boundary, ...]
    low: Boundary | None = None
    high: Boundary | None = None

    @cached_property
    def full(self) -> Mask:
        """All classes."""
        return (1 << len(self.cuts) + 1) - 1

    def _left_of(self, boundary: Boundary) -> Mask:
        if self.low is not None and boundary <= self.low:
            return 0
        if self.high is not None and boundary >= self.high:
            return self.full
        return (1 << bisect_right(self.cuts, boundary)) - 1

    def where(self, operator: Operator, constant: Any) -> Mask:
        """The classes in which the comparison with a constant holds."""
        if operator is WITHIN:
            return reduce(or_, (self.where(EQUAL, each) for each in constant), 0)
        below = self._left_of(self.scale.before(constant))
        up_to = self._left_of(self.scale.after(constant))
        return {
            LESS: below,
            AT_MOST: up_to,
            MORE: self.full & ~up_to,
            AT_LEAST: self.full & ~below,
            EQUAL: up_to & ~below,
            UNEQUAL: self.full & ~up_to | below,
        }[operator]

    def mask(self, values: Iterable[Any]) -> Mask:
        """The classes that some values lie in; those out of bounds are in none."""
        found = 0
        for value in values:
            first = self.scale.before(value)
            outside = self.low is not None and first < self.low
            if not outside and (self.high is None or first < self.high):
                found |= 1 << bisect_right(self.cuts, first)
        return found

    def stretches(self, mask: Mask) -> Iterator[Stretch]:
        """The classes as runs, neighbours joined."""
        ends: Sequence[Boundary | None] = (self.low, *self.cuts, self.high)
        at = 0
        while mask >> at:
            if mask >> at & 1:
                first = at
                while mask >> at & 1:
                    at += 1
                yield Stretch(ends[first], ends[at])
            else:
                at += 1

    def samples(self, mask: Mask) -> list[Any]:
        """Values of these classes to try: of each run one from within, and those at its ends."""
        found: list[Any] = []
        for stretch in self.stretches(mask):
            found += [each for each in self._of(stretch) if each not in found]
        return found

    def _of(self, stretch: Stretch) -> Iterator[Any]:
        low, high = stretch
        if low is None and high is None:
            yield self.scale.usual
            return
        for coordinate in _whole(low, high) if self.scale.grain else _dense(low, high):
            yield self.scale.at(coordinate)

    def size(self, mask: Mask) -> Decimal | None:
        """How much the classes hold: values for what comes in grains, else length; None: no end."""
        total = Decimal(0)
        for low, high in self.stretches(mask):
            if low is None or high is None:
                return None
            total += high.coordinate - low.coordinate
        return total


def _whole(low: Boundary | None, high: Boundary | None) -> Iterator[int]:
    if low is not None:
        yield low.coordinate
        last = low.coordinate + 1 if high is None else high.coordinate - 1
        if last > low.coordinate:
            yield last
    elif high is not None:
        yield high.coordinate - 1


def _dense(low: Boundary | None, high: Boundary | None) -> Iterator[Decimal]:
    if low is not None and high is not None:
        first, last = low.coordinate, high.coordinate
        middle = (first + last) / 2
        rounded = middle.to_integral_value()
        yield rounded if first < rounded < last else middle
        if not low.side:
            yield first
        if high.side:
            yield last
    elif low is not None:
        yield low.coordinate + 1 if low.side else low.coordinate
    elif high is not None:
        yield high.coordinate if high.side else high.coordinate - 1


Axis = Options | Ordered
TRUTH = Options((True, False))
"""The axis of what is so or not."""
NOTHING_TOLD = Untold((ANYTHING,))
"""The axis of what conditions misunderstand."""
ORDER = Options((-1, 0, 1))
"""The axis of how two things compare: smaller, equal, larger."""
