"""Tells which products and needs of the catalogue are new, gone, or at another price or terms."""

from collections.abc import Iterator, Mapping

from engine import formats
from engine.compile import Catalogue
from engine.diff.differences import Change
from engine.diff.parts import Traits, listed, parts
from engine.offer_view import product_card
from engine.products import Need, Product
from engine.speech import ENGLISH

"""The catalogue has no language of its own."""

PRICE = "Price"
"""The label of the part that tells a price."""


def product_changes(old: Catalogue, new: Catalogue) -> Iterator[Change]:
    """What became of the needs and the products.

    Where a file of a version could not be read, what that version lacks is not told: it may stand
    there.
    """
    for id_ in _told(old, new, old.needs, new.needs):
        yield from _need(old.needs.get(id_), new.needs.get(id_))
    for id_ in _told(old, new, old.products, new.products):
        yield from _product(old, new, id_)


def _told(
    old: Catalogue, new: Catalogue, before: Mapping[str, object], now: Mapping[str, object]
) -> Iterator[str]:
    for id_ in dict.fromkeys((*before, *now)):
        if (id_ in before or old.whole) and (id_ in now or new.whole):
            yield id_


def _need(old: Need | None, new: Need | None) -> Iterator[Change]:
    if old is None or new is None:
        there = new or old
        assert there is not None
        yield Change("need", "added" if new else "removed", there.id, there.label)
        return
    found = parts(
        {"label": old.label, "shown by": old.shown.text},
        {"label": new.label, "shown by": new.shown.text},
    )
    if found:
        yield Change("need", "changed", new.id, new.label, parts=found)


def _product(old: Catalogue, new: Catalogue, id_: str) -> Iterator[Change]:
    before, now = old.products.get(id_), new.products.get(id_)
    if before is None or now is None:
        there = now or before
        assert there is not None
        price = (dict(_card(there))[PRICE],)
        found = parts({}, {PRICE: price[0]}) if now else parts({PRICE: price[0]}, {})
        yield Change("product", "added" if now else "removed", id_, there.name, parts=found)
        return
    found = parts(_traits(old, before), _traits(new, now))
    if found:
        yield Change("product", "changed", id_, now.name, parts=found)


def _card(product: Product) -> tuple[tuple[str, str], ...]:
    return product_card(product, ENGLISH).lines


def _traits(catalogue: Catalogue, product: Product) -> Traits:
    needs, products = catalogue.needs, catalogue.products
    serves = (needs[each].label if each in needs else each for each in product.serves)
    replaces = (products[each].name if each in products else each for each in product.replaces)
    return {
        "Name": product.name,
        **dict(_card(product)),
        "Summary": product.summary,
        "Serves": listed(serves),
        "Fits": product.fits.text,
        "Preferred": "; ".join(each.text for each in product.prefer),
        "Replaces": listed(replaces),
        "Valid": product.valid.words,
        "Credit": "; ".join(_credits(catalogue, product)),
    }


def _credits(catalogue: Catalogue, product: Product) -> Iterator[str]:
    for each in product.credits:
        returned = catalogue.products.get(each.returned)
        worth = formats.money(each.amount, product.price.currency, ENGLISH.language)
        when = f", if {each.when.text}" if each.when else ""
        yield f"{worth} for {returned.name if returned else each.returned}{when}"
