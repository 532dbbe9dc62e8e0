"""Tells which edges a walk took, out of its answers: the road itself keeps no account of them."""

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import NamedTuple

from engine.guide import (
    NO_WAY_ON,
    Edge,
    Guide,
    Lookup,
    Offer,
    Passage,
    Place,
    Question,
    Route,
    Routes,
    Step,
    edges,
)
from engine.kinds import Value
from engine.position import Position, copied
from engine.replay import correction, fresh
from engine.road import (
    NO_STEPS,
    around,
    follow,
    has_offer,
    look_up,
    pass_through,
    row_of,
    skip,
    take,
)
from engine.state import Answer


class Way(NamedTuple):
    """What tells an edge from the others of a guide; `place` is where its route is written.

    An entry at any time is one way, from whichever step it is taken: `source` is empty then. A way
    on behind a subguide is one, at whichever of its ends: `source` is the step that runs it.
    """

    source: str
    kind: str
    answer: str
    place: Place | None


def way(edge: Edge) -> Way:
    """The way that an edge is."""
    place = edge.route.place if edge.route else None
    source = edge.source
    outer, _, step = source.rpartition("/")
    if edge.kind == "any-time":
        source = ""
    elif outer and place is not None and place.path[1] != step:
        source = outer
    return Way(source, edge.kind, edge.answer, place)


def trace(position: Position) -> tuple[Edge, ...]:
    """The edges that the walk took on its road to here, in order.

    An edge to the hand-off that no condition continues has no route.
    """
    answers = [answer for _, answer, _ in position.trail if answer]
    return tuple(_Tracer(fresh(position.guide, position.origin)).edges(answers))


def taken(before: Position, given: Answer) -> tuple[Edge, ...]:
    """The edges that a walk takes from a position by an answer to its step."""
    return tuple(_Tracer(copied(before)).after(given))


class _Tracer:
    """Walks the answers anew, and tells each edge as it is taken."""

    def __init__(self, at: Position) -> None:
        self._guide = at.guide
        self._at = at

    def edges(self, answers: Sequence[Answer]) -> Iterator[Edge]:
        first = correction(answers[0]) if answers else NO_STEPS
        yield from self._travel(self._guide.start, first)
        for given, following in zip_longest(answers, answers[1:]):
            yield from self.after(given, correction(following) if following else NO_STEPS)

    def after(self, given: Answer, stops: frozenset[str] = NO_STEPS) -> Iterator[Edge]:
        edge = self._answer(given)
        yield edge
        yield from self._travel(edge.target, stops)

    def _answer(self, given: Answer) -> Edge:
        at = self._at
        step = at.step
        target = take(at, given, "asked")
        if given.how == "any-time":
            return next(
                edge
                for edge in _edges(self._guide, step)
                if edge.kind == "any-time" and edge.answer == given.value
            )
        return self._edge(step, _routes(step, given), target, given.value)

    def _travel(self, target: str, stops: frozenset[str]) -> Iterator[Edge]:
        """Go on to the next step that waits, as the road does."""
        at, steps = self._at, self._guide.steps
        at.offered = None
        for _ in range(len(steps) + 1):
            step = at.step = steps[target]
            beyond = around(at, step)
            edge = self._around(step, beyond) if beyond else self._beyond(step, stops)
            if edge is None:
                return
            yield edge
            target = edge.target
        at.step = steps[NO_WAY_ON]

    def _around(self, step: Step, target: str) -> Edge:
        """The edge around a step that is not for this walk, or was entered too often."""
        is_for = step.is_for(self._at.origin.on, self._at.origin.channel)
        if isinstance(step, Offer) and not is_for:
            return self._edge(step, step.none, target)
        kind = "then" if is_for else "instead"
        found = [edge for edge in _edges(self._guide, step) if edge.kind == kind]
        return found[0] if found else Edge(step.id, NO_WAY_ON, "", "next", None)

    def _beyond(self, step: Step, stops: frozenset[str]) -> Edge | None:
        """The edge that is taken at a step without an answer; None where the walk waits."""
        at = self._at
        match step:
            case Question():
                known = at.facts.get(step.fact.key)
                target = skip(at, step, stops)
                routes = _routes_of(step, known)
                return None if target is None else self._edge(step, routes, target, known)
            case Offer():
                if has_offer(at, step):
                    return None
                return self._edge(step, step.none, follow(step.none, at.facts))
            case Passage():
                return self._edge(step, step.after, pass_through(at, step))
            case Lookup():
                routes = step.missing if row_of(step, at.facts) is None else step.found
                return self._edge(step, routes, look_up(at, step))
            case _:
                return None

    def _edge(self, step: Step, routes: Routes, target: str, said: object = None) -> Edge:
        """The edge of the first route to `target` whose condition holds."""
        route = next((each for each in routes if self._holds(each)), None)
        if target == NO_WAY_ON or route is None:
            return Edge(step.id, NO_WAY_ON, "", "next", None)
        found = [edge for edge in _edges(self._guide, step) if edge.route is route]
        return next((edge for edge in found if _is_said(edge.answer, said)), found[-1])

    def _holds(self, route: Route) -> bool:
        return follow((route,), self._at.facts) == route.target


def _is_said(answer: str, said: object) -> bool:
    """Whether an edge is that of the answer said, one of several included."""
    if isinstance(said, list | frozenset):
        return answer in said
    return bool(answer) and answer == said


def _routes(step: Step, given: Answer) -> Routes:
    """The routes among which an answer decides."""
    match step:
        case Question():
            return _routes_of(step, given.value)
        case Offer() if isinstance(given.value, list):
            return step.accepted if given.value[0] == "accepted" else step.declined
        case _:
            return getattr(step, "after", ())


def _routes_of(step: Question, said: Value | object) -> Routes:
    return step.routes.get(said, step.after) if isinstance(said, str) else step.after


def _edges(guide: Guide, step: Step) -> tuple[Edge, ...]:
    """All edges out of a step, worked out once."""
    memo: dict[str, tuple[Edge, ...]] = guide.memo.setdefault("edges", {})
    if step.id not in memo:
        memo[step.id] = tuple(edges(guide, step, any_time=True))
    return memo[step.id]


def all_edges(guide: Guide) -> Iterator[Edge]:
    """Every edge of a guide; those of an entry at any time out of the first step that has it."""
    seen: set[Way] = set()
    for edge in chain.from_iterable(_edges(guide, step) for step in guide.steps.values()):
        if edge.kind == "any-time":
            if way(edge) in seen:
                continue
            seen.add(way(edge))
        yield edge
