"""Moves values of a road until they meet what no region could decide."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import takewhile
from typing import Any

from engine.calculations import add_months
from engine.expression_errors import CannotCompute
from engine.expression_functions import EQUAL
from engine.expression_nodes import And, Literal, Node, Operation, Or, Read, parts_of, reads_of
from engine.expressions import value_at
from engine.facts import Fact
from engine.kinds import Value
from engine.witness.demands import Demand, Demands, Wanted
from engine.witness.distance import distance
from engine.witness.values import growing, is_possible, nearby

_ROUNDS = 12
_MOST_PARTS = 250_000
_MONTHS = 12
_FARTHEST = 1000.0
"""As far as what no value meets is taken to be, so that the rest can still be told apart."""
Values = dict[str, Value]


@dataclass(slots=True)
class Effort:
    """How many parts of conditions may still be looked at before moving values gives up."""

    left: int = _MOST_PARTS


class Mover:
    """Moves one value at a time, or those of a row together, each time to where most is met.

    `facts` are by their names on the road, and `options` the values that regions leave.
    """

    def __init__(
        self,
        demands: Demands,
        facts: Mapping[str, Fact],
        options: Mapping[str, list[Value]],
        effort: Effort,
    ) -> None:
        self._effort = effort
        self._demands = demands.found
        self._aims = [_Aim(demand) for demand in demands.found]
        self._facts = facts
        self._options = options
        self._reading: dict[str, list[int]] = {}
        for number, aim in enumerate(self._aims):
            for name in aim.reads:
                self._reading.setdefault(name, []).append(number)

    def mended(self, values: Values) -> Values | None:
        """The values, moved until every demand is met; None where moving does not help."""
        if not self._can_look_at(range(len(self._aims))):
            return None
        far = [aim.far(values) for aim in self._aims]
        for _ in range(_ROUNDS):
            if not any(far):
                return values
            missed = [number for number, each in enumerate(far) if each]
            moves = self._moves(values, missed)
            changes = list(takewhile(lambda each: self._can_look_at(self._read_by(each)), moves))
            best = min(changes, key=lambda each: self._gained(values, each, far), default=None)
            if best is None or self._gained(values, best, far) >= 0:
                return None
            values = {**values, **best}
            far = [aim.far(values) for aim in self._aims]
        return None

    def _can_look_at(self, numbers: Iterable[int]) -> bool:
        """Whether there is effort left for some demands, which is taken off then."""
        self._effort.left -= sum(self._aims[number].size for number in numbers)
        return self._effort.left >= 0

    def _read_by(self, changed: Values) -> set[int]:
        """The demands that read some values, by their numbers."""
        return {number for name in changed for number in self._reading.get(name, ())}

    def _gained(self, values: Values, changed: Values, far: Sequence[float]) -> float:
        """How much farther the demands are once some values are changed; less than 0 is better."""
        numbers = self._read_by(changed)
        after = {**values, **changed}
        now = sum(far[number] for number in numbers)
        return sum(self._aims[number].far(after) for number in numbers) - now

    def _moves(self, values: Values, missed: Sequence[int]) -> Iterator[Values]:
        """Values to change, of those that demands which are not met read."""
        today = values["today"]
        assert isinstance(today, date)
        read = frozenset[str]().union(*(self._aims[number].reads for number in missed))
        demands = [self._demands[number] for number in missed]
        for name in sorted((read & values.keys()) - {"today"}):
            for each in dict.fromkeys(self._tried(name, values, demands)):
                if is_possible(each, self._facts[name], today):
                    yield {name: each}
        for row in (row for aim in self._aims for row in aim.rows):
            if not read.isdisjoint(row) and values.keys() >= row.keys():
                yield row

    def _tried(self, name: str, values: Values, missed: Sequence[Demand]) -> Iterator[Value]:
        yield from self._options.get(name, ())
        yield from growing(self._facts[name], values[name])
        yield from _related(values[name], values, missed)


class _Aim:
    """What one demand takes, and how far values are from it; the rows of a table are counted off.

    `size` tells how many parts are looked at for that.
    """

    def __init__(self, demand: Demand) -> None:
        self._demand = demand
        self.reads = reads_of(demand.condition)
        self.rows = list(_rows(demand))
        self.size = len(self.rows) or _size(demand.condition)

    def far(self, values: Values) -> float:
        if is_met(self._demand, values):
            return 0
        if self.rows:
            return min(_differing(row, values) for row in self.rows)
        wanted = self._demand.wanted is Wanted.TRUE
        return min(distance(self._demand.condition, values, wanted=wanted), _FARTHEST)


def _differing(row: Values, values: Values) -> int:
    """How many values are not those of a row."""
    return sum(values.get(name) != value for name, value in row.items())


def _size(node: Node) -> int:
    """How many parts a condition has, itself included; no more than matter are counted."""
    count, waiting = 0, [node]
    while waiting and count < _MOST_PARTS:
        count += 1
        waiting += parts_of(waiting.pop())
    return count


def meets_all(demands: Demands, values: Values) -> bool:
    """Whether every demand of a road is met by these values."""
    return all(is_met(each, values) for each in demands.found)


def is_met(demand: Demand, values: Mapping[str, Value]) -> bool:
    """Whether a demand is met by these values."""
    found = value_at(demand.condition, values)
    if demand.wanted is Wanted.NOT_TRUE:
        return found is not True
    return found is (demand.wanted is Wanted.TRUE)


def _rows(demand: Demand) -> Iterator[Values]:
    """The values that go together, where a demand is that some row of a table is found."""
    condition = demand.condition
    if isinstance(condition, Or) and demand.wanted is Wanted.TRUE:
        for each in condition.operands:
            if isinstance(each, And):
                row = dict(_equal(part) for part in each.operands)
                if "" not in row:
                    yield row


def _equal(part: Node) -> tuple[str, Any]:
    """The fact that must have a value, by its name, and the value."""
    match part:
        case Operation(operator, (Read(name), Literal(value))) if operator is EQUAL:
            return name, value
        case _:
            return "", None


def _related(now: Value, values: Values, missed: Sequence[Demand]) -> Iterator[Value]:
    """Values near those that stand in the demands which are not met."""
    for demand in missed:
        for part in _parts(demand.condition, values):
            if isinstance(part, date) is not isinstance(now, date):
                yield from _days(part, values["today"])
            elif isinstance(part, str) is isinstance(now, str):
                yield from nearby(part)


def _parts(node: Node, values: Values) -> Iterator[Value]:
    """The values of all parts of a condition but its own."""
    for part in parts_of(node):
        value = part.value if isinstance(part, Literal) else value_at(part, values)
        if value is not None and not isinstance(value, bool | frozenset):
            yield value
        yield from _parts(part, values)


def _days(number: Value, today: Any) -> Iterator[date]:
    """The days so many days, months or years before and behind today, and those beside them."""
    if not isinstance(number, int | Decimal) or not -100_000 < number < 100_000:
        return
    for count in (int(number), -int(number)):
        yield from _beside(today + timedelta(days=count))
        for months in (count, count * _MONTHS):
            try:
                yield from _beside(add_months(today, months))
            except CannotCompute:
                continue


def _beside(day: date) -> Iterator[date]:
    return (day + timedelta(days=each) for each in range(-3, 4))
