"""What holds of every walk through every guide."""

import json
from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from engine import library, tokens, walk
from engine.errors import AnswerRefused, CallguideError
from engine.events import Event
from engine.guide import Guide, Question
from engine.page import Page
from engine.state import Answer
from engine.tokens import Keyring
from engine.walk import Position
from renderers import page_json
from tests.engine.guides import (
    CODES,
    GIVEN,
    Shape,
    answered,
    answered_walks,
    begun,
    compiled,
    guides,
    page,
    replies,
    text,
    wandered,
    wandering_walks,
)

FEW = settings(max_examples=80)


@FEW
@given(wandering_walks())
def test_replaying_the_same_answers_gives_the_same_page(position: Position) -> None:
    assert page(walk.replay(position.guide, position.state)) == page(position)


@FEW
@given(wandering_walks(), st.integers(0, 4095))
def test_back_after_an_answer_restores_the_page(position: Position, code: int) -> None:
    moved = answered(position, code)
    if moved is not position:
        assert page(walk.back(moved)[0]) == page(position)


@FEW
@given(answered_walks(), st.integers(0, 4095), st.integers(0, 4095))
def test_a_change_changed_back_restores_the_page(position: Position, at: int, code: int) -> None:
    spots = [at for at, each in enumerate(position.road) if walk.changeable(each)]
    if not spots:
        return
    at = spots[at % len(spots)]
    said = replies(walk.before(position, at))
    try:
        moved, _ = walk.change(position, at, said[code % len(said)])
    except AnswerRefused:
        return
    restored, _ = walk.change(moved, at, Page(position).road[at].value)
    assert page(restored) == page(position)


KEYRING = Keyring([bytes(range(32))])


@FEW
@given(wandering_walks())
def test_a_token_carries_the_whole_state(position: Position) -> None:
    state = position.state
    token = tokens.seal(state, KEYRING, expires=10, nonce=bytes(12))
    read = tokens.unseal(token, KEYRING, guide=state.guide, channel=state.channel, now=5)
    assert read == state
    assert page(walk.replay(position.guide, read)) == page(position)


def _told(position: Position) -> list[Answer]:
    return [each.answer for each in position.road if each.answer] + position.pool


@FEW
@given(wandering_walks(), st.integers(0, 4095), st.integers(0, 4095))
def test_a_change_keeps_every_other_answer_or_names_it(
    position: Position, at: int, code: int
) -> None:
    spots = [at for at, each in enumerate(position.road) if walk.changeable(each)]
    if not spots:
        return
    at = spots[at % len(spots)]
    said = replies(walk.before(position, at))
    old = position.road[at].answer
    try:
        moved, (event, *_) = walk.change(position, at, said[code % len(said)])
    except AnswerRefused:
        return
    kept = Counter((each.step, str(each.value)) for each in _told(position))
    if old:
        kept[old.step, str(old.value)] -= 1
    now = Counter((each.step, str(each.value)) for each in _told(moved))
    new = moved.road[at].answer
    if new:
        now[new.step, str(new.value)] -= 1
    assert +now == +kept
    assert [each.step for each in page(moved).aside] == list(event.dropped)  # type: ignore[union-attr]


@FEW
@given(answered_walks())
def test_what_is_known_is_not_asked(position: Position) -> None:
    step = position.step
    if not isinstance(step, Question) or step.ask_again or step.fact.key not in position.facts:
        return
    met_before = any(each.step.id == step.id for each in position.road)
    value = position.facts[step.fact.key]
    suits = all(check.condition(position.facts) for check in step.checks)
    ids = {choice.id for choice in step.choices}
    offered = not isinstance(value, str) or not ids or value in ids
    assert met_before or not suits or not offered


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**40, -(10**4000), 1e400, float("nan"), -0.0, 1e-300, "1e999999"])
    | st.floats()
    | st.text(st.characters(exclude_categories=()))
    | st.sampled_from(["٣", "1.2.3", "0,0,0", "-", "+1", "\ud800", "\x00", "today", "a" * 9999]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=80)
@given(wandering_walks(), st.lists(JSON, min_size=1, max_size=8), st.integers())
def test_whatever_is_answered_nothing_but_a_kind_refusal(
    position: Position, raws: list[object], at: int
) -> None:
    for raw in raws:
        _bear(partial(walk.answer, position, position.step.id, raw), position, raw)
        for spot in (at, at % (len(position.road) + 1)):
            _bear(partial(walk.change, position, spot, raw), position, raw)


