"""A change is told of that has yet to come

An entry of `changes:` has a day after the one for which the guides are checked. Agents would be
told of it as soon as the guide is published.

Correct `on`, or publish the entry together with the change.
"""

from collections.abc import Iterator
from datetime import date

from engine.checks.rule import Finding, Rule, Subject
from engine.guide import Place
from engine.problems import Severity

FAILING = """
changes:
  - {on: 2026-12-01, tell: The deposit is asked for before the booking.}  # <--
steps:
  end: {end: resolved, tell: That is all.}
"""
PASSING = FAILING.replace("2026-12-01", "2026-11-01").replace("  # <--", "")


def find(subject: Subject) -> Iterator[Finding]:
    """The entries that are later than the day of the check."""
    for number, entry in enumerate(subject.guide.changes):
        if subject.on is not None and entry.on > subject.on:
            yield Finding(
                Place(subject.guide.files[0], ("changes", number, "on")),
                f"The change of {entry.on} has yet to come.",
                "Correct `on`, or publish the entry together with the change.",
            )


RULE = Rule("news-to-come", find, __doc__, FAILING, PASSING, Severity.WARNING, on=date(2026, 11, 2))
