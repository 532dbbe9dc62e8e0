"""A walk comes to a step on a day when it is not valid

Steps, offers and products can be valid from a day and until a day. `callguide check` looks at the
guides as they are today, or with `--on` on another day. A walk that comes to a step which has
lapsed, or is not valid yet, goes on at the step's `instead`, and at an offer's `none`. Where
neither is written it breaks off and is handed over: that is an error. What has lapsed and is only
passed over is a warning, because nobody will see it again; so is an offer for whose need no
product is valid on that day.

Name the step where the walk goes on, move the days, or take out what has lapsed.
"""

from collections.abc import Iterator
from datetime import date

from engine.checks.admission import Admission, is_handed_over
from engine.checks.example import CATALOGUE
from engine.checks.rule import Finding, Other, Rule, Subject, below, listed, local
from engine.guide import Offer, Step
from engine.problems import Severity
from engine.validity import ALWAYS

FAILING = f"""
purpose: sales
facts:
  household: {{type: integer, label: People at home}}
steps:
  ask-household:
    ask: How many people live in your home?
    input: household
    next: greeting
  greeting:
    do: We wish you a happy new year.
    valid-until: 2026-01-06  # <--
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
{CATALOGUE}    valid-until: 2026-03-31
"""
PASSING = FAILING.replace("2026-01-06  # <--", "2027-01-06").replace("2026-03-31", "2027-03-31")


def find(subject: Subject) -> Iterator[Finding]:
    """The steps that walks of the day come to and that are not valid then."""
    day = subject.on
    if day is None or not subject.guide.channels:
        return
    admission = Admission(subject, day=day)
    for step in subject.roads.limited:
        if step.valid != ALWAYS and not step.valid.holds(day) and step.id in admission.reached:
            yield from _of_step(step, day, admission)
    for offer in subject.offers:
        if offer.id in admission.reached and offer.is_for(day, None):
            yield from _of_products(subject, offer, day)


def _of_step(step: Step, day: date, admission: Admission) -> Iterator[Finding]:
    lapsed = step.valid.lapsed(day)
    key = "valid-until" if lapsed else "valid-from"
    what = f"lapsed on {step.valid.last}" if lapsed else f"is valid from {step.valid.first} only"
    if is_handed_over(step):
        yield Finding(
            below(step.place, key),
            f'"{local(step)}" {what}, and a walk on {day} that comes to it cannot go on.',
            "Name the step where it goes on then with `instead:`, or "
            f"{'move' if lapsed else 'bring forward'} `{key}`, or let no road lead here.",
            also=admission.ways_into(step.id),
            reached_by=admission.reached_by(step.id),
        )
    elif lapsed:
        way_on = f'"{step.instead}"' if step.instead else "what stands under `none`"
        yield Finding(
            below(step.place, key),
            f'"{local(step)}" {what}: on {day} every walk that comes to it passes it over.',
            f"Let its roads lead to {way_on} and take it out, or move `{key}`.",
            also=admission.ways_into(step.id),
            reached_by=admission.reached_by(step.id),
            severity=Severity.WARNING,
        )


def _of_products(subject: Subject, offer: Offer, day: date) -> Iterator[Finding]:
    products = offer.products
    if products and not any(product.valid.holds(day) for product in products):
        ids = [product.id for product in products]
        places = subject.catalogue.places
        yield Finding(
            below(offer.place, "offer", "need"),
            f'The offer "{local(offer)}" offers nothing on {day}: {listed(ids)} '
            f"{'is' if len(ids) == 1 else 'are'} not valid then.",
            "Move the days of a product, or let another serve the need, or take the offer out.",
            also=tuple(
                Other(places["product", each.id], f"valid {each.valid.words}", key=True)
                for each in products
            ),
            severity=Severity.WARNING,
        )


RULE = Rule("not-valid", find, __doc__, FAILING, PASSING, on=date(2026, 11, 2))
