"""The days on which something is valid."""

from datetime import date

import pytest

from engine.validity import ALWAYS, Validity

MARCH = Validity(date(2027, 3, 1), date(2027, 3, 31))


@pytest.mark.parametrize(
    ("day", "holds"),
    [("2027-02-28", False), ("2027-03-01", True), ("2027-03-31", True), ("2027-04-01", False)],
)
def test_both_ends_are_included(day: str, holds: bool) -> None:
    assert MARCH.holds(date.fromisoformat(day)) is holds


def test_what_has_an_open_side_holds_there() -> None:
    assert Validity(first=date(2027, 3, 1)).holds(date.max)
    assert Validity(last=date(2027, 3, 1)).holds(date.min)
    assert ALWAYS.holds(date.min)


def test_only_what_is_over_has_lapsed() -> None:
    assert [MARCH.lapsed(date(2027, month, 1)) for month in (2, 3, 4)] == [False, False, True]


def test_the_words_name_the_ends_that_there_are() -> None:
    assert MARCH.words == "from 2027-03-01 until 2027-03-31"
    assert (Validity(last=date(2027, 3, 31)).words, ALWAYS.words) == ("until 2027-03-31", "")
