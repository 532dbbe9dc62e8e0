"""How the values of ordered kinds become coordinates that a partition can cut between.

Whole numbers, days and amounts of money come in grains: nothing lies between 2 and 3 people, or
between 9.99 and 10.00. Other numbers are continuous. A boundary is a coordinate and the side of
it on which the cut lies, so boundaries are in order as tuples are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil, floor
from typing import Any, NamedTuple

from engine.kinds import Kind


class Boundary(NamedTuple):
    """A cut: left of everything at `coordinate` where `side` is 0, right of it where it is 1."""

    coordinate: Any
    side: int = 0


@dataclass(frozen=True, slots=True)
class Scale:
    """How one kind of value is laid out; `grain` is the smallest difference, 0 for none.

    `usual` is a value where any will do.
    """

    number_of: Callable[[Any], Any]
    value_of: Callable[[Any], Any]
    grain: Decimal
    usual: Any

    def before(self, value: Any) -> Boundary:
        """The boundary between all smaller values and this one."""
        number = self.number_of(value)
        return Boundary(ceil(number / self.grain)) if self.grain else Boundary(number)

    def after(self, value: Any) -> Boundary:
        """The boundary between this value and all larger ones."""
        number = self.number_of(value)
        return Boundary(floor(number / self.grain) + 1) if self.grain else Boundary(number, 1)

    def at(self, coordinate: Any) -> Any:
        """The value at a coordinate."""
        return self.value_of(coordinate * self.grain if self.grain else coordinate)


def _day(number: Any) -> date:
    return date.fromordinal(min(max(int(number), 1), date.max.toordinal()))


def _number(day: date) -> Decimal:
    return Decimal(day.toordinal())


WHOLE = Scale(Decimal, int, Decimal(1), 1)
"""Whole numbers."""
AMOUNTS = Scale(Decimal, Decimal, Decimal("0.01"), Decimal(1))
"""Amounts of money, in hundredths."""
NUMBERS = Scale(Decimal, Decimal, Decimal(0), Decimal(1))
"""Numbers of any precision."""
DAYS = Scale(_number, _day, Decimal(1), date(2026, 11, 2))
"""Days of the calendar."""

SCALES = {Kind.INTEGER: WHOLE, Kind.MONEY: AMOUNTS, Kind.NUMBER: NUMBERS, Kind.DATE: DAYS}
"""The scale of each ordered kind."""


def scale_of(constants: list[Any], *, whole: bool = False) -> Scale:
    """The scale of what is no fact, by the constants that it is compared with."""
    if any(isinstance(each, date) for each in constants):
        return DAYS
    return WHOLE if whole else NUMBERS
