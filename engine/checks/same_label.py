"""Two answers read the same

Two answers of this question have the same label. Nobody can tell them apart on the screen, and
whoever picks one of them picks it by chance.

Word the two so that they differ, or make them one answer.
"""

from collections.abc import Iterator

from engine.checks.rule import Finding, Other, Rule, Subject, below, local
from engine.guide import Question
from engine.problems import Severity

FAILING = """
steps:
  ask-light:
    ask: Is the light on?
    answers:
      green: {label: It is on, to: done}
      red: {label: It is on, to: done}  # <--
  done:
    end: resolved
    tell: Thank you.
"""
PASSING = """
steps:
  ask-light:
    ask: Is the light on?
    answers:
      green: {label: It is green, to: done}
      red: {label: It is red, to: done}
  done:
    end: resolved
    tell: Thank you.
"""


def find(subject: Subject) -> Iterator[Finding]:
    """The answers whose label another answer of the same question has."""
    for step in subject.own():
        if isinstance(step, Question) and step.choices:
            labels = {choice.label.strip().casefold() for choice in step.choices}
            if len(labels) < len(step.choices):
                yield from _of(subject, step)


def _of(subject: Subject, step: Question) -> Iterator[Finding]:
    answers = getattr(subject.written(step), "answers", None) or {}
    first: dict[str, str] = {}
    for id_, answer in answers.items():
        earlier = first.setdefault(answer.label.strip().casefold(), id_)
        if earlier != id_:
            yield Finding(
                below(step.place, "answers", id_, "label"),
                f'Two answers of "{local(step)}" read the same: "{answer.label}".',
                "Word them so that they differ, or make them one answer.",
                also=(
                    Other(
                        below(step.place, "answers", earlier, "label"), f'the answer "{earlier}"'
                    ),
                ),
            )


RULE = Rule("same-label", find, __doc__, FAILING, PASSING, Severity.WARNING)
