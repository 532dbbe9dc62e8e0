"""An offer as cards side by side: what the customer has now, and what is suggested."""

from typing import NamedTuple

from engine.page import OfferView, ProductCard


class Card(NamedTuple):
    """One product: the `lines` worth showing, and the labels of those that are the `same`."""

    product: ProductCard
    suggested: bool
    lines: tuple[tuple[str, str], ...]
    same: tuple[str, ...]


def cards(offer: OfferView) -> tuple[Card, ...]:
    """The suggestion with all of its lines; before it what there is now, where that differs.

    The price stands above the lines, so a line that only repeats it is left out.
    """
    suggested = Card(offer.product, True, _lines(offer.product), ())
    if offer.now is None:
        return (suggested,)
    now = _lines(offer.now)
    differing = tuple(line for line in now if line not in suggested.lines)
    same = tuple(label for label, text in now if (label, text) in suggested.lines)
    return Card(offer.now, False, differing, same), suggested


def _lines(product: ProductCard) -> tuple[tuple[str, str], ...]:
    return tuple((label, text) for label, text in product.lines if text != product.price)
