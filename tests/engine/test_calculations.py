from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.calculations import (
    add_days,
    add_months,
    days_between,
    divide,
    months_between,
    rounded,
    years_between,
)
from engine.expression_errors import CannotCompute

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("dividend", "divisor", "quotient"),
    [(1, 4, "0.25"), (10, 5, "2"), (Decimal("0.3"), Decimal("0.1"), "3"), (0, 7, "0")],
)
def test_division_is_exact_where_it_can_be(
    dividend: int | Decimal, divisor: int | Decimal, quotient: str
) -> None:
    assert divide(dividend, divisor) == Decimal(quotient)


@pytest.mark.parametrize("zero", [0, Decimal(0), Decimal("0.00")])
def test_nothing_is_divided_by_zero(zero: int | Decimal) -> None:
    with pytest.raises(CannotCompute):
        divide(1, zero)


@pytest.mark.parametrize(
    ("number", "digits", "expected"),
    [
        ("2.5", 0, "3"),
        ("3.5", 0, "4"),
        ("-2.5", 0, "-3"),
        ("0.125", 2, "0.13"),
        ("13.30", 1, "13.3"),
        ("-0.01", 1, "0.0"),
    ],
)
def test_halves_are_rounded_away_from_zero(number: str, digits: int, expected: str) -> None:
    assert str(rounded(Decimal(number), digits)) == expected


def test_a_number_rounded_to_no_decimals_is_whole() -> None:
    assert isinstance(rounded(Decimal("2.4")), int)


def test_whole_numbers_stay_as_they_are_when_rounded() -> None:
    assert rounded(7, 2) == 7


def test_a_number_with_too_many_digits_cannot_be_rounded() -> None:
    with pytest.raises(CannotCompute):
        rounded(Decimal("1e20000"))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 11, 15), 2, date(2027, 1, 15)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_a_month_that_is_too_short_ends_on_its_last_day(
    day: date, months: int, expected: date
) -> None:
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("first", "second", "months"),
    [
        (date(2026, 1, 15), date(2026, 2, 14), 0),
        (date(2026, 1, 15), date(2026, 2, 15), 1),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 31), date(2026, 3, 30), 1),
        (date(2026, 2, 15), date(2026, 1, 15), -1),
        (date(2026, 2, 15), date(2026, 1, 16), 0),
    ],
)
def test_only_whole_months_count(first: date, second: date, months: int) -> None:
    assert months_between(first, second) == months


@given(DAYS, DAYS)
def test_months_between_is_as_many_as_can_be_added(first: date, second: date) -> None:
    first, second = min(first, second), max(first, second)

    months = months_between(first, second)

    assert add_months(first, months) <= second < add_months(first, months + 1)


@pytest.mark.parametrize(
    ("today", "years"),
    [(date(2026, 6, 14), 17), (date(2026, 6, 15), 18), (date(2026, 12, 31), 18)],
)
def test_a_year_of_age_begins_on_the_birthday(today: date, years: int) -> None:
    assert years_between(date(2008, 6, 15), today) == years


def test_years_back_in_time_are_negative() -> None:
    assert years_between(date(2026, 6, 15), date(2024, 6, 16)) == -1


@given(DAYS, st.integers(-1_000, 1_000))
def test_days_between_undoes_add_days(day: date, days: int) -> None:
    assert days_between(day, add_days(day, days)) == days


@pytest.mark.parametrize("far", [10**7, -(10**7), 10**15, -(10**15)])
def test_dates_end_with_the_calendar(far: int) -> None:
    with pytest.raises(CannotCompute):
        add_days(date(2026, 1, 1), far)
    with pytest.raises(CannotCompute):
        add_months(date(2026, 1, 1), far)
