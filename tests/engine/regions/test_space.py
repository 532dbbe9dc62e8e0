"""Regions say what evaluating says: of known facts, of unset ones, and of each class alike."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from engine.expression_nodes import And, Node, Not, Or
from engine.expressions import Computed, Expression, Scope, constant, evaluate, parse, value_at
from engine.kinds import BOOLEAN, Kind, Type, Value
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


SOME = st.fixed_dictionaries({}, optional=dict(VALUES))


def together(conditions_: list[Expression], chance: Random) -> Node:
    """Conditions joined and nested at random."""
    nodes: list[Node] = [each.tree for each in conditions_]
    while len(nodes) > 1:
        picked = tuple(nodes.pop(chance.randrange(len(nodes))) for _ in range(2))
        joined = chance.choice((And, Or))(picked, "joined")
        nodes.append(Not(joined, "not") if chance.randrange(4) == 0 else joined)
    return nodes[0]


@given(SEEDS, st.lists(SOME, min_size=5, max_size=10), st.booleans())
def test_a_region_around_a_condition_holds_all_facts_for_which_it_comes_out_so(
    seed: int, facts: list[dict[str, Value]], wanted: bool
) -> None:
    chance = Random(seed)
    node = together([each for _ in range(4) for each in conditions(chance)], chance)
    space = Space(FACTS, [node])
    around = space.around(node, wanted=wanted)
    for each in facts:
        if value_at(node, each) is wanted:
            assert any(space.is_in(box, each) for box in around)


def test_cases_of_a_computed_fact_stay_apart_where_they_are_many() -> None:
    told = (
        'plan == "basic"',
        'wish == "plus"',
        "router",
        "people > 7",
        "floors > 3",
        "speed > 20",
        "price > 9",
        '"tv" in devices',
    )
    names = ("plan", "wish", "router", "people", "floors", "speed", "price", "devices")
    signs = [
        parse(f"known({name}) and {each}", SCOPE) for name, each in zip(names, told, strict=True)
    ]
    yes = [(each, constant(True, BOOLEAN)) for each in signs]
    is_bad = Computed((*yes, (None, constant(False, BOOLEAN))))
    scope = Scope({**SCOPE.facts, "is_bad": BOOLEAN}, computed={"is_bad": is_bad})
    words = Type(Kind.TEXT)
    urgency = Computed(
        (
            (parse("is_bad", scope), constant("soon", words)),
            (parse("known(people) and people > 5", SCOPE), constant("soon", words)),
            (parse("known(floors) and floors > 2", SCOPE), constant("soon", words)),
            (None, constant("later", words)),
        )
    )
    scope = Scope({**SCOPE.facts, "urgency": words}, computed={"urgency": urgency})
    node = parse('urgency == "soon"', scope).tree
    space = Space(FACTS, [node])
    assert len(space.around(node)) > 1
    assert not any(space.is_in(box, {}) for box in space.around(node))
    assert any(space.is_in(box, {"router": True}) for box in space.around(node))
