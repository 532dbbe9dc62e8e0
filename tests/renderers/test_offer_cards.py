"""An offer as cards side by side."""

from dataclasses import replace

from engine.page import OfferView, ProductCard
from renderers.offer_cards import cards

CANCEL = ("Cancel", "Any day")
NEW = ProductCard("new", "New", "Fast.", "€30", (("Price", "€30"), ("Term", "12 months"), CANCEL))
OLD = ProductCard("old", "Old", "Slow.", "€20", (("Price", "€20"), ("Term", "None"), CANCEL))
OFFER = OfferView("A need", NEW, OLD, "", "", "", (), (), "")


def test_the_suggestion_stands_last_with_all_of_its_terms() -> None:
    now, suggested = cards(OFFER)
    assert (now.product.name, now.suggested) == ("Old", False)
    assert (suggested.product.name, suggested.suggested) == ("New", True)
    assert suggested.lines == (("Term", "12 months"), CANCEL)


def test_of_what_there_is_now_only_the_difference_is_spelt_out() -> None:
    now, _ = cards(OFFER)
    assert now.lines == (("Term", "None"),)
    assert now.same == ("Cancel",)


def test_a_price_in_full_is_never_left_out() -> None:
    once = replace(NEW, lines=(("Price", "€30 a month, and €5 once"),))
    (suggested,) = cards(replace(OFFER, product=once, now=None))
    assert suggested.lines == (("Price", "€30 a month, and €5 once"),)


def test_without_anything_now_the_suggestion_stands_alone() -> None:
    assert [card.product.name for card in cards(replace(OFFER, now=None))] == ["New"]
