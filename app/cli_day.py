"""Reads the day that `--on` names."""

from datetime import date

from app.cli_output import CannotRun


def day(written: str | None) -> date:
    """The day that was written; today where none was. Raises CannotRun."""
    if written is None:
        return date.today()  # noqa: DTZ011  # the day where the command is run
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        message = f'--on "{written}" is no date: write year-month-day, such as 2027-01-31.'
        raise CannotRun(message) from error
