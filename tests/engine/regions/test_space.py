"""Regions say what evaluating says: of known facts, of unset ones, and of each class alike."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from engine.expressions import evaluate, parse
from engine.kinds import Value
from engine.regions import Space
from tests.engine.regions.random_conditions import DEVICES, FACTS, OPTIONS, SCOPE, conditions

_IDS = [option.id for option in OPTIONS]
VALUES: dict[str, SearchStrategy[Value]] = {
    "plan": st.sampled_from(_IDS),
    "wish": st.sampled_from(_IDS),
    "router": st.booleans(),
    "people": st.integers(1, 9),
    "floors": st.integers(-3, 4),
    "speed": st.decimals(0, 31, places=2),
    "price": st.integers(0, 5000).map(lambda cents: Decimal(cents) / 100),
    "bought": st.integers(-1, 6).map(lambda days: date(2026, 1, 1) + timedelta(days)),
    "devices": st.frozensets(st.sampled_from([option.id for option in DEVICES])),
}
SEEDS = st.integers(0, 100_000)


@given(SEEDS, st.fixed_dictionaries(dict(VALUES)))
def test_facts_lie_in_the_region_of_a_condition_that_is_true_of_them(
    seed: int, facts: dict[str, Value]
) -> None:
    for each in conditions(Random(seed)):
        space = Space(FACTS, [each.tree], lambda _: True)
        inside = any(space.is_in(box, facts) for box in space.region(each.tree))
        assert inside is (evaluate(each, facts) is True)


@given(SEEDS, st.fixed_dictionaries({}, optional=dict(VALUES)))
def test_what_is_unset_makes_a_condition_neither_true_nor_false(
    seed: int, facts: dict[str, Value]
) -> None:
    for each in conditions(Random(seed)):
        space = Space(FACTS, [each.tree])
        found = evaluate(each, facts)
        for wanted in (True, False):
            region = space.region(each.tree, wanted=wanted)
            inside = any(space.is_in(box, facts) for box in region)
            assert inside or found is not wanted
            if found is None and each.reads <= facts.keys():
                assert not inside


def test_a_fact_of_which_a_default_stands_for_nothing_has_an_axis_of_its_own() -> None:
    tree = parse("known(speed) and speed > 3", SCOPE).tree
    kinds = [name.kind for name in Space(FACTS, [tree]).axes]
    assert sorted(kinds) == ["fact", "known"]
    sure = Space(FACTS, [tree], lambda _: True)
    assert [name.kind for name in sure.axes] == ["fact"]
