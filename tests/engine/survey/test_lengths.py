"""The fewest and the most answers to an end."""

from itertools import pairwise

from hypothesis import given

from engine.guide import NO_WAY_ON, End
from engine.survey.lengths import fewest, longest
from engine.walk import Position
from tests.engine.guides import END, Shape, answered_walks, small


def pick(**ways: str) -> Shape:
    answers = {id_: {"label": id_, "to": to} for id_, to in ways.items()}
    return {"ask": "Which?", "answers": answers}


def bounded(times: int, then: str, **ways: str) -> Shape:
    return pick(**ways) | {"at-most": times, "then": then}


def test_the_shortest_and_the_longest_road_of_a_tree() -> None:
    guide = small({"a": pick(x="b", y="end"), "b": pick(x="c"), "c": pick(x="end"), "end": END})
    assert fewest(guide) == {"a": 1, "b": 2, "c": 1, "end": 0, NO_WAY_ON: 0}
    assert longest(guide) == {"a": 3, "b": 2, "c": 1, "end": 0, NO_WAY_ON: 0}


def test_a_lookup_costs_no_answer() -> None:
    look = {"lookup": "t", "by": "today", "sets": {}, "found": "q", "none": "q"}
    guide = small({"look": look, "q": pick(x="end"), "end": END})
    assert (fewest(guide)["look"], longest(guide)["look"]) == (1, 1)


def test_a_loop_that_nothing_bounds_has_no_longest_road_nor_has_what_leads_there() -> None:
    steps = {
        "first": pick(x="a", y="b"),
        "a": pick(x="a", y="b"),
        "b": pick(x="end"),
        "end": END,
    }
    found = longest(small(steps))
    assert (found["first"], found["a"], found["b"]) == (None, None, 1)


def test_a_bounded_loop_is_gone_round_as_often_as_it_may() -> None:
    steps = {
        "light": bounded(2, "engineer", on="end", off="restart"),
        "restart": pick(x="light"),
        "end": END,
        "engineer": END,
    }
    found = longest(small(steps))
    # light, restart, light, restart, and then the engineer
    assert (found["light"], found["restart"]) == (4, 5)


def test_loops_within_loops_are_counted_together() -> None:
    steps = {
        "outer": bounded(2, "end", x="inner"),
        "inner": bounded(3, "outer", x="inner", y="outer"),
        "end": END,
    }
    # inner is entered three times in all, however the rounds of outer share them
    assert longest(small(steps))["outer"] == 2 + 3


def test_a_bound_that_leads_back_into_the_loop_bounds_nothing() -> None:
    steps = {"a": pick(x="b", y="end"), "b": bounded(1, "a", x="a"), "end": END}
    assert longest(small(steps))["a"] is None


def test_what_cannot_be_left_has_no_fewest() -> None:
    assert fewest(small({"a": pick(x="b"), "b": pick(x="a"), "end": END}))["a"] is None


def test_what_stands_in_for_a_step_is_a_road_too() -> None:
    steps = {
        "a": pick(x="b") | {"valid-until": "2026-12-31", "instead": "c"},
        "b": pick(x="end"),
        "c": {"do": "Wait.", "next": "d"},
        "d": pick(x="e"),
        "e": pick(x="end"),
        "end": END,
    }
    assert (fewest(small(steps))["a"], longest(small(steps))["a"]) == (2, 4)


def test_many_loops_are_counted_fast_or_not_at_all() -> None:
    ids = [f"s{at}" for at in range(8)]
    steps = {id_: bounded(1000, "end", **{f"to-{other}": other for other in ids}) for id_ in ids}
    assert longest(small(steps | {"end": END}))["s0"] is None


def test_a_long_guide_is_no_trouble() -> None:
    steps: Shape = {one: pick(x=two) for one, two in pairwise(f"s{at}" for at in range(3001))}
    assert longest(small(steps | {"s3000": END}))["s0"] == 3000


@given(answered_walks())
def test_no_walk_is_longer_than_the_longest_road(position: Position) -> None:
    guide = position.guide
    if isinstance(position.step, End) and not guide.at_any_time:
        most = longest(guide)[guide.start]
        assert most is None or len(position.answers) <= most
