"""A product does not exist

This id names a product, and the catalogue has no product of that id. The offer could compare
nothing with what the customer has now, and what is given back would be worth nothing.

Correct the id, or add the product to the catalogue. A fact that an offer names as `now:` or
`returned:` may have options that are no products, such as `none`, if at least one of them is one.
"""

from collections.abc import Iterator

from engine.checks.example import CATALOGUE
from engine.checks.rule import Finding, Rule, Subject, below, this
from engine.facts import Fact
from engine.guide import Offer, Place, Step
from engine.problems import did_you_mean

FAILING = f"""
purpose: sales
facts:
  household: {{type: integer, label: People at home}}
  plan: {{type: choice, label: Plan, of: {{plus-205: Plus 250, other: Another}}}}  # <--
steps:
  ask-plan:
    ask: Which plan do you have?
    input: plan
    next: ask-household
  ask-household:
    ask: How many people live in your home?
    input: household
    next: bigger-plan
  bigger-plan:
    offer: {{need: faster-line, now: plan}}
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
PASSING = FAILING.replace("  # <--", "").replace("plus-205", "plus-250")


def find(subject: Subject) -> Iterator[Finding]:
    """The options of facts named by offers that should be products and are not."""
    for step in subject.own():
        if isinstance(step, Offer) and subject.catalogue.whole:
            for key, fact in (("now", step.now), ("returned", step.returned)):
                if fact is not None:
                    yield from _of(subject, step, key, fact)


def _of(subject: Subject, step: Step, key: str, fact: Fact) -> Iterator[Finding]:
    products = subject.catalogue.products
    options = [option.id for option in fact.options]
    if not any(option in products for option in options):
        hints = [(option, did_you_mean(option, products)) for option in options]
        meant = [(option, hint) for option, hint in hints if hint] or [("", "")]
        if meant == [("", "")]:
            yield Finding(
                below(step.place, "offer", key),
                f'None of the options of the fact "{fact.name}" is a product of the catalogue.',
                "Name a choice whose options are ids of products.",
            )
            return
    for option in options:
        hint = "" if option in products else did_you_mean(option, products)
        if hint:
            yield Finding(
                _place(subject, step, key, fact, option),
                f'There is no product "{option}" in the catalogue.',
                hint,
                key=True,
                also=(this(step, "the offer that compares it"),),
            )


def _place(subject: Subject, step: Step, key: str, fact: Fact, option: str) -> Place:
    declared = subject.shape.facts.get(fact.name)
    if declared is None or declared.of is None or isinstance(declared.of, str):
        return below(step.place, "offer", key)
    if isinstance(declared.of, tuple):
        return Place(subject.file, ("facts", fact.name, "of", declared.of.index(option)))
    return Place(subject.file, ("facts", fact.name, "of", option))


RULE = Rule("missing-product", find, __doc__, FAILING, PASSING)
