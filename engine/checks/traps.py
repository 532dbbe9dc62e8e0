"""Loops: where a walk comes into them, and the way that closes them."""

from typing import NamedTuple

from engine.checks.roads import Way, loops
from engine.checks.rule import Subject, below
from engine.guide import NO_WAY_ON, End, Place


class Loop(NamedTuple):
    """Steps that lead back to each other: where a walk comes in, and the way that closes it."""

    steps: frozenset[str]
    entrance: str
    closing: Way


def trapped(subject: Subject) -> set[str]:
    """The steps that can be reached and from which no end can be reached.

    What is at hand at any time does not count as a way out. A guide without ends has none.
    """
    guide, roads = subject.guide, subject.roads
    ends = {step.id for step in guide.steps.values() if isinstance(step, End)}
    if ends == {NO_WAY_ON}:
        return set()
    if subject.cut:
        ends.update(id_ for id_, ways in roads.ways.items() if not ways)
    else:
        ends.discard(NO_WAY_ON)
    return set(roads.reached).difference(roads.leading_to(ends))


def closed_loops(subject: Subject) -> list[Loop]:
    """The loops that no way leaves."""
    ways = subject.roads.ways
    return [
        loop
        for loop in loops_among(subject, trapped(subject))
        if all(
            way.target in loop.steps or way.kind == "instead"
            for id_ in loop.steps
            for way in ways[id_]
        )
    ]


def loops_among(
    subject: Subject, steps: set[str], ways: dict[str, tuple[Way, ...]] | None = None
) -> list[Loop]:
    """The loops among `steps`, over all ways or over those given."""
    taken = subject.roads.ways if ways is None else ways
    return [_loop(subject, each, taken) for each in loops(subject.roads, steps, taken)]


def _loop(subject: Subject, steps: set[str], ways: dict[str, tuple[Way, ...]]) -> Loop:
    entrance = next(id_ for id_ in subject.roads.reached if id_ in steps)
    closing = next(
        way
        for id_ in subject.guide.steps
        if id_ in steps
        for way in ways[id_]
        if way.target == entrance
    )
    return Loop(frozenset(steps), entrance, closing)


def target(subject: Subject, way: Way) -> Place:
    """Where the target of a way stands."""
    if way.route is not None:
        return way.route.place
    return below(subject.guide.steps[way.source].place, way.kind)
