"""The catalogue: products that are new or gone, and prices, terms and fits that are others."""

import pytest

from engine.diff import Change, Part
from tests.engine.diff.versions import OLD, Replaced, between, told, versions


def products(*replaced: Replaced) -> list[Change]:
    return list(between(*replaced).products)


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [
        ("39.90", "42.90", Part("Price", "€39.90 a month", "€42.90 a month")),
        ("months: 12", "months: 24", Part("Minimum term", "12 months", "24 months")),
        (
            "One month's",
            "Two months'",
            Part("How to cancel", "One month's notice.", "Two months' notice."),
        ),
        (
            "fits: household > 2",
            "fits: household > 3",
            Part("Fits", "household > 2", "household > 3"),
        ),
    ],
)
def test_price_terms_and_fit_are_told_as_they_were_and_as_they_are(
    before: str, after: str, part: Part
) -> None:
    (change,) = products((before, after))
    assert (told(change), change.parts) == (("product", "changed", "plus"), (part,))


def test_a_product_that_is_gone_is_told_with_its_price() -> None:
    (change,) = products(("  plus:\n    name", "  mega:\n    name"))[:1]
    assert (told(change), change.parts) == (
        ("product", "removed", "plus"),
        (Part("Price", "€39.90 a month", ""),),
    )


def test_what_a_version_lacks_that_could_not_be_read_is_not_told_as_new_or_gone() -> None:
    broken = {**OLD, "catalogue/plans.yaml": "needs: [\n"}
    assert versions(OLD, broken).products == ()
    assert versions(broken, OLD).products == ()


def test_what_shows_a_need_is_told() -> None:
    (change,) = products(("shown: household > 2", "shown: household > 3"))
    assert change.parts == (Part("shown by", "household > 2", "household > 3"),)


def test_a_guide_that_may_offer_a_changed_product_is_changed_through_it() -> None:
    (guide,) = between(("39.90", "42.90")).guides
    assert guide.through == ("plus",)
    assert guide.changes == ()
