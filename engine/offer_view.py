"""An offer as it is shown: the price in full, the terms, and the reasons."""

from collections.abc import Iterator
from decimal import Decimal

from engine import catalogue, formats
from engine.disclosure import disclosure
from engine.guide import Guide, Offer, Question
from engine.position import GIVEN, Position
from engine.products import Product
from engine.views import OfferView, PassedOver, ProductCard, Reason
from engine.wording import Conditions

_EVERY = {"week": "a week", "month": "a month", "quarter": "a quarter", "year": "a year"}
_PER_MONTH = {
    "week": Decimal(52) / 12,
    "month": Decimal(1),
    "quarter": Decimal(1) / 3,
    "year": Decimal(1) / 12,
}


def offer_view(position: Position, offer: Offer, product: Product) -> OfferView:
    """Everything that is to be said about the offer of `product`."""
    language = position.guide.language
    credited = catalogue.credit(product, offer, position.guide, position.facts)
    now = _now(position, offer)
    card = product_card(product, language)
    credit = _credit(position, offer, product, credited)
    total = _total(product, credited, language)
    return OfferView(
        need=offer.need.label,
        product=card,
        now=product_card(now, language) if now else None,
        difference=_difference(product, now, language),
        credit=credit,
        total=total,
        why=tuple(_why(position, offer, product)),
        passed_over=tuple(_passed_over(position, offer, product)),
        disclosure=disclosure(card, product, credit, total),
    )


def product_card(product: Product, language: str) -> ProductCard:
    """A product with its price and all of its terms."""
    price = _price(product, language)
    return ProductCard(
        product.id, product.name, product.summary, price, tuple(_lines(product, price))
    )


def _money(amount: Decimal, product: Product, language: str) -> str:
    return formats.money(amount, product.price.currency, language)


def _price(product: Product, language: str) -> str:
    once = _money(product.price.amount, product, language)
    if product.recurring is None:
        return f"{once} once"
    recurring = f"{_money(product.recurring, product, language)} {_EVERY[product.every]}"
    return recurring if product.price.amount == 0 else f"{recurring}, and {once} once"


def _lines(product: Product, price: str) -> Iterator[tuple[str, str]]:
    yield "Price", price
    yield "First payment", product.first_charge
    months = product.term_months
    unit = "month" if months == 1 else "months"
    yield "Minimum term", f"{months} {unit}" if months else "None"
    if product.renewal:
        yield "After that", product.renewal
    yield "How to cancel", product.cancel
    if product.conditions:
        yield "Conditions", product.conditions


def _now(position: Position, offer: Offer) -> Product | None:
    id_ = position.facts.get(offer.now.key) if offer.now else None
    return position.guide.products.get(id_) if isinstance(id_, str) else None


def _difference(product: Product, now: Product | None, language: str) -> str:
    if now is None or now.price.currency != product.price.currency:
        return ""
    once = product.price.amount
    if product.recurring is None and now.recurring is None:
        return _changed(once - now.price.amount, product, language, "", f"as {now.name}")
    monthly = _changed(_monthly(product) - _monthly(now), product, language, " a month", "as now")
    return f"{monthly}, and {_money(once, product, language)} once" if once else monthly


def _changed(change: Decimal, product: Product, language: str, each: str, than: str) -> str:
    """How much more or less that is; `than` says compared `as` what."""
    if change == 0:
        return f"The same price{each} {than}"
    more = "more" if change > 0 else "less"
    return f"{_money(abs(change), product, language)}{each} {more} than{than.removeprefix('as')}"


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
    return f"{_money(credited, product, position.guide.language)} for the returned {name}"


def _total(product: Product, credited: Decimal, language: str) -> str:
    amount = _money(catalogue.total(product, credited), product, language)
    if product.recurring is None:
        return f"{amount} to pay"
    return f"{amount} in the first {catalogue.months_compared(product)} months"


def _why(position: Position, offer: Offer, product: Product) -> Iterator[Reason]:
    guide, facts = position.guide, position.facts
    for key in catalogue.reasons(offer, product, guide, facts):
        fact = guide.facts.get(key)
        if fact is not None:
            text = formats.shown(fact, facts[key], guide.language)
            yield Reason(fact.label, text, told=_was_told(position, key))


def _was_told(position: Position, key: str) -> bool:
    origin = position.sources.get(key, GIVEN)
    return origin == GIVEN or isinstance(position.guide.steps.get(origin), Question)


def _passed_over(position: Position, offer: Offer, product: Product) -> Iterator[PassedOver]:
    for refused in catalogue.passed_over(offer, product, position.guide, position.facts):
        yield PassedOver(refused.product.name, _refusal(position, offer, refused))


def _refusal(position: Position, offer: Offer, refused: catalogue.Refused) -> str:
    match refused.condition:
        case "valid":
            return "Not on offer at the moment"
        case "now":
            return "The customer has it now"
        case "order":
            return "Fits too, but less well or at a higher cost over the term"
    if refused.unknown:
        return f"Not known: {', '.join(_labels(position, offer, refused))}"
    meant = _conditions(position.guide).told(refused.condition, offer)
    return f"Meant for {meant}; here {', '.join(_told(position, offer, refused))}"


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
            yield f"{fact.label}: {formats.shown(fact, known[name], guide.language)}"
