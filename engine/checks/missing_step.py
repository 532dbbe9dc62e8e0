"""A scripted walk names a step that is not in the guide

Walks beside a guide play its answers and tell where they should come to. This one names a step
that the guide does not have, so it would test nothing. Steps of a subguide are written with the
step that runs it in front, such as `identify/ask-name`.

Correct the id, or delete the line.
"""

from collections.abc import Iterator

from engine.checks.rule import Finding, Rule, Subject
from engine.content import WalksFile
from engine.guide import NO_WAY_ON, Place
from engine.model import ScriptShape
from engine.problems import did_you_mean

FAILING = """
steps:
  ask-light:
    ask: Is the light on?
    answers:
      "on": {label: It is on, to: done}
      "off": {label: It is off, to: done}
  done:
    end: resolved
    tell: Thank you.
# example/walks/walks.yaml
walks:
  - name: the light is on
    answers: {ask-lihgt: "on"}  # <--
    expect: {end: done}
"""
PASSING = FAILING.replace("lihgt", "light").replace("  # <--", "")

Path = tuple[str | int, ...]


def find(subject: Subject) -> Iterator[Finding]:
    """The steps that scripted walks name and the guide does not have."""
    if subject.cut:
        return
    for file in subject.content.walks.get(subject.guide.id, ()):
        for index, script in enumerate(file.shape.walks):
            for path, step, key in _named(script):
                if step not in subject.guide.steps:
                    yield _finding(subject, file, ("walks", index, *path), step, key=key)


def _named(script: ScriptShape) -> Iterator[tuple[Path, str, bool]]:
    if isinstance(script.answers, dict):
        yield from ((("answers", step), step, True) for step in script.answers)
    else:
        for index, entry in enumerate(script.answers):
            yield from ((("answers", index, step), step, True) for step in entry)
    yield ("expect", "end"), script.expect.end, False
    for index, step in enumerate(script.expect.steps or ()):
        yield ("expect", "steps", index), step, False
    for index, refused in enumerate(script.expect.refused):
        yield ("expect", "refused", index, "step"), refused.step, False


def _finding(subject: Subject, file: WalksFile, path: Path, step: str, *, key: bool) -> Finding:
    steps = [id_ for id_ in subject.guide.steps if id_ != NO_WAY_ON]
    hint = did_you_mean(step, steps) or f"Name a step of {subject.file}."
    message = f'The guide "{subject.guide.id}" has no step "{step}".'
    return Finding(Place(file.source.file, path), message, hint, key=key)


RULE = Rule("missing-step", find, __doc__, FAILING, PASSING)
