"""Picks the product that an offer suggests, and tells why this one and why not the others.

An offer is made because, and only because, the customer's own answers show a need that the
product meets. The order among the products that fit is fixed and the same for everyone: the one
that meets more of its preferences first, then the one that costs the customer less over the term,
then the one that stands first in the catalogue. What the seller earns plays no part.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from engine.expressions import Expression, both, bound, evaluate, failing
from engine.expressions import reasons as reasons_of
from engine.guide import Guide, Offer
from engine.kinds import Value
from engine.products import Product

MONTHS_WITHOUT_TERM = 12
"""The months over which products without a minimum term are compared."""

_PERIODS_A_YEAR = {"week": 52, "month": 12, "quarter": 4, "year": 1}


Facts = Mapping[str, Value]


class Refused(NamedTuple):
    """Why a product was passed over: the smallest condition that failed, and its facts by name."""

    product: Product
    condition: str
    facts: tuple[str, ...]
    unknown: bool


def pick(offer: Offer, guide: Guide, facts: Facts) -> Product | None:
    """The product to suggest, or None where the need is not shown or nothing fits."""
    if not _holds(offer.need.shown, offer, guide, facts):
        return None
    fitting = [
        product
        for product in offer.products
        if _may_be_offered(product, offer, facts) and _holds(product.fits, offer, guide, facts)
    ]
    return min(fitting, key=lambda each: _rank(each, offer, guide, facts), default=None)


def _holds(condition: Expression, offer: Offer, guide: Guide, facts: Facts) -> bool:
    """Whether a condition of the catalogue holds; what is unknown does not."""
    return evaluate(here(condition, offer, guide), facts) is True


def here(condition: Expression, offer: Offer, guide: Guide) -> Expression:
    """A condition of the catalogue over the facts that the guide has at this offer."""
    memo = guide.memo.setdefault("offers", {})
    found: Expression | None = memo.get((offer.id, condition.text))
    if found is None:
        keys = {name: offer.names.get(name, name) for name in condition.reads}
        meanings = {name: guide.computed_by.get(key, key) for name, key in keys.items()}
        found = memo[offer.id, condition.text] = bound(condition, meanings)
    return found


def _may_be_offered(product: Product, offer: Offer, facts: Facts) -> bool:
    return not _is_had(product, offer, facts) and is_valid(product, facts["today"])


def _is_had(product: Product, offer: Offer, facts: Facts) -> bool:
    return offer.now is not None and facts.get(offer.now.key) == product.id


def is_valid(product: Product, today: Value) -> bool:
    """Whether a product may be offered on a day."""
    assert isinstance(today, date)
    return product.valid.holds(today)


def _rank(product: Product, offer: Offer, guide: Guide, facts: Facts) -> tuple[int, Decimal, int]:
    met = sum(_holds(preference, offer, guide, facts) for preference in product.prefer)
    return -met, total(product, credit(product, offer, guide, facts)), product.position


def returned_product(offer: Offer, facts: Facts) -> str | None:
    """The id of the product that the customer gives back, if any."""
    value = facts.get(offer.returned.key) if offer.returned else None
    return value if isinstance(value, str) else None


def credit(product: Product, offer: Offer, guide: Guide, facts: Facts) -> Decimal:
    """What the returned product is worth towards this one, never more than the price."""
    returned = returned_product(offer, facts)
    worth = [
        each.amount
        for each in product.credits
        if each.returned == returned
        and (each.when is None or _holds(each.when, offer, guide, facts))
    ]
    return min(max(worth, default=Decimal(0)), product.price.amount)


def months_compared(product: Product) -> int:
    """The months over which the total cost of a product is counted."""
    return product.term_months or MONTHS_WITHOUT_TERM


def total(product: Product, credited: Decimal = Decimal(0)) -> Decimal:
    """What the product costs over its term: the price, and every recurring amount, less credit.

    A product without a minimum term is counted over twelve months.
    """
    price = product.price.amount - credited
    if product.recurring is None:
        return price
    periods = Decimal(months_compared(product) * _PERIODS_A_YEAR[product.every]) / 12
    return price + (product.recurring * periods).quantize(Decimal("0.01"))


def comes_before(other: Product, product: Product) -> bool:
    """Whether another product is chosen before this one wherever both fit."""
    if other.id == product.id or product.credits or other.valid != product.valid:
        return False
    met = {each.text for each in other.prefer} >= {each.text for each in product.prefer}
    rank = (total(other), other.position)
    return met and rank < (total(product), product.position)


def reasons(offer: Offer, product: Product, guide: Guide, facts: Facts) -> tuple[str, ...]:
    """The keys of the fewest facts that entail need and fit, whatever the others may be.

    Computed facts count as what they are computed from. None of the facts can be left out.
    """
    need = here(offer.need.shown, offer, guide)
    found = reasons_of(both(need, here(product.fits, offer, guide)), facts)
    return tuple(key for key in facts if key in found)


def passed_over(offer: Offer, product: Product, guide: Guide, facts: Facts) -> tuple[Refused, ...]:
    """Every other product that serves the need, with the smallest condition that failed."""
    return tuple(
        _refused(other, offer, guide, facts) for other in offer.products if other.id != product.id
    )


def _refused(product: Product, offer: Offer, guide: Guide, facts: Facts) -> Refused:
    if not is_valid(product, facts["today"]):
        return Refused(product, "valid", (), False)
    if _is_had(product, offer, facts):
        return Refused(product, "now", (), False)
    if _holds(product.fits, offer, guide, facts):
        return Refused(product, "order", (), False)
    failure = failing(product.fits, known_facts(product.fits, offer, guide, facts))
    return Refused(product, failure.text, tuple(sorted(failure.facts)), failure.unknown)


def known_facts(
    condition: Expression, offer: Offer, guide: Guide, facts: Facts
) -> dict[str, Value]:
    """The facts that a condition of the catalogue reads, by their names there."""
    known: dict[str, Value] = {"today": facts["today"]}
    for name in condition.reads:
        key = offer.names.get(name, name)
        computed = guide.computed_by.get(key)
        value = evaluate(computed, facts) if computed else facts.get(key)
        if value is not None:
            known[name] = value
    return known
