"""Moves values of a road until they meet what no region could decide."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
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
_MOST_MOVES = 1_000
"""How many moves are looked at before moving values gives up."""
_MONTHS = 12
_FARTHEST = 1000.0
"""As far as what no value meets is taken to be, so that the rest can still be told apart."""
Values = dict[str, Value]


class Mover:
    """Moves one value at a time, or those of a row together, each time to where most is met.

    `facts` are by their names on the road, and `options` the values that regions leave.
    """

    def __init__(
        self,
        demands: Demands,
        facts: Mapping[str, Fact],
        options: Mapping[str, list[Value]],
    ) -> None:
        self._demands = demands.found
        self._facts = facts
        self._options = options
        self._reads = [reads_of(demand.condition) for demand in self._demands]
        self._reading: dict[str, list[int]] = {}
        for number, names in enumerate(self._reads):
            for name in names:
                self._reading.setdefault(name, []).append(number)
        self._rows = [row for demand in self._demands for row in _rows(demand)]

    def mended(self, values: Values) -> Values | None:
        """The values, moved until every demand is met; None where moving does not help."""
        far = [_far(each, values) for each in self._demands]
        left = _MOST_MOVES
        for _ in range(_ROUNDS):
            if not any(far):
                return values
            missed = [number for number, each in enumerate(far) if each]
            changes = list(islice(self._moves(values, missed), left))
            left -= len(changes)
            best = min(changes, key=lambda each: self._gained(values, each, far), default=None)
            if best is None or self._gained(values, best, far) >= 0:
                return None
            values = {**values, **best}
            far = [_far(each, values) for each in self._demands]
        return None

    def _gained(self, values: Values, changed: Values, far: Sequence[float]) -> float:
        """How much farther the demands are once some values are changed; less than 0 is better."""
        numbers = {number for name in changed for number in self._reading.get(name, ())}
        after = {**values, **changed}
        now = sum(far[number] for number in numbers)
        return sum(_far(self._demands[number], after) for number in numbers) - now

    def _moves(self, values: Values, missed: Sequence[int]) -> Iterator[Values]:
        """Values to change, of those that demands which are not met read."""
        today = values["today"]
        assert isinstance(today, date)
        read = frozenset[str]().union(*(self._reads[number] for number in missed))
        demands = [self._demands[number] for number in missed]
        for name in sorted((read & values.keys()) - {"today"}):
            for each in dict.fromkeys(self._tried(name, values, demands)):
                if is_possible(each, self._facts[name], today):
                    yield {name: each}
        for row in self._rows:
            if not read.isdisjoint(row) and values.keys() >= row.keys():
                yield row

    def _tried(self, name: str, values: Values, missed: Sequence[Demand]) -> Iterator[Value]:
        yield from self._options.get(name, ())
        yield from growing(self._facts[name], values[name])
        yield from _related(values[name], values, missed)


def _far(demand: Demand, values: Values) -> float:
    """How far values are from meeting a demand."""
    if is_met(demand, values):
        return 0
    return min(distance(demand.condition, values, wanted=demand.wanted is Wanted.TRUE), _FARTHEST)


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
    if isinstance(demand.condition, Or):
        for each in demand.condition.operands:
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
