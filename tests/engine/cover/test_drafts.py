"""Walks that take every edge of a guide, and come out as the engine says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.cover import Cover, cover
from engine.guide import End, Guide
from engine.position import Position
from engine.rehearsal import drafted, rehearse, trace, way
from engine.rehearsal.coverage import own_edges
from tests.engine.guides import (
    CODES,
    END,
    Shape,
    answered,
    begun,
    compiled,
    guides,
    small,
    walked,
)

GUIDES = guides().map(compiled)


def taken(positions: tuple[Position, ...]) -> set[object]:
    return {way(edge) for position in positions for edge in trace(position)}


def left(found: Cover) -> list[str]:
    return [each.edge.label for each in found.left]


@settings(max_examples=25)
@given(GUIDES, st.lists(CODES, min_size=1, max_size=3))
def test_what_any_walk_can_take_the_cover_takes(guide: Guide, walks: list[list[int]]) -> None:
    found = cover(guide, subguides=True)
    missed = {way(each.edge) for each in found.left}
    for codes in walks:
        position = begun(guide, {})
        for code in codes:
            position = answered(position, code)
        assert not missed.intersection(taken((position,)))


@settings(max_examples=25)
@given(GUIDES)
def test_every_walk_comes_out_when_it_is_played_as_a_test(guide: Guide) -> None:
    for position in cover(guide).walks:
        script = drafted(position, "n")
        assert script is not None
        assert rehearse(guide, script).differences == ()


@settings(max_examples=25)
@given(GUIDES)
def test_every_edge_is_taken_or_named(guide: Guide) -> None:
    found = cover(guide)
    named = {way(each.edge) for each in found.left}
    assert {way(edge) for edge in own_edges(guide)} <= taken(found.walks) | named
    assert all(isinstance(position.step, End) for position in found.walks)


@settings(max_examples=25)
@given(GUIDES)
def test_no_walk_could_be_left_out(guide: Guide) -> None:
    walks = cover(guide).walks
    for number in range(len(walks)):
        others = (*walks[:number], *walks[number + 1 :])
        assert taken(others) != taken(walks)


STEPS: Shape = {
    "size": {
        "ask": "How big?",
        "input": {"fact": "size", "type": "integer", "label": "Size", "min": 0, "max": 90},
        "next": [{"when": "size > 50", "to": "big"}, {"else": "small"}],
    },
    "small": {"do": "Take it.", "next": "check"},
    "big": {"do": "Carry it.", "next": "check"},
    "check": {
        "ask": "Well?",
        "answers": {"a": {"label": "A", "next": []}, "b": {"label": "B", "to": "end"}},
    },
    "end": END,
}


def steps(*routes: Shape) -> Shape:
    answers = {"a": {"label": "A", "next": [*routes, {"else": "end"}]}}
    check = {"ask": "Well?", "answers": {**STEPS["check"]["answers"], **answers}}
    return {**STEPS, "check": check}


def test_answers_are_chosen_for_conditions_further_down() -> None:
    guide = small(steps({"when": "size == 51", "to": "end"}, {"when": "size == 7", "to": "end"}))
    assert left(cover(guide)) == []


def test_an_edge_that_no_walk_can_take_is_said_to_be_so() -> None:
    guide = small(steps({"when": "size > 90", "to": "end"}))
    [each] = cover(guide).left
    assert (each.edge.label, each.impossible) == ("A, size > 90", True)


def test_what_known_walks_take_is_left_to_them() -> None:
    guide = small(steps())
    known = [walked(guide, 51, None, "a"), walked(guide, 3, None, "b")]
    assert cover(guide, known).walks == ()


def test_a_way_out_of_a_loop_that_is_entered_too_often_is_found() -> None:
    loop = {"ask": "More?", "at-most": 3, "then": "end"}
    loop["answers"] = {"a": {"label": "A", "to": "loop"}, "b": {"label": "B", "to": "end"}}
    assert left(cover(small({"loop": loop, "end": END}))) == []


def test_leaving_at_any_time_is_covered_too() -> None:
    guide = small(steps(), at_any_time={"stop": {"label": "Stop", "to": "end"}})
    kinds = {edge.kind for position in cover(guide).walks for edge in trace(position)}
    assert "any-time" in kinds


def test_a_route_for_what_a_caller_knows_is_taken_though_a_question_asks_for_it() -> None:
    steps: Shape = {
        "wait": {
            "do": "Wait.",
            "next": [{"when": "known(size) and size > 3", "to": "end"}, {"else": "size"}],
        },
        "size": {"ask": "How large?", "input": "size", "next": "end"},
        "end": END,
    }
    facts: Shape = {"size": {"type": "integer", "min": 1, "max": 9, "label": "Size"}}
    found = cover(small(steps, facts=facts))
    assert found.left == ()
    assert any("size" in position.origin.given for position in found.walks)


def test_a_route_for_customers_alone_is_taken_in_self_service() -> None:
    steps: Shape = {
        "wait": {"do": "Wait.", "channels": ["self-service"], "instead": "end", "next": "more"},
        "more": {"do": "Wait.", "next": "end"},
        "end": END,
    }
    found = cover(small(steps))
    assert found.left == ()
    assert {position.origin.channel for position in found.walks} == {"agent", "self-service"}
