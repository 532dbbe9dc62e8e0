"""One value for each class of values that a condition cannot tell apart."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any

from engine.facts import Fact
from engine.kinds import Kind, Value

ANYTHING = "…"
"""Stands for every text that no condition speaks of."""

_DAY = timedelta(days=1)


def values_of(fact: Fact, constants: list[Any], possible: Sequence[Value] | None) -> Sequence[Any]:
    """The values of a fact that is compared with these constants, one of each class."""
    if possible is not None:
        return possible
    return _VALUES.get(fact.kind, _texts)(fact, constants)


def values_of_term(kind: str, constants: list[Any]) -> Sequence[Any]:
    """The values of what is no fact: a term, the order of two, or a condition as a whole."""
    if kind == "order":
        return (-1, 0, 1)
    if kind == "condition" or any(isinstance(each, bool) for each in constants):
        return (True, False)
    if all(isinstance(each, int | Decimal) for each in constants):
        return _numbers(constants, None, None)
    if all(isinstance(each, date) for each in constants):
        return _days(constants, None, None)
    return [*dict.fromkeys(constants), ANYTHING]


def _texts(_: Fact, constants: list[Any]) -> list[Any]:
    return [*dict.fromkeys(constants), ANYTHING]


def _options(fact: Fact, _: list[Any]) -> list[Any]:
    return [option.id for option in fact.options]


def _subsets(fact: Fact, constants: list[Any]) -> list[Any]:
    """The sets of the options that are spoken of, with and without one of the others."""
    spoken = [option.id for option in fact.options if option.id in constants]
    rest = [option.id for option in fact.options if option.id not in constants][:1]
    pool = spoken + rest
    return [frozenset(each) for size in range(len(pool) + 1) for each in combinations(pool, size)]


def _whole_numbers(fact: Fact, constants: list[Any]) -> list[Any]:
    low, high = _number(fact.minimum), _number(fact.maximum)
    near = {
        int(Decimal(each).to_integral_value("ROUND_FLOOR")) + step
        for each in constants
        for step in (-1, 0, 1, 2)
    }
    near |= {int(bound) for bound in (low, high) if bound is not None}
    return _one_of_each(_within(near or {0}, low, high), _cuts(constants))


def _any_numbers(fact: Fact, constants: list[Any]) -> list[Any]:
    return _numbers(constants, _number(fact.minimum), _number(fact.maximum))


def _numbers(constants: list[Any], low: Decimal | None, high: Decimal | None) -> list[Any]:
    """The constants, one number between each two, and one beyond them on either side."""
    cuts = _cuts(constants)
    near = {*cuts, *((one + two) / 2 for one, two in pairwise(cuts))}
    near |= {cuts[0] - 1, cuts[-1] + 1} if cuts else {Decimal(0)}
    near |= {bound for bound in (low, high) if bound is not None}
    near |= {(cut + bound) / 2 for cut in cuts for bound in (low, high) if bound is not None}
    return _one_of_each(_within(near, low, high), cuts)


def _dates(fact: Fact, constants: list[Any]) -> list[Any]:
    return _days(constants, _date(fact.minimum), _date(fact.maximum))


def _days(constants: list[Any], low: date | None, high: date | None) -> list[Any]:
    near = {each + step for each in constants for step in (-_DAY, 0 * _DAY, _DAY)}
    near |= {bound for bound in (low, high) if bound is not None}
    return _one_of_each(_within(near or {date(2027, 1, 1)}, low, high), sorted(set(constants)))


def _cuts(constants: list[Any]) -> list[Decimal]:
    return sorted({Decimal(each) for each in constants})


def _number(bound: object) -> Decimal | None:
    return Decimal(bound) if isinstance(bound, int | Decimal) else None


def _date(bound: object) -> date | None:
    return bound if isinstance(bound, date) else None


def _within(values: set[Any], low: Any, high: Any) -> list[Any]:
    return sorted(
        each for each in values if (low is None or each >= low) and (high is None or each <= high)
    )


def _one_of_each(values: list[Any], cuts: Sequence[Any]) -> list[Any]:
    """One value of each class that the cuts make."""
    classes = {
        (sum(cut < value for cut in cuts), value in cuts): value for value in reversed(values)
    }
    return sorted(classes.values())


_VALUES: Mapping[Kind, Callable[[Fact, list[Any]], Sequence[Any]]] = {
    Kind.YES_NO: lambda _, __: (True, False),
    Kind.CHOICE: _options,
    Kind.CHOICES: _subsets,
    Kind.INTEGER: _whole_numbers,
    Kind.NUMBER: _any_numbers,
    Kind.MONEY: _any_numbers,
    Kind.DATE: _dates,
}
