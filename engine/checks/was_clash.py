"""A former id is in use

`was:` tells under which ids a step or an answer was known before, so that walks that are under
way stay alive. A former id can only stand for one thing: it must not be the id of another step or
answer of today, and must not be claimed twice.

Remove it from one of the two, or give the present one another id.
"""

from collections.abc import Iterator

from engine.checks.rule import Finding, Other, Rule, Subject
from engine.guide import Place
from engine.model import QuestionShape

FAILING = """
steps:
  ask-light:
    ask: Is the light on?
    was: [done]  # <--
    answers:
      "on": {label: It is on, to: done}
      "off": {label: It is off, to: done}
  done:
    end: resolved
    tell: Thank you.
"""
PASSING = FAILING.replace("was: [done]  # <--", "was: [light]")

Path = tuple[str | int, ...]


def find(subject: Subject) -> Iterator[Finding]:
    """The former ids of steps and answers that stand for something else as well."""
    steps = subject.shape.steps
    if subject.guide.renamed:
        yield from _clashes(subject, ("steps",), {id_: step.was for id_, step in steps.items()})
    for id_ in subject.guide.renamed_answers:
        step = steps.get(id_)
        if isinstance(step, QuestionShape) and step.answers:
            was = {each: answer.was for each, answer in step.answers.items()}
            yield from _clashes(subject, ("steps", id_, "answers"), was)


def _clashes(subject: Subject, path: Path, was: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    what = "answer" if path[-1] == "answers" else "step"
    claimed: dict[str, Path] = {id_: (*path, id_) for id_ in was}
    for id_, names in was.items():
        for index, name in enumerate(names):
            at: Path = (*path, id_, "was", index)
            if name not in claimed:
                claimed[name] = at
                continue
            present = name in was
            yield Finding(
                Place(subject.file, at),
                f'"{name}" is the id of {"a present" if present else "another former"} {what}.',
                "Take it out of `was:`, or give the step that has it now another id.",
                also=(
                    Other(
                        Place(subject.file, claimed[name]),
                        f'the {what} "{name}"' if present else f'where "{name}" is claimed first',
                        key=present,
                    ),
                ),
            )


RULE = Rule("was-clash", find, __doc__, FAILING, PASSING)
