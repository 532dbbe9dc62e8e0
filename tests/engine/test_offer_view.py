"""An offer as it is shown: the price in full, the terms, and the reasons."""

import pytest

from engine.guide import Guide
from engine.page import OfferView, Page
from tests.engine.guides import Shape, walked
from tests.engine.offers import product, shop


def shown(guide: Guide, **given: object) -> OfferView:
    view = Page(walked(guide, **({"speed": 45, "people": 3} | given))).offer
    assert view is not None
    return view


def test_the_price_is_told_in_full() -> None:
    card = shown(
        shop({"plus": product(price="20.00", monthly="39.90", conditions="Fibre.")})
    ).product
    assert card.price == "€39.90 a month, and €20.00 once"
    assert dict(card.lines) == {
        "Price": "€39.90 a month, and €20.00 once",
        "First payment": "At once.",
        "Minimum term": "12 months",
        "After that": "Month by month.",
        "How to cancel": "A month's notice.",
        "Conditions": "Fibre.",
    }


@pytest.mark.parametrize(
    ("more", "price"),
    [
        ({"price": "20.00"}, "€20.00 once"),
        ({"monthly": "9.90"}, "€9.90 a month"),
        ({"recurring": {"amount": "5.00", "every": "week"}}, "€5.00 a week"),
        ({"recurring": {"amount": "5.00", "every": "quarter"}}, "€5.00 a quarter"),
        ({"recurring": {"amount": "5.00", "every": "year"}}, "€5.00 a year"),
    ],
)
def test_a_price_names_its_period(more: Shape, price: str) -> None:
    assert shown(shop({"plus": product(**more)})).product.price == price


@pytest.mark.parametrize(("months", "term"), [(0, "None"), (1, "1 month"), (24, "24 months")])
def test_a_term_is_told_in_months(months: int, term: str) -> None:
    terms = {"months": months, "cancel": "At once."}
    lines = dict(shown(shop({"plus": product(term=terms)})).product.lines)
    assert lines["Minimum term"] == term


def test_the_total_is_over_the_term_after_the_credit() -> None:
    credit = [{"for": "old", "amount": "15.00"}]
    new = product(price="20.00", monthly="10.00", credit=credit)
    view = shown(
        shop({"plus": new, "old": product("age > 99", name="Old")}, returned="had"), had="old"
    )
    assert view.credit == "€15.00 for the returned Old"
    assert view.total == "€125.00 in the first 12 months"


def test_what_is_paid_once_is_simply_to_pay() -> None:
    assert shown(shop({"plus": product(price="20.00")})).total == "€20.00 to pay"


@pytest.mark.parametrize(
    ("now", "new", "difference"),
    [
        ({"monthly": "29.90"}, {"monthly": "39.90"}, "€10.00 a month more than now"),
        ({"monthly": "29.90"}, {"monthly": "9.90"}, "€20.00 a month less than now"),
        ({"monthly": "29.90"}, {"monthly": "29.90"}, "The same price a month as now"),
        (
            {"monthly": "29.90"},
            {"monthly": "39.90", "price": "5.00"},
            "€10.00 a month more than now, and €5.00 once",
        ),
        (
            {"recurring": {"amount": "120.00", "every": "year"}},
            {"monthly": "12.00"},
            "€2.00 a month more than now",
        ),
        ({"price": "50.00"}, {"price": "80.00"}, "€30.00 more than Old"),
        ({"price": "50.00"}, {"price": "30.00"}, "€20.00 less than Old"),
        ({"price": "50.00"}, {"price": "50.00"}, "The same price as Old"),
        ({"price": "50.00"}, {"monthly": "5.00"}, "€5.00 a month more than now"),
        ({"monthly": "5.00"}, {"price": "50.00"}, "€5.00 a month less than now, and €50.00 once"),
    ],
)
def test_the_difference_is_told_in_words(now: Shape, new: Shape, difference: str) -> None:
    products = {
        "plus": product(**new),
        "old": product("age > 99", name="Old", **now),
    }
    assert shown(shop(products, now="had"), had="old").difference == difference


def test_amounts_in_two_currencies_are_not_compared() -> None:
    old = product("age > 99", price="50.00")
    old["price"]["currency"] = "CHF"
    assert (
        shown(shop({"plus": product(price="60.00"), "old": old}, now="had"), had="old").difference
        == ""
    )


def test_without_a_present_product_there_is_no_difference() -> None:
    view = shown(shop({"plus": product(monthly="39.90")}, now="had"))
    assert (view.now, view.difference) == (None, "")


def test_the_reasons_are_the_customers_own_answers() -> None:
    view = shown(shop({"plus": product()}), plan="small", gamer=True)
    told = {each.label: each.text for each in view.why}
    assert told == {"People at home": "3", "Speed": "45 Mbit/s", "Plan": "small"}


def test_why_not_is_told_in_words() -> None:
    products = {
        "plus": product(),
        "a": product("people >= 2 and speed < 0.5 * promised", name="A"),
        "b": product("age >= 65", name="B"),
        "c": product(name="C", valid_from="2030-01-01"),
        "d": product(name="D", price="9.00"),
        "e": product(name="E"),
    }
    view = shown(shop(products, now="had"), had="e")
    assert {each.name: each.reason.replace("\u00a0", " ") for each in view.passed_over} == {
        "A": "Meant for Speed < 0.5 × Promised speed; "
        "here Promised speed: 50 Mbit/s, Speed: 45 Mbit/s",
        "B": "Not known: Age",
        "C": "Not on offer at the moment",
        "D": "Fits too, but less well or at a higher cost over the term",
        "E": "The customer has it now",
    }


@pytest.mark.parametrize(
    "told",
    [
        "€39.90 a month",
        "€20.00 once",
        "at once",
        "12 months",
        "month by month",
        "a month's notice",
        "where fibre is laid",
        "€498.80",
    ],
)
def test_the_disclosure_leaves_nothing_of_price_and_terms_out(told: str) -> None:
    new = product(price="20.00", monthly="39.90", conditions="Where fibre is laid.")
    assert told in shown(shop({"plus": new})).disclosure.lower()


def test_the_end_names_what_was_accepted() -> None:
    moved = walked(shop({"plus": product()}), "accepted", speed=45, people=3)
    end = Page(moved).end
    assert end is not None
    assert (end.outcome, end.product) == ("accepted", "Plus")
