"""Chooses values out of a box, and moves them until they meet what no region could decide."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from engine.calculations import add_months
from engine.expression_errors import CannotCompute
from engine.expression_nodes import Literal, Node, Read, parts_of
from engine.expressions import value_at
from engine.facts import Fact
from engine.kinds import Kind, Value
from engine.regions import ANYTHING, Box, Mask, Name, Space
from engine.witness.demands import Demand, Demands, Wanted
from engine.witness.values import growing, is_possible, nearby, usual, usual_ones

SET, UNSET = 1, 2
"""The classes of an axis that tells whether a fact is set."""
_ROUNDS = 12
Values = dict[str, Value]


class Chooser:
    """Chooses the values of a road out of one box of a space; `facts` are by their names there."""

    def __init__(
        self, demands: Demands, facts: Mapping[str, Fact], space: Space, box: Box, today: date
    ) -> None:
        self._demands = demands
        self._sure = demands.meanings.sure
        self._facts = facts
        self._space = space
        self._box = box
        self._today = today

    def values(self) -> Values | None:
        """Values in the box that meet every demand; None if none were found."""
        options = dict(self._options())
        if any(not each for each in options.values()):
            return None
        values: Values = {"today": self._today}
        values |= {name: each[0] for name, each in options.items()}
        for name, step in self._demands.asked.items():
            if name not in values and not self._is_unset(name):
                plain = usual(self._facts[name], step, self._today)
                if plain is None:
                    return None
                values[name] = plain
        return self._mended(values, options)

    def _is_unset(self, name: str) -> bool:
        at = self._space.at.get(Name("known", name))
        if at is None:
            return name not in self._sure
        return not self._box[at] & SET or (self._box[at] & UNSET != 0 and name not in self._sure)

    def _options(self) -> Iterator[tuple[str, list[Value]]]:
        """Values to try for each value on the road that the demands speak of."""
        done: set[str] = set()
        for name, mask in zip(self._space.axes, self._box, strict=True):
            if name.kind not in ("fact", "has") or name.of in done:
                continue
            done.add(name.of)
            if name.of != "today" and self._is_left_out(name.of):
                continue
            if name.kind == "has":
                yield name.of, list(self._sets(name.of))
            else:
                yield name.of, list(self._samples(name, mask))
        for name, mask in zip(self._space.axes, self._box, strict=True):
            if name.kind == "known" and mask == SET and name.of not in done:
                plain = usual(self._facts[name.of], self._demands.asked.get(name.of), self._today)
                yield name.of, [] if plain is None else [plain]

    def _is_left_out(self, name: str) -> bool:
        return Name("known", name) in self._space.at and self._is_unset(name)

    def _samples(self, name: Name, mask: Mask) -> Iterator[Value]:
        if name.of == "today":
            axis = self._space.axes[name]
            if mask & axis.mask([self._today]):
                yield self._today
            yield from axis.samples(mask)
            return
        fact = self._facts[name.of]
        axis = self._space.axes[name]
        if fact.kind is not Kind.CHOICE:
            plain = usual_ones(fact, self._demands.asked.get(name.of), self._today)
            yield from (each for each in plain if mask & axis.mask([each]))
        for each in axis.samples(mask):
            if each != ANYTHING:
                yield each

    def _sets(self, value: str) -> Iterator[Value]:
        fact, step = self._facts[value], self._demands.asked.get(value)
        inside, free = [], []
        for option in fact.options:
            at = self._space.at.get(Name("has", value, option.id))
            if at is None or self._box[at] == SET | UNSET:
                free.append(option.id)
            elif self._box[at] == SET:
                inside.append(option.id)
        alone = {choice.id for choice in step.choices if choice.exclusive} if step else set()
        if inside or (step is None or step.optional):
            yield frozenset(inside)
        else:
            for each in sorted(free, key=alone.__contains__):
                yield frozenset((each,))

    def _mended(self, values: Values, options: Mapping[str, list[Value]]) -> Values | None:
        """The values with some of them moved, until they meet what no region could decide."""
        missed = self._missed(values)
        for _ in range(_ROUNDS):
            if not missed:
                return values
            best = min(
                self._moves(values, options, missed),
                key=lambda moved: len(self._missed(moved)),
                default=values,
            )
            still = self._missed(best)
            if len(still) >= len(missed):
                return None
            values, missed = best, still
        return None

    def _missed(self, values: Values) -> list[Demand]:
        return [each for each in self._demands.found if not is_met(each, values)]

    def _moves(
        self, values: Values, options: Mapping[str, list[Value]], missed: Sequence[Demand]
    ) -> Iterator[Values]:
        read = {name for demand in missed for name in _reads(demand.condition)}
        for name in sorted(read & values.keys()):
            if name == "today":
                continue
            fact = self._facts[name]
            tried = [
                *options.get(name, ()),
                *growing(fact),
                *_related(values[name], values, missed),
            ]
            for each in dict.fromkeys(tried):
                if is_possible(each, fact, self._today):
                    yield {**values, name: each}


def is_met(demand: Demand, values: Mapping[str, Value]) -> bool:
    """Whether a demand is met by these values."""
    found = value_at(demand.condition, values)
    if demand.wanted is Wanted.NOT_TRUE:
        return found is not True
    return found is (demand.wanted is Wanted.TRUE)


def _reads(node: Node) -> Iterator[str]:
    if isinstance(node, Read):
        yield node.key
    for part in parts_of(node):
        yield from _reads(part)


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
    """The days so many days or months before and behind today, and those beside them."""
    if not isinstance(number, int | Decimal) or not -100_000 < number < 100_000:
        return
    for count in (int(number), -int(number)):
        yield from _beside(today + timedelta(days=count))
        try:
            yield from _beside(add_months(today, count))
        except CannotCompute:
            continue


def _beside(day: date) -> Iterator[date]:
    return (day + timedelta(days=each) for each in range(-3, 4))