def _bear(act: Callable[[], tuple[Position, list[Event]]], position: Position, raw: object) -> None:
    try:
        moved, _ = act()
    except CallguideError as refusal:
        page_json.render(Page(position, error=refusal.message, typed=raw), "")
    else:
        page_json.render(Page(moved), "")


@FEW
@given(wandering_walks(), st.text(), st.text())
def test_leaving_by_an_unknown_step_or_entry_is_refused(
    position: Position, step: str, entry: str
) -> None:
    for at in (step, position.step.id):
        with pytest.raises(AnswerRefused):
            walk.go_any_time(position, at, entry)


# Guides that are published anew


Edit = Callable[[Shape, str, str], dict[str, str]]
"""Edits the step `s` before its end `end`; gives the former ids by the present ones."""


def _rename(steps: Shape, id_: str, _: str) -> dict[str, str]:
    for other in list(steps):
        step = json.loads(json.dumps(steps.pop(other)).replace(f'"{id_}"', '"renamed"'))
        steps["renamed" if other == id_ else other] = step
    steps["renamed"]["was"] = [id_]
    return {id_: "renamed"}


def _remove(steps: Shape, id_: str, end: str) -> dict[str, str]:
    del steps[id_]
    for other in list(steps):
        steps[other] = json.loads(json.dumps(steps[other]).replace(f'"{id_}"', f'"{end}"'))
    return {}


def _insert(steps: Shape, id_: str, _: str) -> dict[str, str]:
    for other in list(steps):
        steps[other] = json.loads(json.dumps(steps[other]).replace(f'"{id_}"', '"inserted"'))
    steps["inserted"] = {
        "ask": "And this?",
        "answers": {"go": {"label": "Go", "to": id_}, "rest": {"label": "Rest", "to": id_}},
    }
    return {}


def _rewrite(steps: Shape, id_: str, end: str) -> dict[str, str]:
    steps[id_] = {"ask": "How many?", "input": "rank", "next": end}
    return {}


def _rename_answers(steps: Shape, id_: str, _: str) -> dict[str, str]:
    answers = steps[id_].get("answers", {})
    for answer in list(answers):
        answers[f"new-{answer}"] = {**answers.pop(answer), "was": [answer]}
    return {}


@st.composite
def _editions(draw: DrawFn) -> tuple[Position, Guide, dict[str, str]]:
    files = draw(guides())
    position = begun(compiled(files), draw(GIVEN))
    for code in draw(CODES):
        position = wandered(position, code)
    edited = json.loads(json.dumps(files))
    shape = edited["main/guide.yaml"]
    ids = [id_ for id_ in shape["steps"] if id_ not in ("done", "person", "gone", "bought")]
    id_, end = draw(st.sampled_from(ids)), "done"
    shape["steps"].setdefault("done", {"end": "resolved", "tell": "Done."})
    edit: Edit = draw(st.sampled_from([_rename, _remove, _insert, _rewrite, _rename_answers]))
    present = edit(shape["steps"], id_, end)
    shape["start"] = present.get(shape["start"], shape["start"])
    if shape["start"] not in shape["steps"]:
        shape["start"] = next(iter(shape["steps"]))
    for fact in draw(st.lists(st.sampled_from(["size", "memo", "plan"]), max_size=1)):
        shape["facts"][fact] = {"type": "date", "label": "A date"}
    return position, library.build(text(edited)).drafts["main"], present


@FEW
@given(_editions())
def test_a_walk_goes_on_in_a_guide_that_was_published_anew(
    edition: tuple[Position, Guide, dict[str, str]],
) -> None:
    position, guide, present = edition
    moved, _ = walk.adapt(guide, position.state)
    page(moved)
    assert page(walk.replay(guide, moved.state)) == page(moved)
    assert bool(moved.state.differs) == bool(moved.pool)
    was = {(_now(each, present), _plain(each.value)) for each in _told(position)}
    for each in _told(moved):
        assert (each.step, _plain(each.value)) in was


def _now(answer: Answer, present: dict[str, str]) -> str:
    first, _, rest = answer.step.partition("/")
    return "/".join(filter(None, [present.get(first, first), rest]))


def _plain(value: object) -> str:
    return str(value).replace("new-", "")
