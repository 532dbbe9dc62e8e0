"""Computed facts, needs and fits that come out otherwise, and for whom."""

from engine.diff import Decided
from tests.engine.diff.versions import between, files

FACTS = "facts:\n  household: {type: integer, label: People at home}\n"
ROOMS = f"{FACTS}  rooms: {{type: integer, label: Rooms}}\n"
PLAN = "kind: {type: number, label: Kind, compute: [{when: speed >= 40, value: 2}, {else: 1}]}\n"
SLOW = "household: {type: integer, min: 1, max: 20, label: People at home}\nsteps:"


def test_a_product_fits_others_now() -> None:
    assert between(("fits: household > 2", "fits: household > 3")).decided == (
        Decided("product", "plus", "Plus 250", "yes", "no", ("household is 3",), "household=3"),
    )


def test_a_need_is_shown_by_others_now() -> None:
    (each,) = between(("shown: household > 2", "shown: household > 4")).decided
    assert (each.what, each.new, each.where) == ("need", "no", ("household is 3 to 4",))


def test_a_computed_fact_has_another_value_for_some() -> None:
    old = files((SLOW, SLOW.replace("steps:", f"  {PLAN}steps:")))
    (found,) = between(("when: speed >= 40,", "when: speed >= 50,"), old=old).guides
    assert found.decided == (
        Decided(
            "fact", "kind", "Kind", "2", "1", ("speed is at least 40 and below 50",), "speed=45"
        ),
    )


def test_a_price_is_decided_by_nobody() -> None:
    assert between(("39.90", "42.90")).decided == ()


def test_a_fit_written_otherwise_is_the_same() -> None:
    assert between(("fits: household > 2", "fits: household >= 3")).decided == ()


def test_facts_that_are_compared_with_each_other_are_shown_by_no_sample() -> None:
    old = files(
        ("fits: household > 2", "fits: household > 2 and rooms < household"), (FACTS, ROOMS)
    )
    decided = between(("rooms < household", "rooms < 2 * household"), old=old).decided
    assert {each.sample for each in decided} == {""}
