"""Detours lead along the condition of the goal, by each last edge, or where a fact is set."""

from engine.witness.detours import detours
from engine.witness.goals import Goal
from engine.witness.ways import Ways
from tests.engine.guides import END, Shape, small

FACTS: Shape = {"size": {"type": "integer", "label": "Size"}}
STEPS: Shape = {
    "first": {"do": "Wait.", "next": [{"when": "known(size)", "to": "last"}, {"else": "size"}]},
    "size": {"ask": "How large?", "input": "size", "next": "last"},
    "last": {"do": "Wait.", "next": [{"when": "known(size)", "to": "found"}, {"else": "done"}]},
    "found": END,
    "done": END,
}


def edges_of_detours(step: str, *facts: str) -> list[list[tuple[str, str]]]:
    ways = Ways(small(STEPS, facts=FACTS))
    every = {id(edge): edge for each in ways.guide.steps for edge in ways.out(each)}
    found = detours(ways, Goal(step), frozenset(facts))
    return [sorted((every[id_].source, every[id_].target) for id_ in each) for each in found]


def test_the_same_condition_is_decided_before() -> None:
    assert edges_of_detours("found") == [[("first", "last")], [("last", "found")]]


def test_every_last_edge_is_tried() -> None:
    assert edges_of_detours("last") == [[("first", "last")], [("size", "last")]]


def test_a_step_is_taken_that_sets_a_fact() -> None:
    assert edges_of_detours("found", "size")[-1] == [("size", "last")]


def test_what_leads_elsewhere_is_left_out() -> None:
    assert [("last", "found")] not in edges_of_detours("done", "size")
