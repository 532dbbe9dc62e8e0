"""Declining an offer leads nowhere good

A no is an answer like any other: the customer still wants to be served. From an offer's
`declined:` there has to be a road to an end, resolved, handed over or stopped, without another
offer for the same need, and it must not lead to where a yes leads. Behind an earlier offer that
was accepted both may lead on to the same step.

Let `declined:` lead to a step that goes on with what the customer called about.
"""

from collections.abc import Iterator

from engine.checks.example import CATALOGUE
from engine.checks.rule import Finding, Rule, Subject, local, this
from engine.checks.traps import trapped
from engine.guide import NO_WAY_ON, End, Offer

FAILING = f"""
purpose: sales
facts:
  household: {{type: integer, label: People at home}}
steps:
  ask-household:
    ask: How many people live in your home?
    input: household
    next: bigger-plan
  bigger-plan:
    offer: {{need: faster-line}}
    accepted: order
    declined: order  # <--
    none: keep
  order:
    do: We place the order.
    next: ordered
  ordered:
    end: resolved
    tell: It is on its way.
  keep:
    end: resolved
    tell: You keep what you have.
{CATALOGUE}"""
PASSING = FAILING.replace("declined: order  # <--", "declined: keep")


def find(subject: Subject) -> Iterator[Finding]:
    """The ways out of offers that a no takes to no good."""
    offers = [step for step in subject.guide.steps.values() if isinstance(step, Offer)]
    if not offers:
        return
    unsold = subject.roads.search([subject.guide.start], lambda way: way.kind != "accepted")
    lost = trapped(subject)
    serving: dict[tuple[str, bool], set[str]] = {}
    for step in offers:
        if step.id not in subject.roads.reached or step.declined[0].target in {NO_WAY_ON, *lost}:
            continue
        about = (step.need.id, step.id not in unsold)
        if about not in serving:
            serving[about] = _serving(subject, *about)
        reason = _reason(step, serving[about], sold=about[1])
        if reason:
            yield Finding(
                step.declined[0].place,
                f'{reason}: declining "{local(step)}" does not serve the customer.',
                "Let `declined:` lead to a step that goes on with what the customer wants.",
                also=(this(subject.guide.steps[step.declined[0].target]),),
            )


def _reason(step: Offer, serving: set[str], *, sold: bool) -> str:
    no, yes = step.declined[0].target, step.accepted[0].target
    if no == yes and not sold:
        return "A no leads to where a yes leads"
    if no not in serving:
        return "A no leads to no end without another offer for the same need"
    return ""


def _serving(subject: Subject, need: str, sold: bool) -> set[str]:  # noqa: FBT001
    """The steps from which an end is reached without an offer for `need`, or a yes to any.

    Where something was `sold` before, an end as accepted serves the customer as well.
    """
    steps, roads = subject.guide.steps, subject.roads
    found = {
        step.id
        for step in steps.values()
        if isinstance(step, End)
        and (sold or step.outcome != "accepted")
        and (step.id != NO_WAY_ON or subject.cut)
    }
    waiting = list(found)
    for id_ in waiting:
        for source in roads.into[id_]:
            if source not in found and _may_pass(subject, source, id_, need):
                found.add(source)
                waiting.append(source)
    return found


def _may_pass(subject: Subject, source: str, id_: str, need: str) -> bool:
    step = subject.guide.steps[source]
    if not isinstance(step, Offer):
        return True
    if step.need.id == need:
        return False
    return any(way.target == id_ and way.kind != "accepted" for way in subject.roads.ways[source])


RULE = Rule("decline-serves-nobody", find, __doc__, FAILING, PASSING)
