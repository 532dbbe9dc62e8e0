"""Leaving a guide for another one in a call, and coming back to where it was."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import interruption, tokens, walk
from engine.errors import AnswerRefused
from engine.events import Told
from engine.guide import Guide
from engine.page import Page
from engine.tokens import Keyring
from engine.walk import Position
from tests.engine.guides import END, Shape, page, small, walked, wandering_walks

PLAN: Shape = {"type": "choice", "of": ["basic", "plus"], "label": "Plan", "from": "customer.plan"}
SIZE: Shape = {"type": "integer", "min": 1, "max": 9, "label": "Size", "from": "customer.size"}
FACTS: Shape = {"plan": PLAN, "size": SIZE}


def ask(fact: str, to: str) -> Shape:
    return {"ask": f"Which {fact}?", "input": fact, "next": to}


def outer() -> Guide:
    steps = {"plan": ask("plan", "size"), "size": ask("size", "end"), "end": END}
    return small(steps, facts=FACTS)


def inner(outcome: str = "resolved") -> Guide:
    steps: Shape = {
        "size": ask("size", "plan"),
        "plan": ask("plan", "end"),
        "end": {"end": outcome, "tell": "Done."},
    }
    return small(steps, facts=FACTS)


def back(position: Position, guide: Guide) -> tuple[Position, list[object]]:
    state = interruption.below(position)
    assert state is not None
    moved, events = interruption.come_back(position, walk.replay(guide, state))
    return moved, list(events)


def answered(position: Position, *answers: object) -> Position:
    for each in answers:
        position, _ = walk.answer(position, position.step.id, each)
    return position


def test_what_is_known_goes_along() -> None:
    top = interruption.interrupt(walked(outer(), "plus"), inner())
    assert (top.step.id, top.origin.given) == ("size", {"customer.plan": "plus"})


def test_the_walk_below_goes_on_where_it_was() -> None:
    below = walked(outer(), "plus")
    moved, events = back(interruption.interrupt(below, inner()), below.guide)
    assert (moved.step.id, moved.answers, events) == ("size", below.answers, [])


def test_what_was_learnt_is_told_to_the_walk_below() -> None:
    below = walked(outer(), "plus")
    moved, events = back(answered(interruption.interrupt(below, inner()), 3), below.guide)
    assert (moved.step.id, events) == ("end", [Told(("customer.size",))])
    assert [each.mood for each in moved.road] == ["asked", "told"]


def test_what_the_walk_below_refuses_stays_where_it_was_learnt() -> None:
    below = walked(outer(), "plus")
    wide = small({"size": ask("size", "end"), "end": END}, facts={"size": {**SIZE, "max": 99}})
    moved, events = back(answered(interruption.interrupt(below, wide), 50), below.guide)
    assert (moved.step.id, events) == ("size", [])


def test_leaving_twice_is_leaving_once() -> None:
    below = walked(outer(), "plus")
    one, two = (interruption.interrupt(below, inner()).origin.walk for _ in range(2))
    assert one == two != below.origin.walk


def test_leaving_again_after_coming_back_is_another_walk() -> None:
    top = interruption.interrupt(walked(outer(), "plus"), inner())
    moved, _ = back(top, outer())
    assert interruption.interrupt(moved, inner()).origin.walk != top.origin.walk


@pytest.mark.parametrize(
    ("outcome", "goes_on"), [("resolved", True), ("stopped", False), ("handoff", False)]
)
def test_the_call_goes_on_after_what_was_settled_alone(outcome: str, goes_on: bool) -> None:
    top = answered(interruption.interrupt(walked(outer(), "plus"), inner(outcome)), 3)
    assert (top.step.id, interruption.comes_back(top)) == ("end", goes_on)


def test_an_end_with_nothing_below_is_the_end_of_the_call() -> None:
    assert not interruption.comes_back(walked(outer(), "plus", 3))


def test_guides_do_not_pile_up_without_bound() -> None:
    position = walked(outer())
    for _ in range(interruption.DEEPEST):
        position = interruption.interrupt(position, inner())
    with pytest.raises(AnswerRefused, match="go back from one of them first"):
        interruption.interrupt(position, inner())


def test_nothing_waits_below_a_walk_of_its_own() -> None:
    assert interruption.below(walked(outer())) is None


def test_the_case_note_is_of_the_whole_call() -> None:
    below = walked(outer(), "plus")
    top = interruption.interrupt(below, inner())
    top.beside = (below,)
    assert Page(top).case_note.count("Small, ") == 2
    assert [each.step for each in Page(top).below] == ["Which size?"]


KEYRING = Keyring([bytes(range(32))])


@settings(max_examples=60)
@given(wandering_walks(), st.integers(0, 3))
def test_a_call_comes_back_to_the_same_page(position: Position, depth: int) -> None:
    top = position
    for _ in range(depth):
        top = interruption.interrupt(top, position.guide)
    state = top.state
    token = tokens.seal(state, KEYRING, expires=10, nonce=bytes(12))
    read = tokens.unseal(token, KEYRING, guide=state.guide, channel=state.channel, now=5)
    assert read == state
    for _ in range(depth):
        below = interruption.below(top)
        assert below is not None
        top = walk.replay(position.guide, below)
    assert page(top) == page(position)
    assert len(top.origin.done) == depth


def test_a_guide_on_top_is_in_the_language_of_the_call() -> None:
    german = replace(inner(), language="de")
    guide = replace(inner(), translations={"en": inner(), "de": german})
    top = interruption.interrupt(walked(replace(outer(), language="de"), "plus"), guide)
    assert (top.guide, top.state.language) == (german, "de")
