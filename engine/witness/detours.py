"""Edges that a road may have to take where the shortest road to a goal is not to be had."""

from collections.abc import Iterator

from engine.guide import Edge, Lookup, Question, Step
from engine.witness.goals import Goal
from engine.witness.ways import PASSED, Ways


def detours(ways: Ways, goal: Goal, facts: frozenset[str]) -> Iterator[frozenset[int]]:
    """Edges, by their `id`, of which a road takes one.

    What leads to the goal under a condition may have to be decided by the same one before. Else it
    is one way of several to the goal that is open, or it takes a step that sets one of the `facts`.
    """
    leading = ways.leading(goal.step)
    steps = [ways.guide.steps[each] for each in ways.reached if each in leading]
    every = [edge for step in steps for edge in ways.out(step.id) if edge.target in leading]
    last = [edge for edge in every if edge.target == goal.step]
    wanted = {_condition(each) for each in (*last, goal.edge) if each is not None} - {""}
    same = [edge for edge in every if _condition(edge) in wanted and edge not in last]
    yield from (frozenset((id(edge),)) for edge in (*same, *last))
    for step in steps:
        if not facts.isdisjoint(_set_at(step)):
            yield frozenset(id(edge) for edge in ways.out(step.id) if edge.kind not in PASSED)


def _condition(edge: Edge) -> str:
    expression = edge.route.expression if edge.route is not None else None
    return "" if expression is None else expression.text


def _set_at(step: Step) -> Iterator[str]:
    match step:
        case Question():
            yield step.fact.key
        case Lookup():
            yield from (key for key, _ in step.sets)
