"""An offer as it is shown: the price in full, the terms, and the reasons."""

from collections.abc import Iterator
from decimal import Decimal

from engine import catalogue, formats
from engine.disclosure import disclosure
from engine.guide import Guide, Offer, Question
from engine.position import GIVEN, TOLD, Position
from engine.products import Product
from engine.speech import Speech, msg
from engine.views import OfferView, PassedOver, ProductCard, Reason
from engine.wording import Conditions

_EVERY = {
    "week": msg("{amount} a week"),
    "month": msg("{amount} a month"),
    "quarter": msg("{amount} a quarter"),
    "year": msg("{amount} a year"),
}
_PER_MONTH = {
    "week": Decimal(52) / 12,
    "month": Decimal(1),
    "quarter": Decimal(1) / 3,
    "year": Decimal(1) / 12,
}


def offer_view(position: Position, offer: Offer, product: Product) -> OfferView:
    """Everything that is to be said about the offer of `product`."""
    speech = position.guide.speech
    credited = catalogue.credit(product, offer, position.guide, position.facts)
    now = _now(position, offer)
    card = product_card(product, speech)
    credit = _credit(position, offer, product, credited)
    amount = _money(catalogue.total(product, credited), product, speech)
    total, in_all = _total(product, amount, speech)
    return OfferView(
        need=offer.need.label,
        product=card,
        now=product_card(now, speech) if now else None,
        difference=_difference(product, now, speech),
        credit=credit,
        total=total,
        why=tuple(_why(position, offer, product)),
        passed_over=tuple(_passed_over(position, offer, product)),
        disclosure=disclosure(card, product, credit, in_all, speech),
    )


def product_card(product: Product, speech: Speech) -> ProductCard:
    """A product with its price and all of its terms."""
    price = _price(product, speech)
    lines = tuple(_lines(product, price, speech))
    return ProductCard(product.id, product.name, product.summary, price, lines)


def _money(amount: Decimal, product: Product, speech: Speech) -> str:
    return formats.money(amount, product.price.currency, speech.language)


def _price(product: Product, _: Speech) -> str:
    once = _money(product.price.amount, product, _)
    if product.recurring is None:
        return _("{amount} once", amount=once)
    recurring = _(_EVERY[product.every], amount=_money(product.recurring, product, _))
    if product.price.amount == 0:
        return recurring
    return _("{recurring}, and {amount} once", recurring=recurring, amount=once)


def _lines(product: Product, price: str, _: Speech) -> Iterator[tuple[str, str]]:
    yield _("Price"), price
    yield _("First payment"), product.first_charge
    months = product.term_months
    term = _.counted("{count} month", "{count} months", months) if months else _("None")
    yield _("Minimum term"), term
    if product.renewal:
        yield _("After that"), product.renewal
    yield _("How to cancel"), product.cancel
    if product.conditions:
        yield _("Conditions"), product.conditions


def _now(position: Position, offer: Offer) -> Product | None:
    id_ = position.facts.get(offer.now.key) if offer.now else None
    return position.guide.products.get(id_) if isinstance(id_, str) else None


def _difference(product: Product, now: Product | None, _: Speech) -> str:
    if now is None or now.price.currency != product.price.currency:
        return ""
    once = product.price.amount
    if product.recurring is None and now.recurring is None:
        change = once - now.price.amount
        return _(_ONCE[_sign(change)], amount=_money(abs(change), product, _), product=now.name)
    change = _monthly(product) - _monthly(now)
    monthly = _(_MONTHLY[_sign(change)], amount=_money(abs(change), product, _))
    if not once:
        return monthly
    return _("{recurring}, and {amount} once", recurring=monthly, amount=_money(once, product, _))


def _sign(change: Decimal) -> int:
    return (change > 0) - (change < 0)


_ONCE = {
    -1: msg("{amount} less than {product}"),
    0: msg("The same price as {product}"),
    1: msg("{amount} more than {product}"),
}
_MONTHLY = {
    -1: msg("{amount} a month less than now"),
    0: msg("The same price a month as now"),
    1: msg("{amount} a month more than now"),
}


def _monthly(product: Product) -> Decimal:
    if product.recurring is None:
        return Decimal(0)
    return (product.recurring * _PER_MONTH[product.every]).quantize(Decimal("0.01"))


def _credit(position: Position, offer: Offer, product: Product, credited: Decimal) -> str:
    returned = catalogue.returned_product(offer, position.facts)
    if not credited or returned is None:
        return ""
    products = position.guide.products
    name = products[returned].name if returned in products else returned
    _ = position.guide.speech
    amount = _money(credited, product, _)
    return _("{amount} for the returned {product}", amount=amount, product=name)


def _total(product: Product, amount: str, _: Speech) -> tuple[str, str]:
    """The total as it stands alone, and behind the words "In all you pay"."""
    if product.recurring is None:
        return _("{amount} to pay", amount=amount), amount
    total = _.counted(
        "{amount} in the first {count} month",
        "{amount} in the first {count} months",
        catalogue.months_compared(product),
        amount=amount,
    )
    return total, total


def _why(position: Position, offer: Offer, product: Product) -> Iterator[Reason]:
    guide, facts = position.guide, position.facts
    for key in catalogue.reasons(offer, product, guide, facts):
        fact = guide.facts.get(key)
        if fact is not None:
            text = formats.shown(fact, facts[key], guide.speech)
            yield Reason(fact.label, text, told=_was_told(position, key))


def _was_told(position: Position, key: str) -> bool:
    origin = position.sources.get(key, GIVEN)
    return origin in (GIVEN, TOLD) or isinstance(position.guide.steps.get(origin), Question)


def _passed_over(position: Position, offer: Offer, product: Product) -> Iterator[PassedOver]:
    for refused in catalogue.passed_over(offer, product, position.guide, position.facts):
        yield PassedOver(refused.product.name, _refusal(position, offer, refused))


def _refusal(position: Position, offer: Offer, refused: catalogue.Refused) -> str:
    _ = position.guide.speech
    match refused.condition:
        case "valid":
            return _("Not on offer at the moment")
        case "now":
            return _("The customer has it now")
        case "order":
            return _("Fits too, but less well or at a higher cost over the term")
    if refused.unknown:
        return _("Not known: {facts}", facts=", ".join(_labels(position, offer, refused)))
    meant = _conditions(position.guide).told(refused.condition, offer)
    here = ", ".join(_told(position, offer, refused))
    return _("Meant for {condition}; here {facts}", condition=meant, facts=here)


def _conditions(guide: Guide) -> Conditions:
    made: Conditions | None = guide.memo.get("conditions")
    if made is None:
        made = guide.memo["conditions"] = Conditions(guide)
    return made


def _labels(position: Position, offer: Offer, refused: catalogue.Refused) -> Iterator[str]:
    for name in refused.facts:
        fact = position.guide.facts.get(offer.names.get(name, name))
        yield fact.label if fact else name.replace("_", " ")


def _told(position: Position, offer: Offer, refused: catalogue.Refused) -> Iterator[str]:
    guide = position.guide
    known = catalogue.known_facts(refused.product.fits, offer, guide, position.facts)
    for name in refused.facts:
        fact = guide.facts.get(offer.names.get(name, name))
        if fact is not None and name in known:
            yield f"{fact.label}: {formats.shown(fact, known[name], guide.speech)}"
