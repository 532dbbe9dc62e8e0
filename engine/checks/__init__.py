"""The checks: what is wrong with a guide that can be read, one module a rule, all in `RULES`."""

from engine.checks.rule import Rule, Subject
from engine.compile import Report

RULES: tuple[Rule, ...] = ()
"""Every rule, in the order in which they are run."""


def check(subject: Subject, report: Report) -> None:
    """Run every rule over one guide."""
    for rule in RULES:
        rule.check(subject, report)
