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
        "expected the steps ['which'], but they were ['which', 'again']",
        "expected the product plus, but offered was nothing",
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
    assert difference == "expected the reasons people, but they are people, speed"


CHECKED: Shape = {
    "size": {
        "ask": "How big?",
        "input": {"fact": "size", "type": "integer", "label": "Size", "min": 0, "max": 9},
        "check": {"when": "size != 7", "message": "Not seven."},
        "next": "end",
    },
    "end": END,
}


def refused(*answers: Shape) -> tuple[str, ...]:
    expect = {"end": "end", "refused": [{"step": "size", **each} for each in answers]}
    script = {"name": "n", "answers": {"size": 3}, "expect": expect}
    return rehearse(small(CHECKED), ScriptShape.model_validate(script)).differences


def test_an_answer_may_be_expected_to_be_refused() -> None:
    assert refused({"answer": 10}, {"answer": -1}, {"answer": 7}, {"answer": "many"}, {}) == ()


def test_an_answer_that_is_taken_though_it_should_be_refused_is_told() -> None:
    assert refused({"answer": 8}) == ("expected size = 8 to be refused, but it is taken",)


def test_the_message_of_a_refusal_may_be_expected() -> None:
    assert refused({"answer": 7, "message": "Not seven."}) == ()


def test_another_message_of_a_refusal_is_told() -> None:
    [difference] = refused({"answer": 10, "message": "Not seven."})
    assert difference == (
        'expected size = 10 to be refused with "Not seven.", but with "Enter a value from 0 to 9."'
    )


def test_a_refusal_at_a_step_that_the_walk_never_meets_is_told() -> None:
    expect = {"end": "end", "refused": [{"step": "wait", "answer": 1}]}
    [difference] = played({"which": "b", "again": "done"}, expect=expect).differences
    assert difference == "expected wait = 1 to be refused, but the walk never waits at wait"


def test_a_refused_answer_leaves_the_walk_as_it_was() -> None:
    expect = {
        "end": "end",
        "refused": [{"step": "which", "answer": "c"}],
        "steps": ["which", "again"],
    }
    assert played({"which": "b", "again": "done"}, expect=expect).differences == ()
