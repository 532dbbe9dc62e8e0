"""Names of walks: what was answered, and where it led."""

from engine.rehearsal import name_of
from tests.engine.guides import END, Shape, small, walked

STEPS: Shape = {
    "name": {
        "ask": "Your name?",
        "input": {"fact": "name", "type": "text", "label": "Name"},
        "next": "age",
    },
    "age": {
        "ask": "Your age?",
        "input": {"fact": "age", "type": "integer", "label": "Age", "sensitive": True},
        "next": "more",
    },
    "more": {
        "ask": "More?",
        "answers": {"a": {"label": "One more", "to": "more"}, "b": {"label": "No", "to": "end"}},
    },
    "end": {**END, "title": "All done"},
}


def test_a_name_tells_the_answers_and_the_end() -> None:
    assert name_of(walked(small(STEPS), "Sam", 30, "a", "b")) == "One more, No: All done"


def test_a_name_tells_nothing_personal() -> None:
    assert name_of(walked(small(STEPS), "Sam", 30)) == "More?"


def test_a_name_tells_only_the_answers_that_are_wanted() -> None:
    assert name_of(walked(small(STEPS), "Sam", 30, "b"), {"age"}) == "All done"


def test_a_name_is_not_long() -> None:
    steps = {**STEPS, "end": {**END, "title": "All done " * 20}}
    assert len(name_of(walked(small(steps), "Sam", 30, "b"))) <= 90
