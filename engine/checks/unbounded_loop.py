"""Nothing bounds a loop

These steps lead back to each other. There is a way out, but nothing says how often a walk may go
round, so a customer whose problem stays can be sent round again and again. Only the operator's
cap on the answers of a walk would stop it.

Give one of the steps in the loop an `at-most:` and a `then:` that leads out of it. This is a
warning, because there are loops that a customer may go round as often as they like.
"""

from collections.abc import Iterator

from engine.checks.rule import Finding, Rule, Subject, listed, local, this
from engine.checks.traps import closed_loops, loops_among, target
from engine.problems import Severity

FAILING = """
steps:
  ask-light:
    ask: Is the light on?
    answers:
      "on": {label: It is on, to: fixed}
      "off": {label: It is off, to: restart}
  restart:
    do: Restart the box.
    next: ask-light  # <--
  fixed:
    end: resolved
    tell: That is all.
"""
PASSING = """
steps:
  ask-light:
    ask: Is the light on?
    at-most: 2
    then: engineer
    answers:
      "on": {label: It is on, to: fixed}
      "off": {label: It is off, to: restart}
  restart:
    do: Restart the box.
    next: ask-light
  fixed:
    end: resolved
    tell: That is all.
  engineer:
    end: handoff
    team: Engineers
    tell: We send somebody.
"""


def find(subject: Subject) -> Iterator[Finding]:
    """The ways that close a loop in which no step has a bound."""
    steps = subject.guide.steps
    free = {id_ for id_ in subject.roads.reached if not steps[id_].at_most}
    found = loops_among(subject, free)
    if not found:
        return
    closed = {id_ for loop in closed_loops(subject) for id_ in loop.steps}
    for loop in found:
        if loop.steps <= closed or not any(steps[id_].waits for id_ in loop.steps):
            continue
        ids = [local(step) for step in steps.values() if step.id in loop.steps]
        yield Finding(
            target(subject, loop.closing),
            f"Nothing bounds how often a walk goes round {listed(ids)}.",
            f'Give "{local(steps[loop.entrance])}" an `at-most:` and a `then:`, or let the loop '
            "lead on.",
            also=(this(steps[loop.entrance], "where the loop begins"),),
        )


RULE = Rule("unbounded-loop", find, __doc__, FAILING, PASSING, Severity.WARNING)
