"""The day that `--on` names."""

from datetime import date

import pytest

from app.cli_day import day
from app.cli_output import CannotRun


def test_a_day_is_read_as_it_is_written() -> None:
    assert day("2027-01-31") == date(2027, 1, 31)


def test_without_one_it_is_the_present_day() -> None:
    before = date.today()  # noqa: DTZ011  # the day where the test is run
    assert before <= day(None) <= date.today()  # noqa: DTZ011


@pytest.mark.parametrize("written", ["tomorrow", "2027-02-30", "31.01.2027", ""])
def test_what_is_no_day_says_how_to_write_one(written: str) -> None:
    with pytest.raises(CannotRun, match="is no date: write year-month-day"):
        day(written)
