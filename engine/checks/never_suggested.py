"""A product is never suggested

Out of the products that serve a need and fit, the best is suggested: the one that meets more of its
preferences, then the one that costs less over its term, then the one that stands first. This one
never is, whatever is answered: no answers that show the need fit it, or wherever it fits others fit
as well and come before it.

A product that customers may have already, as an offer's `now:` or `returned:` says, may stand in
the catalogue to be compared with alone.

Mend its `fits`, narrow that of the product which comes before it, or give it a preference of its
own, in `prefer`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from engine.catalogue import comes_before
from engine.checks.example import CATALOGUE
from engine.checks.rule import Finding, Other, Rule, Subject, below
from engine.guide import Offer, Place
from engine.problems import Severity
from engine.products import Need, Product
from engine.regions import Region, Space, TooComplex, difference, intersection

_GUIDE = """
purpose: sales
facts:
  household: {type: integer, min: 1, max: 20, label: People at home}
steps:
  ask-household:
    ask: How many people live in your home?
    input: household
    next: bigger-plan
  bigger-plan:
    offer: {need: faster-line}
    accepted: ordered
    declined: keep
    none: keep
  ordered:
    end: accepted
    tell: It is on its way.
  keep:
    end: resolved
    tell: You keep what you have.
"""
_SECOND = """\
  plus-1000:
    name: Plus 1000
    summary: A line for homes with many people.
    serves: [faster-line]
    fits: household < 2  # <--
    price: {amount: "10.00", currency: EUR}
    first-charge: On the day of the switch.
    term: {months: 0, cancel: Any day.}
"""
FAILING = f"{_GUIDE}{CATALOGUE}{_SECOND}"
PASSING = FAILING.replace("  # <--", "").replace(
    "fits: household < 2", "fits: household > 2\n    prefer: [household > 9]"
)


class _Choice(NamedTuple):
    """The products that serve a need, with where each can be offered at all, by its id.

    `before` are those that come before a product wherever it fits; none where something is left.
    """

    need: Need
    products: Sequence[Product]
    fitting: Mapping[str, Region]
    before: Mapping[str, Sequence[Product]]


def find(subject: Subject) -> Iterator[Finding]:
    """The products that no offer of the guide can suggest, for all needs that it offers for."""
    if not subject.offers or not subject.catalogue.whole:
        return
    choices = {need: choice for need, choice in _choices(subject).items() if choice}
    products = {each.id: each for choice in choices.values() for each in choice.products}
    had = set(_had(subject.offers))
    for product in products.values():
        if set(product.serves) <= choices.keys() and product.id not in had:
            yield from _never(subject, product, [choices[need] for need in product.serves])


def _choices(subject: Subject) -> Mapping[str, _Choice | None]:
    """For each need that is offered for what may be chosen from; None where it is too complex."""
    found: Mapping[str, _Choice | None] | None = subject.memo.get(_Choice)
    if found is None:
        found = {offer.need.id: _choice(subject, offer) for offer in subject.offers}
        subject.memo[_Choice] = found
    return found


def undecided(subject: Subject) -> Iterator[Offer]:
    """The first offer for each need whose products are too complex to be compared."""
    offers = {offer.need.id: offer for offer in reversed(subject.offers)}
    if subject.catalogue.whole:
        choices = _choices(subject)
        yield from (offer for need, offer in offers.items() if choices[need] is None)


def _had(offers: Sequence[Offer]) -> Iterator[str]:
    """What customers may have already, which stands in the catalogue to be compared with."""
    for offer in offers:
        for fact in (offer.now, offer.returned):
            yield from (option.id for option in (fact.options if fact is not None else ()))


def _choice(subject: Subject, offer: Offer) -> _Choice | None:
    """What an offer may choose from; None where that cannot be decided."""
    need, products = offer.need, offer.products
    conditions = [need.shown.tree, *(each.fits.tree for each in products)]
    had = any(each.now is not None for each in subject.offers if each.need.id == need.id)
    try:
        space = Space(subject.catalogue.facts, conditions)
        shown = space.region(need.shown.tree)
        fitting = {each.id: intersection(shown, space.region(each.fits.tree)) for each in products}
        before = {each.id: _before(products, fitting, each, may_be_had=had) for each in products}
    except TooComplex:
        return None
    return _Choice(need, products, fitting, before)


def _never(subject: Subject, product: Product, choices: list[_Choice]) -> Iterator[Finding]:
    place = below(subject.catalogue.places["product", product.id], "fits")
    if not any(choice.fitting[product.id] for choice in choices):
        needs = " or ".join(f'"{choice.need.id}"' for choice in choices)
        yield Finding(
            place,
            f'The product "{product.id}" is never suggested: no answers that show the need {needs} '
            "fit it.",
            "Mend its `fits`, or the `shown` of the need.",
            severity=Severity.WARNING,
        )
        return
    before = [choice.before[product.id] for choice in choices]
    if all(before):
        names = {each.id: each for found in before for each in found}
        listed = " or ".join(f'"{name}"' for name in names)
        yield Finding(
            place,
            f'The product "{product.id}" is never suggested: wherever it fits, {listed} fits too '
            "and comes before it.",
            f"Narrow the `fits` of {listed}, or give this product a `prefer` of its own.",
            also=tuple(Other(_place(subject, name), f'the product "{name}"') for name in names),
            severity=Severity.WARNING,
        )


def _place(subject: Subject, product: str) -> Place:
    return subject.catalogue.places["product", product]


def _before(
    products: Sequence[Product],
    fitting: Mapping[str, Region],
    product: Product,
    *,
    may_be_had: bool,
) -> Sequence[Product]:
    """The products that come before this one wherever it fits; none where something is left.

    What customers may have already is not suggested to them, so each in turn is left out.
    """
    ahead = [each for each in products if comes_before(each, product)]
    absent = ahead if may_be_had else [None]
    for missing in absent:
        left = fitting[product.id]
        for each in ahead:
            if each is not missing:
                left = difference(left, fitting[each.id])
        if left:
            return []
    return ahead


RULE = Rule("never-suggested", find, __doc__, FAILING, PASSING, Severity.WARNING)
