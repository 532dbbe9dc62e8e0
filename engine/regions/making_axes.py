"""Makes the axis of a space: cuts what it tells into classes by what it is compared with."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from engine.expression_functions import AT_LEAST, AT_MOST, FUNCTIONS, LESS, MORE, WITHIN, Operator
from engine.expression_nodes import Node, Operation
from engine.facts import Fact
from engine.kinds import Kind
from engine.regions.axes import (
    ANYTHING,
    NOTHING_TOLD,
    ORDER,
    TRUTH,
    Axis,
    Name,
    Options,
    Ordered,
)
from engine.regions.normal import Facts
from engine.regions.scales import DAYS, SCALES, Boundary, Scale, scale_of

Compared = list[tuple[Operator, Any]]
"""What a value is compared with, and how."""

_WHOLE = {each.operator for each in FUNCTIONS.values() if each.gives is Kind.INTEGER}
_TODAY = Name("fact", "today")
_PLAIN = {"known": TRUTH, "has": TRUTH, "condition": TRUTH, "order": ORDER}


def axis_for(name: Name, facts: Facts, compared: Compared, terms: tuple[Node, ...]) -> Axis:
    """The axis of this name; `terms` are what it compares where that is no fact."""
    if name.kind in _PLAIN:
        return _PLAIN[name.kind]
    if name == _TODAY:
        return _ordered(DAYS, compared)
    constants = [constant for operator, each in compared for constant in _each(operator, each)]
    if name.kind == "fact":
        fact = facts.get(name.of)
        return _of_fact(fact, compared, constants) if fact else _of_term(compared, constants, ())
    return _of_term(compared, constants, terms)


def _of_term(compared: Compared, constants: list[Any], terms: tuple[Node, ...]) -> Axis:
    if any(isinstance(each, bool) for each in constants):
        return TRUTH
    if any(isinstance(each, str | frozenset) for each in constants):
        return _of_texts(constants)
    return _ordered(scale_of(constants, whole=_counts(terms)), compared)


def _of_texts(constants: list[Any]) -> Options:
    return Options((*dict.fromkeys(constants), ANYTHING))


def _each(operator: Operator, constant: Any) -> Iterable[Any]:
    return constant if operator is WITHIN and isinstance(constant, frozenset) else (constant,)


def _counts(terms: tuple[Node, ...]) -> bool:
    """Whether a term can only be a whole number."""
    return bool(terms) and all(
        isinstance(each, Operation) and each.operator in _WHOLE for each in terms
    )


_TYPES: dict[Kind, tuple[type, ...]] = {
    Kind.INTEGER: (int, Decimal),
    Kind.NUMBER: (int, Decimal),
    Kind.MONEY: (int, Decimal),
    Kind.DATE: (date,),
}


def _of_fact(fact: Fact, compared: Compared, constants: list[Any]) -> Axis:
    types = _TYPES.get(fact.kind, (str, bool, frozenset))
    if not all(isinstance(each, types) for each in constants):
        return NOTHING_TOLD  # the catalogue takes the fact for another kind, which is a problem
    if fact.kind is Kind.YES_NO:
        return TRUTH
    if fact.kind is Kind.CHOICE:
        return Options(tuple(option.id for option in fact.options))
    scale = SCALES.get(fact.kind)
    if scale is None:
        return _of_texts(constants)
    low = None if fact.minimum in (None, "today") else scale.before(fact.minimum)
    high = None if fact.maximum in (None, "today") else scale.after(fact.maximum)
    return _ordered(scale, compared, low, high)


def _ordered(
    scale: Scale, compared: Compared, low: Boundary | None = None, high: Boundary | None = None
) -> Ordered:
    cuts: set[Boundary] = set()
    for operator, constant in compared:
        for each in _each(operator, constant):
            if operator not in (AT_MOST, MORE):
                cuts.add(scale.before(each))
            if operator not in (LESS, AT_LEAST):
                cuts.add(scale.after(each))
    inside = (cut for cut in cuts if (low is None or low < cut) and (high is None or cut < high))
    return Ordered(scale, tuple(sorted(inside)), low, high)
