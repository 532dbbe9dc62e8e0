"""The ordered routes of a guide as decisions, for the rules that prove what they do."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from engine.checks.rule import Subject
from engine.expression_nodes import Node
from engine.expressions import Expression
from engine.guide import Instruction, Passage, Place, Question, Route, Routes, Step
from engine.kinds import Kind
from engine.regions import Box, Decision, Name, Space


@dataclass(frozen=True, slots=True, eq=False)
class RouteList:
    """Ordered routes out of a step; those of one answer, where `choice` names it."""

    step: Step
    routes: Routes
    choice: str | None = None

    @property
    def place(self) -> Place:
        """Where the list stands."""
        first = self.routes[0].place
        return Place(first.file, first.path[:-2])

    @property
    def is_read(self) -> bool:
        """Whether every condition could be understood."""
        return all(route.expression or not route.condition for route in self.routes)

    @property
    def is_open(self) -> bool:
        """Whether no `else` closes the list."""
        return self.routes[-1].expression is not None

    @property
    def conditions(self) -> list[Expression | None]:
        """The conditions in order, None for `else`."""
        return [route.expression for route in self.routes]


def route_lists(subject: Subject) -> Sequence[RouteList]:
    """The lists of conditional routes that the guide's own file holds, at steps in reach."""
    found: Sequence[RouteList] | None = subject.memo.get(RouteList)
    if found is None:
        reached = [subject.guide.steps[id_] for id_ in subject.roads.reached]
        listed = (each for step in reached for each in _of_step(step, subject.file))
        found = subject.memo[RouteList] = [each for each in listed if each.is_read]
    return found


def _of_step(step: Step, file: str) -> Iterator[RouteList]:
    if isinstance(step, Question):
        for answer, routes in step.routes.items():
            if _is_conditional(routes, file):
                yield RouteList(step, routes, answer)
    if isinstance(step, Question | Instruction | Passage) and _is_conditional(step.after, file):
        yield RouteList(step, step.after)


def _is_conditional(routes: Sequence[Route], file: str) -> bool:
    return bool(routes) and routes[0].condition is not None and routes[0].place.file == file


class _Reads(NamedTuple):
    """The facts that some conditions read, and which of them can be told to be known."""

    keys: frozenset[str]
    bits: int


def decision(subject: Subject, listed: RouteList) -> Decision:
    """The list as a decision over the facts of its step, for every rule that asks."""
    found: Decision | None = subject.memo.get(listed)
    if found is None:
        found = subject.memo[listed] = _shared(subject, listed)
    return found


def _shared(subject: Subject, listed: RouteList) -> Decision:
    """Equal lists share a decision."""
    tests = (listed.place.file, *[route.test for route in listed.routes])
    reads = _reads(subject, listed, tests)
    known = subject.knowledge.known.get(listed.step.id, 0) & reads.bits
    answered = _answered(listed, reads.keys)
    picked = _picked(listed, reads.keys)
    key = (tests, known, answered, picked)
    found: Decision | None = subject.memo.get(key)
    if found is None:
        sure = {each for each in reads.keys if subject.knowledge.bits((each,)) & known}
        found = subject.memo[key] = _decision(subject, listed, sure | answered, picked)
    return found


def _reads(subject: Subject, listed: RouteList, tests: tuple[str, ...]) -> _Reads:
    found: _Reads | None = subject.memo.get(tests)
    if found is None:
        read = [each.reads for each in listed.conditions if each is not None]
        keys = frozenset[str]().union(*read)
        found = subject.memo[tests] = _Reads(keys, subject.knowledge.bits(keys))
    return found


def _answered(listed: RouteList, reads: frozenset[str]) -> frozenset[str]:
    """The fact that the answer to the step sets for certain, where the conditions read it."""
    step = listed.step
    if not isinstance(step, Question) or step.fact.key not in reads:
        return _NOTHING
    if listed.choice is None and step.optional:
        return _NOTHING
    return frozenset((step.fact.key,))


_NOTHING = frozenset[str]()

_Picked = tuple[str, tuple[str, ...]] | None
"""The fact that a choice sets, and the answers that a list of routes is for."""


def _decision(
    subject: Subject, listed: RouteList, sure: AbstractSet[str], picked: _Picked
) -> Decision:
    trees: list[Node | None] = [None if each is None else each.tree for each in listed.conditions]
    conditions = [tree for tree in trees if tree is not None]
    space = Space(subject.guide.facts, conditions, sure.__contains__)
    return Decision(space, trees, _within(space, picked))


def _picked(listed: RouteList, reads: frozenset[str]) -> _Picked:
    step = listed.step
    if not isinstance(step, Question) or step.fact.kind is not Kind.CHOICE:
        return None
    if step.fact.key not in reads:
        return None
    if listed.choice is not None:
        return step.fact.key, (listed.choice,)
    ids = [choice.id for choice in step.choices] or [option.id for option in step.fact.options]
    return step.fact.key, tuple(id_ for id_ in ids if id_ not in step.routes)


def _within(space: Space, picked: _Picked) -> Box:
    """What the answers that the list is for leave of all combinations."""
    name = Name("fact", picked[0]) if picked else None
    if picked is None or name not in space.axes:
        return space.everything
    return space.box({name: space.axes[name].mask(picked[1])})


def condition_place(route: Route) -> Place:
    """Where the condition of a route stands, or its target where it has none."""
    if route.expression is None:
        return route.place
    return Place(route.place.file, (*route.place.path[:-1], "when"))
