"""The edges that a walk took, told out of its answers."""

from hypothesis import given

from engine import walk
from engine.guide import Edge
from engine.position import Position
from engine.trace import trace
from tests.engine.guides import (
    END,
    TABLE,
    Shape,
    answered_walks,
    small,
    walked,
    wandering_walks,
)


def lead_to(position: Position, edges: tuple[Edge, ...]) -> bool:
    """Whether edges hang together, from the guide's start to where a walk stands."""
    steps = [position.guide.start, *(edge.target for edge in edges)]
    sources = [edge.source for edge in edges]
    return sources == steps[:-1] and steps[-1] == position.step.id


@given(answered_walks())
def test_the_edges_lead_from_the_start_to_where_the_walk_stands(position: Position) -> None:
    assert lead_to(position, trace(position))


@given(wandering_walks())
def test_they_do_so_when_answers_were_changed_and_taken_back(position: Position) -> None:
    assert lead_to(position, trace(position))


def labels(position: Position) -> list[str]:
    return [f"{edge.kind} {edge.label}".strip() for edge in trace(position)]


ROUTED: Shape = {
    "size": {
        "ask": "How big?",
        "input": {"fact": "size", "type": "integer", "label": "Size"},
        "next": [{"when": "size > 4", "to": "end"}, {"else": "which"}],
        "at-most": 2,
        "then": "end",
    },
    "which": {
        "ask": "Which?",
        "answers": {
            "a": {"label": "A", "to": "size"},
            "b": {"label": "B", "settles": "issue"},
            "c": {"label": "C"},
        },
        "next": "end",
    },
    "end": END,
}


def test_of_ordered_routes_it_is_the_first_that_holds() -> None:
    assert labels(walked(small(ROUTED), 5)) == ["next size > 4"]
    assert labels(walked(small(ROUTED), 4)) == ["next"]


def test_an_answer_that_settles_something_has_an_edge_of_its_own() -> None:
    assert labels(walked(small(ROUTED), 4, "b")) == ["next", "answer B"]
    assert labels(walked(small(ROUTED), 4, "c")) == ["next", "next"]


def test_a_step_that_was_entered_too_often_is_left_by_the_way_for_that() -> None:
    assert labels(walked(small(ROUTED), 4, "a", 4, "a"))[-2:] == ["answer A", "then after 2 times"]


def test_a_step_that_is_not_for_the_walk_is_left_by_what_stands_in_for_it() -> None:
    lapsed = ROUTED["size"] | {"valid-until": "2026-11-01", "instead": "which"}
    assert labels(walked(small(ROUTED | {"size": lapsed}))) == ["instead where it does not apply"]


def test_a_step_whose_fact_is_known_is_passed_by_its_edge() -> None:
    assert labels(walked(small(ROUTED), size=5)) == ["next size > 4"]


def test_a_lookup_is_passed_by_what_it_found() -> None:
    steps = {
        "look": {
            "lookup": "grades",
            "by": "grade",
            "sets": {"months": "months"},
            "found": "end",
            "none": "end",
        },
        "end": END,
    }
    grade = {"type": "choice", "of": ["a", "b", "c"], "label": "Grade", "default": "a"}
    facts = {"grade": grade, "months": {"type": "integer", "label": "Months"}}
    guide = small(steps, facts=facts, others={"tables/grades.yaml": TABLE})
    assert labels(walked(guide, grade="b")) == ["found found"]
    assert labels(walked(guide, grade="c")) == ["missing not found"]


def test_leaving_at_any_time_is_an_edge() -> None:
    guide = small(ROUTED, at_any_time={"stop": {"label": "Stop", "to": "end"}})
    position, _ = walk.go_any_time(walked(guide), "size", "stop")
    assert labels(position) == ["any-time Stop"]


def test_where_no_condition_continues_the_road_the_edge_has_no_route() -> None:
    steps = {**ROUTED, "size": {**ROUTED["size"], "next": [{"when": "size > 4", "to": "end"}]}}
    [edge] = trace(walked(small(steps), 1))
    assert edge.route is None
