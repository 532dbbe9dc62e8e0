"""The functions and operators of expressions: one table, from which the reference is written."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from engine.calculations import (
    add_days,
    add_months,
    days_between,
    divide,
    months_between,
    rounded,
    years_between,
)
from engine.kinds import Kind

MOST_DIGITS = 9


class Takes(StrEnum):
    """What a parameter accepts, in the words of messages and of the reference."""

    FACT = "a fact"
    DATE_TEXT = 'a date in quotes, such as "2027-01-31"'
    DATE = "a date"
    NUMBER = "a number"
    WHOLE = "a whole number"
    DIGITS = "a digit from 0 to 9"
    SEVERAL = "a choices fact"
    ORDERED = "numbers only, or dates only"


class Parameter(NamedTuple):
    """One parameter of a function; `optional` ones may be left out, the last may `repeat`."""

    name: str
    takes: Takes
    optional: bool = False
    repeats: bool = False


class Operator(NamedTuple):
    """How an operation is applied, and how it is written in compiled code."""

    apply: Callable[..., Any]
    before: str
    between: str
    after: str


@dataclass(frozen=True, slots=True)
class Function:
    """A function that authors may call.

    `gives` is None where the result is like the arguments. `operator` is None where the call is
    answered while the expression is read.
    """

    name: str
    parameters: tuple[Parameter, ...]
    gives: Kind | None
    doc: str
    example: str
    operator: Operator | None

    @property
    def signature(self) -> str:
        """The call as the reference shows it, such as `round(n[, digits])`."""
        return f"{self.name}({self._written(self.parameters)})"

    @staticmethod
    def _written(parameters: tuple[Parameter, ...]) -> str:
        text = ""
        for position, (name, _, optional, repeats) in enumerate(parameters):
            comma = ", " if position else ""
            text += f"[{comma}{name}]" if optional else f"{comma}{name}"
            text += ", ..." if repeats else ""
        return text

    @property
    def fewest(self) -> int:
        """How many arguments there must be at least."""
        return sum(not parameter.optional for parameter in self.parameters)

    @property
    def most(self) -> int | None:
        """How many arguments there may be at most; None for any number."""
        return None if self.parameters[-1].repeats else len(self.parameters)


def _infix(symbol: str, apply: Callable[..., Any]) -> Operator:
    return Operator(apply, "(", f" {symbol} ", ")")


def _call(name: str, apply: Callable[..., Any]) -> Operator:
    return Operator(apply, f"{name}(", ", ", ")")


def _together(*values: object) -> tuple[object, ...]:
    return values


LESS = _infix("<", operator.lt)
AT_MOST = _infix("<=", operator.le)
MORE = _infix(">", operator.gt)
AT_LEAST = _infix(">=", operator.ge)
EQUAL = _infix("==", operator.eq)
UNEQUAL = _infix("!=", operator.ne)
WITHIN = _infix("in", lambda item, group: item in group)
OUTSIDE = _infix("not in", lambda item, group: item not in group)
PLUS = _infix("+", operator.add)
MINUS = _infix("-", operator.sub)
TIMES = _infix("*", operator.mul)
DIVIDED = _call("divide", divide)
NEGATIVE = Operator(operator.neg, "(-", "", ")")
GROUP = Operator(_together, "(", ", ", ",)")


def _function(
    name: str,
    parameters: tuple[Parameter, ...],
    gives: Kind | None,
    apply: Callable[..., Any] | None,
    doc: str,
    example: str,
) -> Function:
    return Function(name, parameters, gives, doc, example, _call(name, apply) if apply else None)


_DATES = (Parameter("a", Takes.DATE), Parameter("b", Takes.DATE))
_ORDERED = (Parameter("a", Takes.ORDERED), Parameter("b", Takes.ORDERED, repeats=True))

FUNCTIONS = MappingProxyType(
    {
        function.name: function
        for function in (
            _function(
                "known",
                (Parameter("fact", Takes.FACT),),
                Kind.YES_NO,
                None,
                "Whether the fact has a value. A default does not count; a computed fact is known "
                "where everything is known that it is computed from.",
                "known(speed) and speed < 16",
            ),
            _function(
                "date",
                (Parameter("text", Takes.DATE_TEXT),),
                Kind.DATE,
                None,
                "A date: year, month and day.",
                'bought < date("2027-01-31")',
            ),
            _function(
                "days_between",
                _DATES,
                Kind.INTEGER,
                days_between,
                "Days from a to b; negative where b is earlier.",
                "days_between(bought, today) <= 14",
            ),
            _function(
                "months_between",
                _DATES,
                Kind.INTEGER,
                months_between,
                "Whole months from a to b; negative where b is earlier. From the last of January "
                "to the last of February is one month.",
                "months_between(bought, today) < 24",
            ),
            _function(
                "years_between",
                _DATES,
                Kind.INTEGER,
                years_between,
                "Whole years from a to b; negative where b is earlier.",
                "years_between(born, today) >= 18",
            ),
            _function(
                "add_days",
                (Parameter("d", Takes.DATE), Parameter("n", Takes.WHOLE)),
                Kind.DATE,
                add_days,
                "The date n days after d; before d where n is negative.",
                "today <= add_days(delivered, 14)",
            ),
            _function(
                "add_months",
                (Parameter("d", Takes.DATE), Parameter("n", Takes.WHOLE)),
                Kind.DATE,
                add_months,
                "The same day n months after d, or the last of a month that is too short.",
                "today <= add_months(bought, warranty)",
            ),
            _function(
                "weekday",
                (Parameter("d", Takes.DATE),),
                Kind.INTEGER,
                date.isoweekday,
                "The day of the week, from 1 for Monday to 7 for Sunday.",
                "weekday(today) <= 5",
            ),
            _function(
                "min",
                _ORDERED,
                None,
                min,
                "The smallest of numbers, or the earliest of dates.",
                "min(measured, promised) < 16",
            ),
            _function(
                "max",
                _ORDERED,
                None,
                max,
                "The largest of numbers, or the latest of dates.",
                "max(measured, promised) > 100",
            ),
            _function(
                "abs",
                (Parameter("n", Takes.NUMBER),),
                None,
                abs,
                "The number without its sign.",
                "abs(charged - agreed) > 1",
            ),
            _function(
                "round",
                (Parameter("n", Takes.NUMBER), Parameter("digits", Takes.DIGITS, optional=True)),
                None,
                rounded,
                "The number rounded to so many decimals, or to a whole number; halves are rounded "
                "away from zero.",
                "round(price / 3, 2) <= 9.99",
            ),
            _function(
                "count",
                (Parameter("several", Takes.SEVERAL),),
                Kind.INTEGER,
                len,
                "How many were chosen.",
                "count(devices) >= 2",
            ),
        )
    }
)
"""Every function by its name, in the order of the reference."""
