"""How far values are from a condition: nothing where it holds, and less the nearer they are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.expressions import value_at
from engine.kinds import Value
from engine.witness.distance import distance
from tests.engine.witness.conditions import condition

NUMBERS = st.integers(0, 100)
CONDITIONS = [
    "size > 10",
    "size > 10 and weight <= 5",
    "size == weight or not (size > 50)",
    "size > limit",
    'plan == "basic" and size + weight > 40',
]


def values(size: int = 0, weight: int = 0, plan: str = "basic") -> dict[str, Value]:
    bought = today = date(2026, 11, 2)
    return {"size": size, "weight": weight, "plan": plan, "bought": bought, "today": today}


@pytest.mark.parametrize("text", CONDITIONS)
@given(size=NUMBERS, weight=NUMBERS, plan=st.sampled_from(("basic", "plus")), wanted=st.booleans())
def test_it_is_nothing_exactly_where_the_condition_comes_out_as_wanted(
    text: str, size: int, weight: int, plan: str, *, wanted: bool
) -> None:
    node, here = condition(text), values(size, weight, plan)
    far = distance(node, here, wanted=wanted)
    assert (far == 0) is (value_at(node, here) is wanted)


@given(st.integers(0, 9))
def test_a_number_that_is_nearer_is_less_far(size: int) -> None:
    node = condition("size > 10")
    nearer, farther = values(size + 1), values(size)
    assert distance(node, nearer, wanted=True) < distance(node, farther, wanted=True)


def test_what_must_all_hold_adds_up() -> None:
    node = condition("size > 10 and weight > 10")
    one, both = values(size=11), values()
    assert distance(node, both, wanted=True) == 2 * distance(node, one, wanted=True)


def test_of_what_may_hold_the_nearest_counts() -> None:
    node = condition("size > 10 or weight > 10")
    assert distance(node, values(size=9), wanted=True) == distance(
        condition("size > 10"), values(size=9), wanted=True
    )


def test_a_computed_fact_is_as_far_as_its_nearest_case() -> None:
    node = condition("size > limit")
    there = values(size=20, plan="plus")
    assert distance(node, there, wanted=True) < distance(node, values(plan="plus"), wanted=True)


def test_days_are_as_far_apart_as_numbers() -> None:
    node = condition("days_between(bought, today) > 30")
    near, far = values(), values()
    near["bought"], far["bought"] = date(2026, 10, 10), date(2026, 10, 30)
    assert distance(node, near, wanted=True) < distance(node, far, wanted=True)
