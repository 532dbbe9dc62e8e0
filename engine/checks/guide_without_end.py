"""A guide that can be started has no end

Every walk has to come to an end: resolved, an accepted suggestion, an honest hand-off to a
person, or a stop. This guide has none, so a call that follows it never closes.

Write a step with `end:` and let the last steps lead to it. A guide without channels, which only
serves as a subguide, needs an end just as much: it is the way back to the guide that runs it.
"""

from collections.abc import Iterator

from engine.checks.rule import Finding, Rule, Subject
from engine.guide import Place
from engine.model import EndShape

FAILING = """
steps:  # <--
  greet:
    do: Say hello.
    next: thank
  thank:
    do: Say thank you.
    next: greet
"""
PASSING = """
steps:
  greet:
    do: Say hello.
    next: thank
  thank:
    end: resolved
    tell: Thank you.
"""


def find(subject: Subject) -> Iterator[Finding]:
    """The guide, if none of its steps is an end."""
    if not any(isinstance(step, EndShape) for step in subject.shape.steps.values()):
        yield Finding(
            Place(subject.file, ("steps",)),
            "This guide has no end.",
            "Add a step with `end: resolved`, or with `end: handoff` and the team that takes over.",
            key=True,
        )


RULE = Rule("guide-without-end", find, __doc__, FAILING, PASSING)
