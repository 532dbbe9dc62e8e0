"""What a change would set aside is told beforehand, and is what the change then does."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from engine import walk
from engine.effects import effects, set_aside
from engine.guide import Question
from engine.page import Page
from engine.walk import Position
from tests.engine.guides import END, Shape, answered_walks, small, walked, wandering_walks

FEW = settings(max_examples=80)


def pick(**ways: str) -> Shape:
    answers = {name: {"label": name.title(), "to": to} for name, to in ways.items()}
    return {"title": "Pick", "ask": "Which?", "answers": answers}


ROADS = small(
    {
        "way": pick(long="more", short="end"),
        "more": pick(one="end", two="end"),
        "end": END,
    }
)


def spots(position: Position) -> list[int]:
    questions = (
        (at, each) for at, each in enumerate(position.road) if isinstance(each.step, Question)
    )
    return [at for at, each in questions if walk.changeable(each)]


def test_an_answer_after_which_others_are_not_asked_sets_them_aside() -> None:
    told = effects(walked(ROADS, "long", "one"), 0)
    assert {answer: [each.answer for each in lost] for answer, lost in told.items()} == {
        "long": [],
        "short": ["One"],
    }


def test_what_was_set_aside_before_is_not_told_again() -> None:
    position, _ = walk.change(walked(ROADS, "long", "one"), 0, "short")
    assert position.pool
    assert effects(position, 0) == {"long": (), "short": ()}


@FEW
@given(answered_walks() | wandering_walks(), st.integers(0, 4095))
def test_the_page_behind_a_change_names_what_was_told_and_what_lay_there(
    position: Position, code: int
) -> None:
    places = spots(position)
    if not places:
        return
    at = places[code % len(places)]
    for answer, told in effects(position, at).items():
        moved, _ = walk.change(position, at, answer)
        assert told == set_aside(position, moved)
        fallen = Counter(map(str, Page(moved).aside))
        lay = Counter(map(str, Page(position).aside))
        assert Counter(map(str, told)) == fallen - lay


@FEW
@given(answered_walks(), st.integers(0, 4095))
def test_the_answer_that_was_given_sets_nothing_aside(position: Position, code: int) -> None:
    for at in spots(position)[code % 3 :]:
        passing = position.road[at]
        if passing.answer is not None and passing.mood == "asked":
            assert not effects(position, at).get(str(passing.answer.value))
