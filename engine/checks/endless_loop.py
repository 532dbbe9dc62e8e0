"""A loop cannot be left

These steps lead back to each other, and no answer leads out of them: a customer who comes in
never reaches an end. What is at hand at any time, such as asking for a person, does not count,
because a guide must come to an end by itself.

Let one of the steps in the loop lead on to something outside of it, or bound the loop with
`at-most:` and let `then:` lead out.
"""

from collections.abc import Iterator

from engine.checks.rule import Finding, Rule, Subject, listed, local, this
from engine.checks.traps import Loop, closed_loops, target

FAILING = """
steps:
  ask-light:
    ask: Is the light on?
    answers:
      "on": {label: It is on, to: fixed}
      "off": {label: It is off, to: restart}
  restart:
    do: Restart the box.
    next: wait
  wait:
    do: Wait for a minute.
    next: restart  # <--
  fixed:
    end: resolved
    tell: That is all.
"""
PASSING = """
steps:
  ask-light:
    ask: Is the light on?
    at-most: 3
    then: engineer
    answers:
      "on": {label: It is on, to: fixed}
      "off": {label: It is off, to: restart}
  restart:
    do: Restart the box.
    next: wait
  wait:
    do: Wait for a minute.
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
    """The ways that close a loop which no way leaves."""
    for loop in closed_loops(subject):
        yield Finding(
            target(subject, loop.closing),
            _message(subject, loop),
            "Let one of them lead out of the loop, or bound it with `at-most:` and `then:`.",
            also=(this(subject.guide.steps[loop.entrance], "where the loop begins"),),
        )


def _message(subject: Subject, loop: Loop) -> str:
    entrance = local(subject.guide.steps[loop.entrance])
    if len(loop.steps) == 1:
        return f'The step "{entrance}" leads to itself, and nothing leads out of it.'
    ids = [local(step) for step in subject.guide.steps.values() if step.id in loop.steps]
    return f"The steps {listed(ids)} lead to each other, and nothing leads out of this loop."


RULE = Rule("endless-loop", find, __doc__, FAILING, PASSING)
