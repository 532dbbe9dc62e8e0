"""A walk that was walked, made a script that expects what came of it."""

from hypothesis import given

from engine import walk
from engine.guide import End, Instruction
from engine.model import RefusedShape
from engine.position import Position
from engine.rehearsal import drafted, rehearse
from tests.engine.guides import END, Shape, answered_walks, small, walked
from tests.engine.offers import product, shop


@given(answered_walks())
def test_the_script_of_a_walk_comes_out_as_the_walk_did(position: Position) -> None:
    script = drafted(position, "n")
    assert script is not None
    rehearsal = rehearse(position.guide, script)
    assert rehearsal.differences == ()
    assert rehearsal.position is not None
    while isinstance(position.step, Instruction):  # which a script passes by itself
        position = walk.answer(position, position.step.id, None)[0]
    assert rehearsal.position.facts == position.facts


@given(answered_walks())
def test_it_expects_the_end_that_the_walk_came_to(position: Position) -> None:
    script = drafted(position, "n")
    assert script is not None
    if isinstance(position.step, End):
        assert (script.expect.end, script.expect.outcome) == (
            position.step.id,
            position.step.outcome,
        )


STEPS: Shape = {
    "size": {
        "ask": "How big?",
        "input": {"fact": "size", "type": "number", "label": "Size", "max": 9},
        "next": "more",
    },
    "more": {
        "ask": "More?",
        "answers": {"a": {"label": "A", "to": "more"}, "b": {"label": "B", "to": "end"}},
    },
    "end": END,
}


def test_answers_stand_by_their_step() -> None:
    script = drafted(walked(small(STEPS), "2.5", "b"), "n")
    assert script is not None
    assert str(script.answers["size"]) == "2.5"  # type: ignore[call-overload]
    assert script.expect.steps == ("size", "more")


def test_they_stand_in_order_where_a_step_was_asked_again() -> None:
    script = drafted(walked(small(STEPS), "2", "a", "b"), "n")
    assert script is not None
    assert [*map(list, script.answers)] == [["size"], ["more"], ["more"]]


def test_a_given_fact_that_was_corrected_is_not_given() -> None:
    guide = small(STEPS)
    position, _ = walk.change(walked(guide, "b", size="2"), 0, "3")
    script = drafted(position, "n")
    assert script is not None
    assert script.facts == {}
    assert str(script.answers["size"]) == "3"  # type: ignore[call-overload]


def test_what_another_question_told_cannot_be_corrected_by_a_script() -> None:
    again = {**STEPS["size"], "input": "size", "next": "more"}
    steps = {"first": {**STEPS["size"], "next": "again"}, "again": again, **STEPS}
    del steps["size"]
    position, _ = walk.change(walked(small(steps), "2", "b"), 1, "3")
    assert drafted(position, "n") is None


def test_what_was_suggested_is_expected_with_its_reasons() -> None:
    guide = shop({"plus": product()})
    script = drafted(walked(guide, "accepted", speed=45, people=3), "n")
    assert script is not None
    assert script.expect.product == "plus"
    assert script.expect.why == ("people", "speed")


def test_answers_that_were_refused_are_expected_to_be() -> None:
    refused = RefusedShape(step="size", answer=10)
    script = drafted(walked(small(STEPS), "2", "b"), "n", (refused,))
    assert script is not None
    assert script.expect.refused == (refused,)


def test_the_script_goes_on_past_instructions() -> None:
    steps = {"wait": {"do": "Wait.", "next": "end"}, "end": END}
    script = drafted(walked(small(steps)), "n")
    assert script is not None
    assert script.expect.end == "end"


def test_leaving_an_instruction_the_second_time_is_told_from_the_first() -> None:
    steps = {"wait": {"do": "Wait.", "next": "more"}, "more": {**STEPS["more"]}, "end": END}
    steps["more"]["answers"] = {"a": {"label": "A", "to": "wait"}, "b": {"label": "B", "to": "end"}}
    guide = small(steps, at_any_time={"stop": {"label": "Stop", "to": "end"}})
    position, _ = walk.go_any_time(walked(guide, None, "a"), "wait", "stop")
    assert drafted(position, "n") is not None
