"""What customers volunteer, in any order, and the laws that hold of it."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from engine import walk
from engine.errors import AnswerRefused
from engine.events import Ended, Told, Tried
from engine.guide import Guide
from engine.page import Page
from engine.state import Answer, Wire
from engine.tellable import can_be_tried, tellable
from engine.walk import Position
from tests.engine.guides import (
    CODES,
    END,
    GIVEN,
    Shape,
    answered,
    begun,
    compiled,
    guides,
    page,
    replies,
    small,
    walked,
    wandered,
)

PLAN: Shape = {"type": "choice", "of": ["basic", "plus"], "label": "Plan", "from": "customer.plan"}
SIZE: Shape = {"type": "integer", "min": 1, "max": 9, "label": "Size"}
FACTS: Shape = {"plan": PLAN, "size": SIZE}


def ask(fact: str, to: str, **more: object) -> Shape:
    return {"ask": f"Which {fact}?", "input": fact, "next": to} | more


THREE: Shape = {
    "plan": ask("plan", "size"),
    "size": ask("size", "sure"),
    "sure": {
        "ask": "Sure?",
        "answers": {"yes": {"label": "Yes", "to": "end"}, "no": {"label": "No", "to": "plan"}},
    },
    "end": END,
}


def three() -> Guide:
    return small(THREE, facts=FACTS)


def road(position: Position) -> list[tuple[str, str]]:
    return [(each.step.id, each.mood) for each in position.road]


# At any step, in any order


def test_what_is_told_is_not_asked_when_the_road_comes_to_it() -> None:
    position, events = walk.tell(walked(three()), {"size": 3})
    position, _ = walk.answer(position, "plan", "plus")
    assert road(position) == [("plan", "asked"), ("size", "told")]
    assert (position.step.id, events) == ("sure", [Told(("size",))])


def test_what_is_told_answers_the_present_question() -> None:
    position, _ = walk.tell(walked(three()), {"plan": "plus"})
    assert (road(position), position.step.id) == ([("plan", "told")], "size")


def test_a_fact_is_told_by_its_name_its_path_or_the_label_of_its_answer() -> None:
    for facts in ({"plan": "Plus"}, {"customer.plan": "plus"}, {"customer": {"plan": "plus"}}):
        assert walk.tell(walked(three()), facts)[0].facts["customer.plan"] == "plus"


def test_an_end_that_telling_comes_to_is_reported() -> None:
    guide = small({"plan": ask("plan", "end"), "end": END}, facts=FACTS)
    _, events = walk.tell(walked(guide), {"plan": "plus"})
    assert events == [Told(("customer.plan",)), Ended("end", "resolved")]


def test_the_road_says_that_it_was_told() -> None:
    position, _ = walk.tell(walked(three()), {"plan": "plus"})
    passed = Page(position).road[0]
    assert (passed.answer, passed.reason) == ("plus", "Told before it was asked")


def test_what_no_question_needed_yet_is_known_as_told() -> None:
    position, _ = walk.tell(walked(three()), {"size": 3})
    known = [(each.label, each.text, each.source) for each in Page(position).known]
    assert known == [("Size", "3", "told")]


def test_what_is_told_is_known_no_earlier_than_it_would_be_asked() -> None:
    steps = THREE | {
        "plan": ask("plan", "size")
        | {"next": [{"when": "known(size)", "to": "end"}, {"else": "size"}]}
    }
    position, _ = walk.tell(walked(small(steps, facts=FACTS)), {"size": 3})
    assert walk.answer(position, "plan", "plus")[0].step.id == "sure"


def test_a_question_that_comes_again_over_a_loop_is_asked() -> None:
    position, _ = walk.tell(walked(three()), {"plan": "plus", "size": 3})
    again, _ = walk.answer(position, "sure", "no")
    assert again.step.id == "plan"


def test_what_is_told_where_the_walk_asks_again_answers_that() -> None:
    position = walked(three(), "plus", 3, "no")
    moved, _ = walk.tell(position, {"plan": "basic"})
    assert moved.answers[-1] == Answer("plan", "basic")


def test_a_question_that_insists_on_being_asked_is_content_with_what_was_told() -> None:
    steps = {"plan": ask("plan", "again"), "again": ask("plan", "end", **{"ask-again": True})}
    position = walked(small(steps | {"end": END}, facts=FACTS), "plus")
    assert position.step.id == "again"
    assert walk.tell(position, {"plan": "basic"})[0].facts["customer.plan"] == "basic"


# What is known already


def test_what_was_answered_is_changed_instead() -> None:
    moved, _ = walk.tell(walked(three(), "basic", 3), {"plan": "plus"})
    assert moved.answers[0] == Answer("plan", "plus")
    assert moved.origin.told == {}


def test_what_falls_away_is_named() -> None:
    steps = THREE | {
        "plan": ask("plan", "size")
        | {"next": [{"when": 'plan == "plus"', "to": "end"}, {"else": "size"}]}
    }
    position = walked(small(steps, facts=FACTS), "basic", 3)
    _, (told, *_) = walk.tell(position, {"plan": "plus"})
    assert told == Told(("customer.plan",), ("size",))


def test_what_the_caller_gave_is_corrected() -> None:
    position = begun(three(), {"plan": "basic"})
    assert walk.tell(position, {"plan": "plus"})[0].facts["customer.plan"] == "plus"


def test_what_was_told_is_changed_on_the_road() -> None:
    position, _ = walk.tell(walked(three()), {"plan": "plus"})
    moved, _ = walk.change(position, 0, "basic")
    assert (road(moved), moved.facts["customer.plan"]) == ([("plan", "told")], "basic")


# What cannot be told


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"size": 11}, "Enter a value from 1 to 9."),
        ({"size": " "}, "Enter a whole number."),
        ({"plan": "plux"}, 'Choose one of the answers. Did you mean "plus"?'),
        ({"plan": "plus", "size": 11}, "Size: Enter a value from 1 to 9."),
        ({"sise": 3}, 'The guide "small" has no fact "sise". Did you mean "size"?'),
        ({"customer.name": "Sam"}, 'No question of "Small" asks for that.'),
        ({}, 'No question of "Small" asks for that.'),
    ],
)
def test_a_value_that_the_question_refuses_is_refused_in_its_words(
    facts: Shape, message: str
) -> None:
    with pytest.raises(AnswerRefused) as refusal:
        walk.tell(walked(three()), facts)
    assert refusal.value.message == message


def test_a_computed_fact_cannot_be_told() -> None:
    twice = {"type": "integer", "label": "Twice", "compute": "size * 2"}
    guide = small(THREE, facts=FACTS | {"twice": twice})
    with pytest.raises(AnswerRefused, match="computed"):
        walk.tell(walked(guide), {"twice": 4})


def test_a_fact_that_no_question_asks_for_is_told_at_the_start() -> None:
    guide = small(THREE, facts=FACTS | {"area": {"type": "text", "label": "Area"}})
    with pytest.raises(AnswerRefused, match="give it when the walk starts"):
        walk.tell(walked(guide), {"area": "north"})


CHECKED: Shape = THREE | {
    "size": ask("size", "sure")
    | {"check": {"when": 'size < 5 or plan == "plus"', "message": "Too large for {plan}."}}
}


def test_a_check_holds_for_what_is_told() -> None:
    position = walked(small(CHECKED, facts=FACTS), "basic")
    with pytest.raises(AnswerRefused, match="Too large for basic"):
        walk.tell(position, {"size": 7})


def test_a_check_that_cannot_be_made_yet_is_left_to_the_question() -> None:
    position, _ = walk.tell(walked(small(CHECKED, facts=FACTS)), {"size": 7})
    moved, _ = walk.answer(position, "plan", "basic")
    assert moved.step.id == "size"
    assert walk.answer(position, "plan", "plus")[0].step.id == "sure"


# Subguides and lookups


HELPER: Shape = {
    "guide": "helper",
    "title": "Helper",
    "summary": "Helps.",
    "purpose": "process",
    "channels": [],
    "start": "size",
    "facts": {"size": SIZE},
    "steps": {"size": ask("size", "done"), "done": {"end": "resolved", "tell": "Done."}},
}
CALLER: Shape = {
    "plan": ask("plan", "measure"),
    "measure": {"subguide": "helper", "returns": {"area": "size"}, "next": "end"},
    "end": END,
}


def caller() -> Guide:
    facts = FACTS | {"area": SIZE | {"label": "Area"}}
    return small(CALLER, facts=facts, others={"helper/guide.yaml": HELPER})


def test_a_fact_of_a_subguide_is_told_by_its_key() -> None:
    position, _ = walk.tell(walked(caller()), {"measure/size": 4})
    moved, _ = walk.answer(position, "plan", "plus")
    assert (moved.step.id, moved.facts["area"]) == ("end", 4)


def test_what_a_subguide_returned_is_changed_where_it_was_answered() -> None:
    position = walked(caller(), "plus", 4)
    moved, _ = walk.tell(position, {"area": 5})
    assert moved.answers[-1] == Answer("measure/size", 5)


def test_facts_with_one_label_are_told_apart_by_their_subguide() -> None:
    facts = FACTS | {"area": SIZE}
    steps = {"first": ask("size", "plan"), **CALLER}
    guide = small(steps, facts=facts, others={"helper/guide.yaml": HELPER})
    labels = [each.label for each in tellable(guide, "first")]
    assert labels == ["Size (Which size?)", "Plan", "Size (Measure)"]


def test_what_comes_next_is_offered_first() -> None:
    offered = [each.key for each in tellable(three(), "size")]
    assert offered == ["size", "sure", "customer.plan"]


# Laws


def told(position: Position, code: int) -> Position:
    """The position after telling a fact, or the same where the value is refused."""
    keys = [each.key for each in tellable(position.guide, position.step.id)]
    if not keys:
        return position
    key = keys[code % len(keys)]
    said = replies(walk.asked_to_tell(position, key))
    try:
        return walk.tell(position, {key: said[code // 16 % len(said)]})[0]
    except AnswerRefused:
        return position


@st.composite
def talking_walks(draw: DrawFn) -> Position:
    """Where a walk stands in which the customer volunteers a fact now and then."""
    position = begun(compiled(draw(guides())), draw(GIVEN))
    for code in draw(CODES):
        position = told(position, code // 4) if code % 4 == 0 else wandered(position, code // 4)
    return position


FEW = settings(max_examples=80)


@FEW
@given(talking_walks())
def test_replaying_what_was_told_gives_the_same_page(position: Position) -> None:
    assert page(walk.replay(position.guide, position.state)) == page(position)


@FEW
@given(talking_walks(), st.integers(0, 4095))
def test_back_after_an_answer_restores_the_page(position: Position, code: int) -> None:
    moved = answered(position, code)
    if moved is not position:
        assert page(walk.back(moved)[0]) == page(position)


@FEW
@given(talking_walks(), st.integers(0, 4095), st.integers(0, 4095))
def test_the_order_of_telling_does_not_matter(position: Position, one: int, two: int) -> None:
    values = [volunteered(position, one), volunteered(position, two)]
    names = {name for each in values for name in each}
    asked = {each.step.id for each in position.road}
    if len(names) < 2 or position.step.id in asked:
        return
    found = [in_turn(position, values), in_turn(position, values[::-1])]
    if None not in found:
        assert found[0] == found[1]


def volunteered(position: Position, code: int) -> dict[str, object]:
    """A fact that is yet to be answered, with a value that it may have."""
    offered = tellable(position.guide, position.step.id)
    keys = [each.key for each in offered if each.key not in position.facts]
    if not keys:
        return {}
    key = keys[code % len(keys)]
    said = replies(walk.asked_to_tell(position, key))
    return {key: said[code // 16 % len(said)]}


def in_turn(position: Position, facts: Sequence[dict[str, object]]) -> object:
    """The page after telling one thing after the other; None where one is refused."""
    for each in facts:
        try:
            position, _ = walk.tell(position, each)
        except AnswerRefused:
            return None
    return page(position)


@FEW
@given(talking_walks(), st.integers(0, 4095))
def test_what_is_told_is_kept_until_it_is_needed(position: Position, code: int) -> None:
    moved = told(position, code)
    if moved is position:
        return
    known: dict[str, Wire] = dict(moved.origin.told)
    used = {each.step.id for each in moved.road if each.mood == "told"}
    assert known.keys() >= moved.told.keys()
    assert len(known) == len(moved.told) + len(used)


# What was tried already


TRIED: Shape = {
    "plan": ask("plan", "restart"),
    "restart": {"do": "Restart it.", "next": "works"},
    "works": {
        "ask": "Does it work?",
        "answers": {"yes": {"label": "Yes", "to": "end"}, "no": {"label": "No", "to": "restart"}},
    },
    "end": END,
}


def restarted(*answers: object) -> Position:
    return walked(small(TRIED, facts=FACTS, purpose="troubleshooting"), *answers)


def test_what_was_tried_is_passed_by_when_the_road_comes_to_it() -> None:
    position, events = walk.mark_tried(restarted(), "restart")
    moved, _ = walk.answer(position, "plan", "plus")
    assert road(moved) == [("plan", "asked"), ("restart", "tried")]
    assert (moved.step.id, events) == ("works", [Tried(("restart",))])


def test_the_present_instruction_is_passed_by() -> None:
    assert walk.mark_tried(restarted("plus"), "restart")[0].step.id == "works"


def test_what_was_tried_once_is_given_when_the_road_comes_back_to_it() -> None:
    position, _ = walk.mark_tried(restarted("plus"), "restart")
    assert walk.answer(position, "works", "no")[0].step.id == "restart"


def test_what_was_given_already_stays_given() -> None:
    position, _ = walk.mark_tried(restarted("plus", None), "restart")
    assert road(position)[-1] == ("restart", "done")


def test_what_was_marked_by_mistake_is_given_after_all_and_nothing_is_lost() -> None:
    position, _ = walk.mark_tried(restarted("plus"), "restart")
    asked, _ = walk.unmark_tried(walk.answer(position, "works", "yes")[0], "restart")
    assert (asked.step.id, [each.step for each in asked.pool]) == ("restart", ["works"])
    assert walk.answer(asked, "restart", None)[0].step.id == "end"


def test_the_case_note_says_that_it_was_tried() -> None:
    position, _ = walk.mark_tried(restarted("plus"), "restart")
    assert "Restart it: tried before the call" in Page(position).case_note


def test_the_nearest_instructions_are_offered() -> None:
    assert [each.step for each in Page(restarted()).tryable] == ["restart"]
    marked, _ = walk.mark_tried(restarted(), "restart")
    assert Page(marked).tryable == ()


def test_what_sums_up_a_walk_was_not_tried_before_it() -> None:
    summing_up = TRIED | {"restart": {"do": "You have {plan}.", "next": "works"}}
    guide = small(summing_up, facts=FACTS, purpose="troubleshooting")
    assert Page(walked(guide)).tryable == ()
    summed_up = Page(walked(guide, "plus"))
    assert (summed_up.can_be_tried, Page(restarted("plus")).can_be_tried) == (False, True)


def test_nothing_is_offered_as_tried_where_no_problem_is_solved() -> None:
    assert Page(walked(small(TRIED, facts=FACTS))).tryable == ()


@pytest.mark.parametrize("step", ["plan", "nothing", ""])
def test_nothing_but_an_instruction_was_tried(step: str) -> None:
    with pytest.raises(AnswerRefused, match="is no instruction"):
        walk.mark_tried(restarted(), step)


def test_what_was_not_marked_cannot_be_unmarked() -> None:
    with pytest.raises(AnswerRefused, match="was not marked"):
        walk.unmark_tried(restarted(), "restart")


@FEW
@given(talking_walks(), st.integers(0, 99))
def test_replaying_what_was_tried_gives_the_same_page(position: Position, code: int) -> None:
    passed = {step.id for step, _, _ in position.trail}
    ahead = [step.id for step in position.guide.steps.values() if can_be_tried(step)]
    ahead = [step for step in ahead if step not in passed]
    if not ahead:
        return
    moved, _ = walk.mark_tried(position, ahead[code % len(ahead)])
    assert page(walk.replay(moved.guide, moved.state)) == page(moved)
    if not moved.pool and not position.pool:
        assert page(walk.unmark_tried(moved, moved.origin.tried[0])[0]) == page(position)
