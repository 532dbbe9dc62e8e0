"""Something lapses within 30 days

The last day of a step, an offer, an end or a product is near: within 30 days of the day for which
the guides are checked. Only what a walk can come to on that day counts.

Move `valid-until`, or decide what is to come then: name the step that stands in for it with
`instead:`, or take it out when its day has come.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from engine.checks.admission import Admission
from engine.checks.example import CATALOGUE
from engine.checks.rule import Finding, Rule, Subject, below, local
from engine.guide import Offer, Passage, Place
from engine.problems import Severity
from engine.validity import Validity

SOON = timedelta(days=30)
"""How long before its last day something is warned of."""

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
    accepted: ordered
    declined: keep
    none: keep
  ordered:
    end: accepted
    tell: It is on its way.
  keep:
    end: resolved
    tell: You keep what you have.
{CATALOGUE}    valid-until: 2026-11-20  # <--
"""
PASSING = FAILING.replace("2026-11-20  # <--", "2027-11-20")


def find(subject: Subject) -> Iterator[Finding]:
    """What is valid on the day of the check, can be met then, and lapses soon."""
    day = subject.on
    if day is None or not subject.guide.channels:
        return
    admission = Admission(subject, day=day)
    for step in subject.roads.limited:
        if _soon(step.valid, day) and step.id in admission.reached:
            kind = "step" if isinstance(step, Passage) else step.kind
            yield _finding(step.place, f'The {kind} "{local(step)}"', step.valid, day)
    for offer in subject.offers:
        if offer.id in admission.reached and offer.is_for(day, None):
            yield from _of_products(subject, offer, day)


def _of_products(subject: Subject, offer: Offer, day: date) -> Iterator[Finding]:
    for product in offer.products:
        if _soon(product.valid, day):
            place = subject.catalogue.places["product", product.id]
            yield _finding(place, f'The product "{product.id}"', product.valid, day)


def _soon(valid: Validity, day: date) -> bool:
    return valid.last is not None and valid.holds(day) and valid.last <= day + SOON


def _finding(place: Place, what: str, valid: Validity, day: date) -> Finding:
    assert valid.last is not None
    left = (valid.last - day).days
    when = f"in {left} day{'' if left == 1 else 's'}" if left else "at the end of the day"
    return Finding(
        below(place, "valid-until"),
        f"{what} lapses {when}: it is valid until {valid.last}.",
        "Move `valid-until`, or decide now what comes in its place.",
    )


RULE = Rule("lapses-soon", find, __doc__, FAILING, PASSING, Severity.WARNING, on=date(2026, 11, 2))
