"""What became of a guide, in as few words as agents need."""

from engine.diff.brief import Brief, brief
from tests.engine.guides import END, Shape, small


def ask(words: str, **more: object) -> Shape:
    answers = {"a": {"label": "A", "to": "end"}}
    return {"title": words, "ask": words, "answers": answers, **more}


def test_steps_that_are_new_or_gone_are_told_once_each() -> None:
    old = small({"one": ask("One?"), "two": ask("Two?"), "end": END})
    new = small({"one": ask("One?"), "new": ask("New?"), "end": END})
    assert {(each.what, each.name) for each in brief(old, new)} == {
        ("removed", "Two?"),
        ("added", "New?"),
    }


def test_other_words_are_told_by_the_step_that_says_them() -> None:
    old, new = (small({"one": ask("One?", say=say), "end": END}) for say in ("One?", "Tell me."))
    assert brief(old, new) == (Brief("words", "One?"),)


def test_nothing_is_told_of_a_guide_that_is_the_same() -> None:
    guide = small({"one": ask("One?"), "end": END})
    assert brief(guide, guide) == ()
