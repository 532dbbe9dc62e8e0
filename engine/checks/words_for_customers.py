"""A customer in self-service gets no words of their own

An end or an offer says something to the agent, in `say` or in a `note`, and has no `tell` for the
customer. In self-service the customer would read what was written to be read aloud by somebody
else, or nothing at all.

Write `tell`, or keep the step from self-service with `channels: [agent]`.
"""

from collections.abc import Iterator

from engine.checks.admission import Admission
from engine.checks.rule import Finding, Rule, Subject, local
from engine.guide import End, Offer
from engine.model import EndShape, OfferShape, StepShape
from engine.problems import Severity

FAILING = """
steps:
  ask-light:
    ask: Is the light on?
    answers:
      "on": {label: It is on, to: done}
      "off": {label: It is off, to: done}
  done:  # <--
    end: resolved
    say: I am glad that I could help you. Is there anything else that I can do for you?
"""
PASSING = FAILING.replace("  # <--", "") + "    tell: It works again. You can close this page.\n"

SELF_SERVICE = "self-service"


def find(subject: Subject) -> Iterator[Finding]:
    """The ends and offers that customers meet and that speak to the agent alone."""
    if SELF_SERVICE not in subject.guide.channels:
        return
    reached = Admission(subject, channel=SELF_SERVICE).reached
    for step in subject.guide.steps.values():
        if not isinstance(step, End | Offer) or not step.is_for(None, SELF_SERVICE):
            continue
        lacks = _lacks(subject.written(step))
        if lacks and step.id in reached:
            yield Finding(
                step.place,
                f'The {step.kind} "{local(step)}" has {lacks} and no words for a customer in '
                "self-service.",
                "Write `tell:` for the customer, or keep the step from self-service with "
                "`channels: [agent]`.",
                key=True,
            )


def _lacks(shape: StepShape | None) -> str:
    """What an end or an offer has for the agent, where it has nothing for the customer."""
    if not isinstance(shape, EndShape | OfferShape) or shape.tell is not None:
        return ""
    if shape.say is not None:
        return "a `say` for the agent"
    has_note = shape.note is not None and isinstance(shape, OfferShape)
    return "a `note` for the agent" if has_note else ""


RULE = Rule("words-for-customers", find, __doc__, FAILING, PASSING, Severity.WARNING)
