"""Answers that are worth trying at a step: every choice, and values near what is compared."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from typing import Any

from engine.expression_nodes import Literal, Not
from engine.expressions import Expression
from engine.facts import Fact
from engine.guide import Guide, Instruction, Lookup, Offer, Passage, Question, edges
from engine.kinds import Kind
from engine.position import Position
from engine.witness.values import nearby, usual

_NUMBERS = (Kind.INTEGER, Kind.NUMBER, Kind.MONEY)
_MOST_DAYS = 40_000
_MOST_YEARS = 120
_YEAR = timedelta(days=365.25)
_MOST_TOGETHER = 6
"""So many choices are tried in every pair; of more than that each alone."""


def replies(position: Position) -> Iterator[object]:
    """What can be said at the present step; the usual things first."""
    match position.step:
        case Instruction():
            yield None
        case Offer():
            yield from ("accepted", "declined")
        case Question() as step:
            yield from _to_question(position, step)
        case _:
            return


def _to_question(position: Position, step: Question) -> Iterator[object]:
    ids = [choice.id for choice in step.choices]
    if step.several:
        yield from ([id_] for id_ in ids)
        if len(ids) <= _MOST_TOGETHER:
            yield from (list(pair) for pair in combinations(ids, 2))
        yield [choice.id for choice in step.choices if not choice.exclusive]
    elif ids:
        yield from ids
    else:
        yield from values(position.guide, step.fact, step, position.origin.on)
    if step.optional:
        yield None


def values(guide: Guide, fact: Fact, step: Question | None, today: date) -> Iterator[object]:
    """Values of a fact: a usual one, and those beside what the guide compares with."""
    first = usual(fact, step, today)
    found: dict[object, None] = {} if first is None else {_raw(first): None}
    match fact.kind:
        case Kind.DATE:
            found |= dict.fromkeys(_days(guide, today))
        case kind if kind in _NUMBERS:
            found |= dict.fromkeys(_numbers(guide, fact))
        case Kind.CHOICE | Kind.CHOICES:
            found |= dict.fromkeys(option.id for option in fact.options)
        case Kind.YES_NO:
            found |= {True: None, False: None}
        case Kind.LONG_TEXT:
            pass
        case _:
            found |= dict.fromkeys(_texts(guide))
    yield from found


def _raw(value: Any) -> object:
    return next(iter(sorted(value))) if isinstance(value, frozenset) else value


def _numbers(guide: Guide, fact: Fact) -> Iterator[Decimal]:
    bounds = [each for each in (fact.minimum, fact.maximum) if isinstance(each, int | Decimal)]
    constants = [each for each in literals(guide) if isinstance(each, int | Decimal)]
    for each in (*bounds, *constants):
        if not isinstance(each, bool):
            yield from (Decimal(near) for near in nearby(each))  # type: ignore[arg-type]


def _days(guide: Guide, today: date) -> Iterator[str]:
    for each in literals(guide):
        if isinstance(each, date):
            yield from (str(near) for near in nearby(each))
        elif isinstance(each, int) and 0 <= each < _MOST_DAYS:
            for days in (each, each + 1, each - 1):
                yield str(today - timedelta(days))
                yield str(today + timedelta(days))
            if each < _MOST_YEARS:
                for day in nearby(today - each * _YEAR):
                    yield str(day)


def _texts(guide: Guide) -> Iterator[str]:
    for step in guide.steps.values():
        if isinstance(step, Lookup):
            yield from step.rows
    for each in literals(guide):
        if isinstance(each, str):
            yield each
        elif isinstance(each, frozenset):
            yield from sorted(str(one) for one in each)


def literals(guide: Guide) -> tuple[object, ...]:
    """The values that the conditions and computed facts of a guide speak of, worked out once."""
    found: tuple[object, ...] | None = guide.memo.get("literals")
    if found is None:
        every = dict.fromkeys(
            (type(value), value) for each in _expressions(guide) for value in _literals(each)
        )
        found = guide.memo["literals"] = tuple(value for _, value in every)
    return found


def _literals(expression: Expression) -> Iterator[object]:
    pending: list[Any] = [expression.tree]
    while pending:
        node = pending.pop()
        if isinstance(node, Literal):
            yield node.value
        elif isinstance(node, Not):
            pending.append(node.operand)
        else:
            pending += getattr(node, "operands", ())


def _expressions(guide: Guide) -> Iterator[Expression]:
    yield from guide.computed_by.values()
    for step in guide.steps.values():
        for edge in edges(guide, step):
            if edge.route is not None and edge.route.expression is not None:
                yield edge.route.expression
        match step:
            case Question():
                yield from (check.expression for check in step.checks)
            case Offer():
                yield step.need.shown
                yield from (product.fits for product in step.products)
            case Lookup() if step.expression is not None:
                yield step.expression
            case Passage():
                yield from (each.expression for each in step.sets)
