"""The ways between the steps of a guide in plain dictionaries, for rules that must be quick."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import networkx

from engine.guide import (
    Guide,
    Instruction,
    Lookup,
    Offer,
    Passage,
    Question,
    Route,
    Routes,
    Settles,
    Step,
    stops,
)


class Way(NamedTuple):
    """A way on from one step to another; `kind` is as in `engine.guide.Edge`."""

    source: str
    target: str
    kind: str
    settles: Settles
    route: Route | None


Ways = dict[str, tuple[Way, ...]]
Tree = Mapping[str, Way | None]
"""How each step was first reached from where a search began, None where it began."""


class Roads:
    """The ways of one guide. Those at any time are kept apart: they go from every stop.

    `limited` are the steps that are for some walks alone.
    """

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.ways: Ways = {id_: tuple(_ways(step)) for id_, step in guide.steps.items()}
        self.limited = [step for step in guide.steps.values() if step.limited]
        self._at_hand = [(route, entry.id) for entry in guide.at_any_time for route in entry.after]

    @cached_property
    def reached(self) -> Tree:
        """Every step that a walk can come to."""
        return self.search([self.guide.start])

    @cached_property
    def into(self) -> Mapping[str, list[str]]:
        """From which steps each step is reached, in one move and not counting any time."""
        into: dict[str, list[str]] = {id_: [] for id_ in self.ways}
        for id_, ways in self.ways.items():
            for way in ways:
                into[way.target].append(id_)
        return into

    @cached_property
    def looping(self) -> set[str]:
        """The steps without those that no loop leads to; none where there is no loop."""
        entered = {id_: len(sources) for id_, sources in self.into.items()}
        free = [id_ for id_, count in entered.items() if not count]
        for id_ in free:
            for way in self.ways[id_]:
                entered[way.target] -= 1
                if not entered[way.target]:
                    free.append(way.target)
        return set(entered).difference(free)

    @cached_property
    def _around(self) -> set[tuple[str, str]]:
        """The steps that only stand in for another, each behind that one."""
        return {
            (step.id, step.instead)
            for step in self.limited
            if all(
                way.kind == "instead" for way in self.ways[step.id] if way.target == step.instead
            )
        }

    def at_any_time(self, step: str) -> Iterator[Way]:
        """The ways to the steps that are at hand at this one."""
        if self._at_hand and stops(self.guide.steps[step]):
            for route, _ in self._at_hand:
                yield Way(step, route.target, "any-time", "", route)

    def search(
        self,
        starts: Iterable[str],
        allowed: Callable[[Way], bool] | None = None,
        *,
        any_time: bool = True,
    ) -> Tree:
        """Breadth first from `starts` over the ways that are allowed."""
        found: dict[str, Way | None] = dict.fromkeys(starts)
        waiting = list(found)
        offered = not any_time
        for step in waiting:
            ways = self.ways[step]
            if not offered and self._at_hand and stops(self.guide.steps[step]):
                ways = (*ways, *self.at_any_time(step))
                offered = allowed is None
            for way in ways:
                if way.target not in found and (allowed is None or allowed(way)):
                    found[way.target] = way
                    waiting.append(way.target)
        return found

    def dominators(self, allowed: Callable[[Way], bool]) -> Mapping[str, str]:
        """For each step, the last that every road to it passes, over the ways that are allowed."""
        reached = self.search([self.guide.start], allowed)
        graph: networkx.DiGraph[str] = networkx.DiGraph()
        graph.add_node(self.guide.start)
        graph.add_edges_from(
            (way.source, way.target)
            for id_ in reached
            for way in (*self.ways[id_], *self.at_any_time(id_))
            if allowed(way)
        )
        return networkx.immediate_dominators(graph, self.guide.start)

    def leading_to(self, ends: Iterable[str]) -> set[str]:
        """The steps from which one of `ends` can be reached, those at hand at any time aside.

        What stands in for a step is no way on from it: in other walks the step is there.
        """
        found = set(ends)
        waiting = list(found)
        around = self._around
        for step in waiting:
            for source in self.into[step]:
                if source not in found and (source, step) not in around:
                    found.add(source)
                    waiting.append(source)
        return found


def road(tree: Tree, step: str) -> tuple[str, ...]:
    """The steps from where the search began to this one."""
    found = [step]
    way = tree[step]
    while way is not None:
        found.append(way.source)
        way = tree[way.source]
    return tuple(reversed(found))


def loops(roads: Roads, steps: set[str], ways: Ways | None = None) -> list[set[str]]:
    """The sets of steps among `steps` that lead back to each other, in the guide's order."""
    ways = roads.ways if ways is None else ways
    steps = _without_beginnings(steps & roads.looping, ways)
    if not steps:
        return []
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    graph.add_edges_from(
        (id_, way.target) for id_ in steps for way in ways[id_] if way.target in steps
    )
    order = {id_: at for at, id_ in enumerate(roads.ways)}
    found = [
        set(each)
        for each in networkx.strongly_connected_components(graph)
        if len(each) > 1 or any(way.target in each for way in ways[min(each)])
    ]
    return sorted(found, key=lambda each: min(order[id_] for id_ in each))


def _without_beginnings(steps: set[str], ways: Ways) -> set[str]:
    """The steps without those that none of the rest leads to; what remains holds the loops."""
    entered = dict.fromkeys(steps, 0)
    for id_ in steps:
        for way in ways[id_]:
            if way.target in entered:
                entered[way.target] += 1
    free = [id_ for id_, count in entered.items() if not count]
    for id_ in free:
        for way in ways[id_]:
            if way.target in entered:
                entered[way.target] -= 1
                if not entered[way.target]:
                    free.append(way.target)
    return steps.difference(free)


def _ways(step: Step) -> Iterator[Way]:
    match step:
        case Question():
            yield from _of_question(step)
        case Instruction() | Passage():
            yield from _of(step, step.after, "next")
        case Lookup():
            yield from _of(step, step.found, "found")
            yield from _of(step, step.missing, "missing")
        case Offer():
            yield from _of(step, step.accepted, "accepted")
            yield from _of(step, step.declined, "declined")
            yield Way(step.id, step.none[0].target, "none", "", step.none[0])
    if step.then:
        yield Way(step.id, step.then, "then", "", None)
    if step.instead:
        yield Way(step.id, step.instead, "instead", "", None)


def _of(step: Step, routes: Routes, kind: str, settles: Settles = "") -> Iterator[Way]:
    passed = _most(settles, step.settles)
    for route in routes:
        yield Way(step.id, route.target, kind, _most(route.settles, passed), route)


def _most(first: Settles, second: Settles) -> Settles:
    """What is settled by two things together: an issue counts for more than a limit."""
    return "issue" if second == "issue" else first or second


def _of_question(step: Question) -> Iterator[Way]:
    own = step.routes
    shared: dict[Settles, None] = {} if step.choices else {"": None}
    for choice in step.choices:
        routes = own.get(choice.id)
        if routes is None:
            shared[choice.settles] = None
        else:
            yield from _of(step, routes, "answer", choice.settles)
    for settles in shared:
        yield from _of(step, step.after, "next", settles)
