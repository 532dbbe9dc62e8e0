"""Scripted walks, and how it is told that one comes out otherwise."""

from datetime import date

from engine.model import ExpectShape, ScriptShape
from engine.rehearsal import Rehearsal, rehearse
from tests.engine.guides import END, Shape, small
from tests.engine.offers import product, shop

STEPS: Shape = {
    "which": {
        "ask": "Which?",
        "answers": {"a": {"label": "A", "to": "wait"}, "b": {"label": "B", "to": "again"}},
    },
    "wait": {"do": "Wait.", "next": "again"},
    "again": {
        "ask": "Again?",
        "answers": {
            "more": {"label": "More", "to": "again"},
            "done": {"label": "Done", "to": "end"},
        },
    },
    "end": END,
    "stopped": {"end": "stopped", "tell": "Bye."},
}
ANY_TIME = {"stop": {"label": "Stop", "to": "stopped"}}


def played(answers: object, **more: object) -> Rehearsal:
    expect = ExpectShape.model_validate(more.pop("expect", {"end": "end"}))
    script = ScriptShape.model_validate({"name": "n", "answers": answers, "expect": expect} | more)
    return rehearse(small(STEPS, at_any_time=ANY_TIME), script)


def test_a_walk_that_comes_out_as_expected_has_no_differences() -> None:
    rehearsal = played(
        {"which": "a", "again": "done"},
        expect={"end": "end", "outcome": "resolved", "steps": ["which", "wait", "again"]},
    )
    assert rehearsal.differences == ()


def test_a_list_answers_a_step_that_is_asked_more_than_once() -> None:
    answers = [{"which": "b"}, {"again": "more"}, {"again": "more"}, {"again": "done"}]
    assert played(answers).differences == ()


def test_an_answer_may_leave_at_any_time() -> None:
    answers = [{"which": "b"}, {"again": {"any-time": "stop"}}]
    assert played(answers, expect={"end": "stopped"}).differences == ()


def test_what_comes_out_otherwise_is_told() -> None:
    rehearsal = played(
        {"which": "b", "again": "done", "wait": None},
        expect={"end": "stopped", "outcome": "stopped", "steps": ["which"], "product": "plus"},
    )
    assert rehearsal.differences == (
        "expected to reach stopped, but the walk stands at end",
        "expected the outcome stopped, but it is resolved",
        "expected the product plus, but offered was nothing",
        "expected the steps ['which'], but they were ['which', 'again']",
        "the answer for wait was never asked for",
    )


def test_a_walk_whose_answers_run_out_stands_where_it_waits() -> None:
    rehearsal = played({"which": "b"})
    assert rehearsal.differences == ("expected to reach end, but the walk stands at again",)


def test_an_answer_that_is_refused_is_told_with_its_step() -> None:
    (difference,) = played({"which": "c"}).differences
    assert difference == "at which: Choose one of the answers."


def test_a_loop_without_end_is_left() -> None:
    assert len(played({"which": "b", "again": "more"}).steps) < 1001


def test_the_reasons_of_an_offer_are_compared_by_the_names_of_facts() -> None:
    script = ScriptShape.model_validate(
        {
            "name": "n",
            "on": date(2026, 11, 2),
            "facts": {"speed": 45, "people": 3},
            "answers": {"suggest": "accepted"},
            "expect": {"end": "bought", "product": "plus", "why": ["people"]},
        }
    )
    (difference,) = rehearse(shop({"plus": product()}), script).differences
    assert difference == "expected the reasons ['people'], but they are ['people', 'speed']"
