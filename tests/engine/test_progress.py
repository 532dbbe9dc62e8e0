"""How many answers are still to be expected."""

import pytest
from hypothesis import given

from engine.guide import NO_WAY_ON, End
from engine.page import Page
from engine.progress import expected, remaining
from engine.walk import Position
from tests.engine.guides import END, Shape, answered_walks, small, walked


def pick(**ways: str) -> Shape:
    answers = {id_: {"label": id_, "to": to} for id_, to in ways.items()}
    return {"ask": "Which?", "answers": answers}


def test_an_end_expects_nothing_and_each_question_itself() -> None:
    guide = small({"a": pick(x="b"), "b": {"do": "Wait.", "next": "end"}, "end": END})
    assert remaining(guide) == {"a": 2, "b": 1, "end": 0, NO_WAY_ON: 0}


def test_every_way_counts_alike() -> None:
    guide = small({"a": pick(x="b", y="end"), "b": pick(x="c"), "c": pick(x="end"), "end": END})
    assert remaining(guide)["a"] == 1 + (2 + 0) / 2


def test_a_loop_counts_as_left_at_once() -> None:
    guide = small({"a": pick(x="a", y="b"), "b": pick(x="end"), "end": END})
    assert remaining(guide)["a"] == pytest.approx(2)


def test_a_step_that_only_leads_back_counts_what_is_expected_there() -> None:
    steps = {"a": pick(x="b", y="c"), "b": pick(x="a"), "c": pick(x="end"), "end": END}
    guide = small(steps)
    # half of the walks at a go round by b once more
    assert remaining(guide)["a"] == pytest.approx(1 + (1 + 4) / 2 + 1 / 2, abs=0.05)
    assert remaining(guide)["b"] == pytest.approx(1 + 4, abs=0.05)


def test_a_loop_that_nothing_leaves_is_no_trouble() -> None:
    guide = small({"a": pick(x="b"), "b": pick(x="a"), "end": END})
    assert remaining(guide)["a"] >= 1


def test_what_is_expected_can_be_counted_in_other_things_than_answers() -> None:
    guide = small({"a": pick(x="b"), "b": pick(x="end"), "end": END})
    assert expected(guide, lambda step: len(step.id)) == {"a": 5, "b": 4, "end": 3, NO_WAY_ON: 10}


def test_a_lookup_costs_no_answer() -> None:
    look = {"lookup": "t", "by": "today", "sets": {}, "found": "q", "none": "q"}
    guide = small({"look": look, "q": pick(x="end"), "end": END})
    assert remaining(guide)["look"] == 1


def test_a_long_guide_is_no_trouble() -> None:
    steps = {f"s{at}": pick(x=f"s{at + 1}") for at in range(3000)}
    guide = small(steps | {"s3000": END})
    assert remaining(guide)["s0"] == 3000


@given(answered_walks())
def test_nothing_is_expected_at_an_end_alone(position: Position) -> None:
    assert (Page(position).remaining == 0) == isinstance(position.step, End)


def test_progress_grows_smaller_on_a_straight_road() -> None:
    guide = small({"a": pick(x="b"), "b": pick(x="c"), "c": pick(x="end"), "end": END})
    counts = [Page(walked(guide, *["x"] * done)).remaining for done in range(4)]
    assert counts == [3, 2, 1, 0]
