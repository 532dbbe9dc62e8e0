"""A loop goes round without ever asking anybody

A walk stops at questions, instructions and offers that are made. These steps are none of that:
they look something up, run a subguide that asks nothing, or pass over an offer where nothing
fits. A walk that comes in would go round without waiting for anybody, so it is handed over to a
person instead.

Let a question or an instruction stand in the loop, or let one of the steps lead out of it.
"""

from collections.abc import Iterator

from engine.checks.rule import Finding, Rule, Subject, listed, local, this
from engine.checks.traps import loops_among, target
from engine.guide import Offer, Step

FAILING = """
facts:
  model: {type: text, label: Model}
  months: {type: integer, label: Months of warranty, default: 0}
steps:
  ask-model:
    ask: Which model is it?
    input: model
    next: warranty
  warranty:
    lookup: models
    by: model
    sets: {months: months}
    found: done
    none: older-models
  older-models:
    lookup: models
    by: model
    sets: {months: months}
    found: done
    none: warranty  # <--
  done:
    end: resolved
    tell: It has {months} months of warranty.
# tables/models.yaml
table: models
key: {type: text, label: Model}
columns:
  months: {type: integer, label: Months}
rows:
  kettle: {months: 24}
"""
PASSING = """
facts:
  model: {type: text, label: Model}
  months: {type: integer, label: Months of warranty, default: 0}
steps:
  ask-model:
    ask: Which model is it?
    at-most: 2
    then: done
    input: model
    ask-again: true
    next: warranty
  warranty:
    lookup: models
    by: model
    sets: {months: months}
    found: done
    none: ask-model
  done:
    end: resolved
    tell: It has {months} months of warranty.
# tables/models.yaml
table: models
key: {type: text, label: Model}
columns:
  months: {type: integer, label: Months}
rows:
  kettle: {months: 24}
"""


def find(subject: Subject) -> Iterator[Finding]:
    """The ways that close a loop in which a walk never waits."""
    steps = subject.guide.steps
    passed = {id_ for id_ in subject.roads.reached if _may_be_passed(steps[id_])}
    around = {step.id for step in subject.roads.limited if step.instead}
    if not passed and not around:
        return
    ways = {
        id_: tuple(
            way
            for way in subject.roads.ways[id_]
            if way.kind == "instead" or (way.kind in _UNASKED and id_ in passed)
        )
        for id_ in passed | around
    }
    for loop in loops_among(subject, passed | around, ways):
        ids = [local(step) for step in steps.values() if step.id in loop.steps]
        yield Finding(
            target(subject, loop.closing),
            f"A walk goes round {listed(ids)} without ever waiting for an answer.",
            "Put a question or an instruction into the loop, or let it lead elsewhere.",
            also=(this(steps[loop.entrance], "where the loop begins"),),
        )


_UNASKED = frozenset({"found", "missing", "next", "none"})


def _may_be_passed(step: Step) -> bool:
    return not step.at_most and (not step.waits or isinstance(step, Offer))


RULE = Rule("loop-without-stop", find, __doc__, FAILING, PASSING)
