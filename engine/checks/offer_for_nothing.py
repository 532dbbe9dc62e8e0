"""An offer can never offer anything

No product in the catalogue can ever be suggested here: none serves the need, or the need or every
product asks for a fact that nothing in this guide sets. The offer would always be passed over.

Let a product serve the need, let the guide ask for what the products depend on, or take the offer
out.
"""

from collections.abc import Iterator

from engine.checks.example import CATALOGUE
from engine.checks.rule import Finding, Rule, Subject, below, listed, local
from engine.expressions import Expression
from engine.guide import Lookup, Offer, Passage, Question

FAILING = f"""
purpose: sales
steps:
  bigger-plan:
    offer: {{need: faster-line}}  # <--
    accepted: ordered
    declined: keep
    none: keep
  ordered:
    end: accepted
    tell: It is on its way.
  keep:
    end: resolved
    tell: You keep what you have.
{CATALOGUE}"""
PASSING = FAILING.replace("  # <--", "").replace(
    "steps:\n",
    "facts:\n  household: {type: integer, label: People at home}\nsteps:\n"
    "  ask-household:\n    ask: How many people live in your home?\n    input: household\n"
    "    next: bigger-plan\n",
)


def find(subject: Subject) -> Iterator[Finding]:
    """The offers at which no product can ever be suggested."""
    settable: set[str] | None = None
    if not subject.catalogue.whole:
        return
    for step in subject.guide.steps.values():
        if not isinstance(step, Offer) or step.need.id not in subject.catalogue.needs:
            continue
        if settable is None:
            settable = _settable(subject)
        reason = _reason(step, settable)
        if reason and not (step.products and not subject.whole):
            yield Finding(
                below(step.place, "offer", "need"),
                f'The offer "{local(step)}" can never offer anything: {reason}.',
                "Let a product serve the need, let the guide ask for what the products depend on, "
                "or take the offer out.",
            )


def _settable(subject: Subject) -> set[str]:
    """The keys of the facts that something in the guide, or the caller's record, may set."""
    guide = subject.guide
    found = {key for key, fact in guide.facts.items() if fact.source or fact.default is not None}
    for step in guide.steps.values():
        match step:
            case Question():
                found.add(step.fact.key)
            case Lookup():
                found.update(key for key, _ in step.sets)
            case Passage():
                found.update(assignment.key for assignment in step.sets)
                found.update(to for to, _ in step.copies)
    found.update(key for key, made in guide.computed_by.items() if made.needs <= found)
    return found


def _reason(step: Offer, settable: set[str]) -> str:
    if not step.products:
        return f'no product serves the need "{step.need.id}"'
    lost = _never_set(step, step.need.shown, settable)
    if lost is None:
        return f'the need "{step.need.id}" is never shown'
    if lost:
        return f'nothing sets {listed(lost)}, which shows the need "{step.need.id}"'
    each = [_never_set(step, product.fits, settable) for product in step.products]
    if all(lost is None or lost for lost in each):
        names = sorted({name for lost in each if lost for name in lost})
        return (
            f"nothing sets {listed(names)}, on which its products depend"
            if names
            else ("none of its products ever fits")
        )
    return ""


def _never_set(step: Offer, expression: Expression, settable: set[str]) -> list[str] | None:
    """The facts without which the condition cannot hold and which nothing sets.

    None where it never holds.
    """
    if expression.flow.if_true is None:
        return None
    return sorted(
        name for name in expression.knows_if_true if not _may_be_set(step, name, settable)
    )


def _may_be_set(step: Offer, name: str, settable: set[str]) -> bool:
    key = step.names.get(name)
    return key is not None and key in settable


RULE = Rule("offer-for-nothing", find, __doc__, FAILING, PASSING)
