"""No road leads to this step

No answer, route or offer brings a walk to this step, so no customer will ever see it. Most often
a route that should lead here names another step, or the step was left over after an edit.

Either let a route lead to it, or delete it. Steps that only this step leads to are not reported
again.
"""

from collections.abc import Iterator

from engine.checks.rule import Finding, Rule, Subject, local
from engine.guide import NO_WAY_ON, Step

FAILING = """
steps:
  ask-light:
    ask: Is the light on?
    answers:
      "on": {label: It is on, to: fixed}
      "off": {label: It is off, to: fixed}
  plug-in:  # <--
    do: Plug the power supply in.
    next: fixed
  fixed:
    end: resolved
    tell: That is all.
"""
PASSING = """
steps:
  ask-light:
    ask: Is the light on?
    answers:
      "on": {label: It is on, to: fixed}
      "off": {label: It is off, to: plug-in}
  plug-in:
    do: Plug the power supply in.
    next: fixed
  fixed:
    end: resolved
    tell: That is all.
"""


def find(subject: Subject) -> Iterator[Finding]:
    """The steps that begin a part of the guide to which no road leads."""
    reached = subject.roads.reached
    if subject.cut or len(reached) >= len(subject.guide.steps):
        return
    lost = [step for step in subject.own() if step.id not in reached]
    covered: set[str] = set()
    for step in [step for step in lost if _is_first(subject, step)] + lost:
        if step.id not in covered:
            covered.update(subject.roads.search([step.id], any_time=False))
            yield Finding(
                step.place,
                f'No road leads to the step "{local(step)}".',
                "Let a route lead to it, or delete it.",
                key=True,
            )


def _is_first(subject: Subject, step: Step) -> bool:
    return all(source in (step.id, NO_WAY_ON) for source in subject.roads.into[step.id])


RULE = Rule("unreachable-step", find, __doc__, FAILING, PASSING)
