"""Picks the product that an offer suggests, and tells why this one and why not the others.

An offer is made because, and only because, the customer's own answers show a need that the
product meets. The order among the products that fit is fixed and the same for everyone: the one
that meets more of its preferences first, then the one that costs the customer less over the term,
then the one that stands first in the catalogue. What the seller earns plays no part.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from engine.expressions import Expression, evaluate, failing
from engine.guide import Guide, Offer
from engine.kinds import Value
from engine.products import Product

MONTHS_WITHOUT_TERM = 12
"""The months over which products without a minimum term are compared."""

_PERIODS_A_YEAR = {"week": 52, "month": 12, "quarter": 4, "year": 1}


class Refused(NamedTuple):
    """Why a product was passed over: the smallest condition that failed, and its facts."""

    product: Product
    condition: str
    facts: tuple[str, ...]
    unknown: bool


def pick(offer: Offer, guide: Guide, facts: Mapping[str, Value]) -> Product | None:
    """The product to suggest, or None where the need is not shown or nothing fits."""
    known = known_facts(offer, guide, facts)
    if evaluate(offer.need.shown, known) is not True:
        return None
    today = facts["today"]
    fitting = [
        product
        for product in offer.products
        if _may_be_offered(product, offer, facts, today) and evaluate(product.fits, known) is True
    ]
    returned = returned_product(offer, facts)
    return min(fitting, key=lambda each: _rank(each, known, returned), default=None)


def known_facts(offer: Offer, guide: Guide, facts: Mapping[str, Value]) -> dict[str, Value]:
    """The facts that the catalogue's conditions read, by their names there."""
    known: dict[str, Value] = {"today": facts["today"]}
    for name in _read_by(offer):
        value = _value(offer.names.get(name, name), guide, facts)
        if value is not None:
            known[name] = value
    return known


def _read_by(offer: Offer) -> Iterable[str]:
    names = set(offer.need.shown.reads)
    for product in offer.products:
        names |= product.fits.reads
        for expression in _extras(product):
            names |= expression.reads
    return sorted(names)


def _extras(product: Product) -> Iterable[Expression]:
    yield from product.prefer
    for credit in product.credits:
        if credit.when is not None:
            yield credit.when


def _value(key: str, guide: Guide, facts: Mapping[str, Value]) -> Value | None:
    computed = guide.computed.get(key)
    if computed is None:
        return facts.get(key)
    try:
        return computed(facts)
    except (KeyError, ArithmeticError):
        return None


def _may_be_offered(
    product: Product, offer: Offer, facts: Mapping[str, Value], today: Value
) -> bool:
    if offer.now is not None and facts.get(offer.now.key) == product.id:
        return False
    return is_available(product, today)


def is_available(product: Product, today: Value) -> bool:
    """Whether a product may be offered on a day; both ends of its window count in."""
    assert isinstance(today, date)
    begins, ends = product.available_from, product.available_until
    return (begins is None or begins <= today) and (ends is None or today <= ends)


def _rank(
    product: Product, known: Mapping[str, Value], returned: str | None
) -> tuple[int, Decimal, int]:
    met = sum(evaluate(preference, known) is True for preference in product.prefer)
    return -met, total(product, credit(product, returned, known)), product.position


def returned_product(offer: Offer, facts: Mapping[str, Value]) -> str | None:
    """The id of the product that the customer gives back, if any."""
    value = facts.get(offer.returned.key) if offer.returned else None
    return value if isinstance(value, str) else None


def credit(product: Product, returned: str | None, known: Mapping[str, Value]) -> Decimal:
    """What the returned product is worth towards this one, never more than the price."""
    worth = [
        each.amount
        for each in product.credits
        if each.returned == returned and (each.when is None or evaluate(each.when, known) is True)
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


def reasons(
    offer: Offer, product: Product, guide: Guide, facts: Mapping[str, Value]
) -> tuple[str, ...]:
    """The keys of the fewest of the customer's own answers that entail need and fit.

    Computed facts count as what they are computed from. None of the answers can be left out.
    """
    keys = _base_keys(offer, product, guide)
    needed = [key for key in sorted(keys) if key in facts]
    for key in list(needed):
        rest = [each for each in needed if each != key]
        if _entails(rest, offer, product, guide, facts):
            needed = rest
    return tuple(needed)


def _base_keys(offer: Offer, product: Product, guide: Guide) -> set[str]:
    names = offer.need.shown.reads | product.fits.reads
    keys = {offer.names.get(name, name) for name in names}
    return {base for key in keys for base in guide.computed_reads.get(key, (key,))}


def _entails(
    keys: list[str], offer: Offer, product: Product, guide: Guide, facts: Mapping[str, Value]
) -> bool:
    told = {key: facts[key] for key in keys} | {"today": facts["today"]}
    known = known_facts(offer, guide, told)
    return evaluate(offer.need.shown, known) is True and evaluate(product.fits, known) is True


def passed_over(
    offer: Offer, product: Product, guide: Guide, facts: Mapping[str, Value]
) -> tuple[Refused, ...]:
    """Every other product that serves the need, with the smallest condition that failed."""
    known = known_facts(offer, guide, facts)
    today = facts["today"]
    found: list[Refused] = []
    for other in offer.products:
        if other.id == product.id:
            continue
        if not is_available(other, today):
            found.append(Refused(other, "available", (), False))
        elif offer.now is not None and facts.get(offer.now.key) == other.id:
            found.append(Refused(other, "now", (), False))
        elif evaluate(other.fits, known) is True:
            found.append(Refused(other, "order", (), False))
        else:
            failure = failing(other.fits, known)
            found.append(Refused(other, failure.text, tuple(failure.facts), failure.unknown))
    return tuple(found)
