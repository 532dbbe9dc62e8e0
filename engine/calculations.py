"""What expressions can compute: exact numbers and calendar dates."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation

from engine.expression_errors import CannotCompute

Number = int | Decimal

MONTHS = 12
_ROUNDING = Context(prec=10_000, rounding=ROUND_HALF_UP, traps=[InvalidOperation])
_DIVISION = Context(prec=28, traps=[InvalidOperation, DivisionByZero])


def divide(dividend: Number, divisor: Number) -> Decimal:
    """The quotient to 28 digits; CannotCompute where the divisor is 0."""
    if not divisor:
        message = "A number cannot be divided by 0."
        raise CannotCompute(message, "Ask first whether the divisor is 0, as in n != 0 and ...")
    return _DIVISION.divide(Decimal(dividend), Decimal(divisor))


def days_between(first: date, second: date) -> int:
    """Days from `first` to `second`, negative where `second` is earlier."""
    return (second - first).days


def months_between(first: date, second: date) -> int:
    """Whole months from `first` to `second`: as many as `add_months` can add to stay in time.

    From 31 January to 28 February is one month, as in Regulation (EEC) 1182/71, article 3(2)(c):
    a month without the day ends on its last day.
    """
    if second < first:
        return -months_between(second, first)
    months = (second.year - first.year) * MONTHS + second.month - first.month
    return (
        months if min(first.day, _last_day(second.year, second.month)) <= second.day else months - 1
    )


def years_between(first: date, second: date) -> int:
    """Whole years from `first` to `second`, counted like months."""
    months = months_between(first, second)
    return months // MONTHS if months >= 0 else -(-months // MONTHS)


def add_days(day: date, days: int) -> date:
    """The date so many days later; CannotCompute outside the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise _beyond_the_calendar() from None


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the month's last; CannotCompute as `add_days`."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    if not MINYEAR <= year <= MAXYEAR:
        raise _beyond_the_calendar()
    return date(year, month + 1, min(day.day, _last_day(year, month + 1)))


def rounded(number: Number, digits: int = 0) -> Number:
    """The number with so many decimals, halves away from zero, as people round."""
    if isinstance(number, int):
        return number
    try:
        result = number.quantize(Decimal(1).scaleb(-digits), context=_ROUNDING)
    except InvalidOperation:
        message = "The number is too large to be rounded."
        raise CannotCompute(message, "Bound the facts with min and max.") from None
    return _ROUNDING.add(result, 0) if digits else int(result)


def _last_day(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def _beyond_the_calendar() -> CannotCompute:
    message = "The date lies outside the years 1 to 9999."
    return CannotCompute(message, "Bound the number that is added.")
