"""Plain values for facts that a walk needs and that no condition narrows down."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from engine.facts import Fact
from engine.guide import Question
from engine.kinds import Kind, Value
from engine.postcodes import pattern_for
from engine.witness.patterns import matching

_DAY = timedelta(days=1)
_FACTORS = (2, 10, 100, 1000)
_COUNTRIES = ("DE", "FR", "US", "JP", "BR", "ZA", "AU", "GB", "ES", "IT", "PL", "SE", "CH", "CA")


def usual(fact: Fact, step: Question | None, today: date) -> Value | None:
    """A value that the fact can have, at the question that asks for it; None if none is found."""
    match fact.kind:
        case Kind.CHOICE:
            return next(iter(_options(fact, step)), None)
        case Kind.CHOICES:
            first = next(iter(_options(fact, step)), None)
            return None if first is None else frozenset((first,))
        case Kind.YES_NO:
            return True
        case Kind.DATE:
            return next((day for day in _days(fact, today) if is_possible(day, fact, today)), None)
        case Kind.INTEGER | Kind.NUMBER | Kind.MONEY:
            return _number(fact)
        case _:
            return _text(fact)


def usual_ones(fact: Fact, step: Question | None, today: date) -> Iterator[Value]:
    """A plain value of a fact and, of texts, some others, should that one be spoken of."""
    match fact.kind:
        case Kind.COUNTRY:
            yield from _COUNTRIES
        case Kind.TEXT | Kind.LONG_TEXT | Kind.POSTCODE:
            for more in range(4):
                text = _text(fact, more)
                if text is not None:
                    yield text
        case _:
            value = usual(fact, step, today)
            if value is not None:
                yield value


def growing(fact: Fact, now: Value) -> Iterator[Value]:
    """Of a choices fact, sets of its options from none to all; of a number, ever larger ones."""
    match now:
        case frozenset():
            ids = [option.id for option in fact.options]
            yield from (frozenset(ids[:size]) for size in range(len(ids) + 1))
            yield from (frozenset(ids[size:]) for size in range(len(ids)))
            yield from (frozenset((id_,)) for id_ in ids)
            yield from (now ^ {id_} for id_ in ids)
        case bool() | str() | date():
            return
        case _:
            yield from (now * factor for factor in _FACTORS)


def is_possible(value: Value, fact: Fact, today: date) -> bool:
    """Whether a fact of an ordered kind can have a value; of others, whether the type is right."""
    low, high = (today if each == "today" else each for each in (fact.minimum, fact.maximum))
    match fact.kind:
        case Kind.INTEGER:
            fits = value == int(value) if isinstance(value, int | Decimal) else False
        case Kind.NUMBER | Kind.MONEY:
            fits = isinstance(value, int | Decimal) and round(value, 2) == value
        case Kind.DATE:
            fits = isinstance(value, date)
        case Kind.CHOICE:
            return value in {option.id for option in fact.options}
        case _:
            return isinstance(value, str | bool | frozenset)
    return fits and _between(low, value, high)


def _between(low: Any, value: Any, high: Any) -> bool:
    return (low is None or low <= value) and (high is None or value <= high)


def _options(fact: Fact, step: Question | None) -> Sequence[str]:
    if step is not None and step.choices:
        return [choice.id for choice in step.choices]
    return [option.id for option in fact.options]


def _days(fact: Fact, today: date) -> Iterator[date]:
    yield today
    for bound in (fact.minimum, fact.maximum):
        if isinstance(bound, date):
            yield bound


def _number(fact: Fact) -> Value:
    low: Any = fact.minimum
    high: Any = fact.maximum
    value: Any = 1
    if low is not None:
        value = max(value, low)
    if high is not None:
        value = min(value, high)
    return int(value) if fact.kind is Kind.INTEGER else Decimal(value)


def _text(fact: Fact, more: int = 0) -> str | None:
    match fact.kind:
        case Kind.COUNTRY:
            return _COUNTRIES[0]
        case Kind.POSTCODE:
            return matching(pattern_for(fact.country), 2 + more)
        case _ if fact.pattern:
            return matching(fact.pattern, fact.min_length + more)
        case _:
            return ("text" + "s" * more)[: fact.max_length or None].ljust(fact.min_length, ".")


def nearby(value: Value) -> Iterator[Value]:
    """A value, and those a little smaller and larger."""
    yield value
    match value:
        case bool() | str() | frozenset():
            return
        case date():
            yield value + _DAY
            yield value - _DAY
        case _:
            yield value + 1
            yield value - 1
