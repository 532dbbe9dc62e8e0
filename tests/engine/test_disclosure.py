"""Price and terms as they are read aloud: sentences, and nothing left out."""

from dataclasses import replace
from typing import Any

import pytest

from engine.disclosure import disclosure
from engine.products import Product
from engine.speech import ENGLISH
from engine.views import ProductCard
from tests.renderers.content import compiled

CARD = ProductCard("plus", "Plus 250", "Fast enough for four.", "€30.00 a month", ())


@pytest.fixture(scope="module")
def product() -> Product:
    return next(iter(compiled().products.values()))


def told(product: Product, credit: str = "", **terms: Any) -> str:
    return disclosure(
        CARD, replace(product, **terms), credit, "€360.00 in the first 12 months", ENGLISH
    )


def test_the_whole_offer_is_one_paragraph(product: Product) -> None:
    whole = told(
        product,
        first_charge="With the next bill.",
        term_months=12,
        renewal="Runs on from month to month.",
        cancel="At any time with one month's notice.",
        conditions="Works on every line.",
        credit="€40.00 for the returned Basic 50",
    )
    assert whole == (
        "Plus 250. Fast enough for four. It costs €30.00 a month."
        " The first payment is due with the next bill. The minimum term is 12 months."
        " After that it runs on from month to month."
        " You can cancel at any time with one month's notice. Conditions: works on every line."
        " You get a credit of €40.00 for the returned Basic 50."
        " In all you pay €360.00 in the first 12 months."
    )


@pytest.mark.parametrize(
    ("field", "written", "spoken"),
    [
        ("first_charge", "SEPA debit on the first.", "The first payment: SEPA debit on the first."),
        ("first_charge", "Monday", "The first payment: Monday."),
        ("first_charge", "Never, it is free.", "The first payment: never, it is free."),
        ("term_months", 0, "There is no minimum term."),
        ("term_months", 1, "The minimum term is 1 month."),
        ("renewal", "None.", "It does not renew."),
        ("renewal", "None, it is bought once.", "It does not renew: it is bought once."),
        ("renewal", "None. We remind you.", "It does not renew. We remind you."),
        ("renewal", "Another year.", "After that: Another year."),
        ("cancel", "One month's notice.", "To cancel: one month's notice."),
        ("cancel", "Until noon you may change back.", "To cancel: until noon you may change back."),
    ],
)
def test_terms_keep_the_words_of_their_author(
    product: Product, field: str, written: str | int, spoken: str
) -> None:
    terms: dict[str, Any] = {"term_months": 12, field: written}
    assert f" {spoken} " in told(product, **terms)


def test_without_a_term_it_runs_from_the_start(product: Product) -> None:
    whole = told(product, term_months=0, renewal="Runs from month to month.")
    assert " It runs from month to month. " in whole


def test_what_is_paid_at_once_is_no_repetition(product: Product) -> None:
    assert disclosure(CARD, product, "", "€9.00", ENGLISH).endswith(" In all you pay €9.00.")
