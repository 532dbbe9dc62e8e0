"""Searches a guide for a road on which certain facts contradict nothing.

The search goes over steps and what may be known of a few facts there, as boxes; of all other
facts it knows nothing, so it misses no road. It is repeated with the facts that refute what it
finds, until a road holds or none is left.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from engine.guide import Edge, Offer, Step
from engine.kinds import Value
from engine.regions import Box, packed
from engine.state import Channel
from engine.witness.goals import Goal
from engine.witness.passing import Passing
from engine.witness.ways import Ways, admits

MOST_STATES = 1_500
"""How many states are looked at before the search for a road gives up."""
_MOST_FOLLOWED = 300
"""How many are looked at before following all roads gives up."""


class GaveUp(Exception):
    """The search has looked at as much as it may, and found no road."""


class View(NamedTuple):
    """What a search tells apart: some facts, by their keys, and how often steps were entered.

    Of the edges `via`, by their `id`, a road has to take one; of none it need not.
    """

    facts: frozenset[str] = frozenset()
    counting: bool = False
    via: frozenset[int] = frozenset()


class State(NamedTuple):
    """Where a road may stand: the step, what may hold there, and what was counted on the way."""

    step: str
    box: Box
    offers: int = 0
    declined: frozenset[str] = frozenset()
    visits: frozenset[tuple[str, int]] = frozenset()
    was_via: bool = False


@dataclass(slots=True)
class _Seen:
    """A state that was reached, and from where."""

    state: State
    edge: Edge | None = None
    earlier: "_Seen | None" = None

    def road(self) -> tuple[Edge, ...]:
        found = []
        here: _Seen | None = self
        while here is not None and here.edge is not None:
            found.append(here.edge)
            here = here.earlier
        return tuple(reversed(found))


class Reach:
    """Roads to one goal, as far as a view tells; a caller may know the `givable` facts before.

    Without a goal all roads are followed. Of roads that differ in nothing that the view shows
    only so many are followed as `alike` says, and only those that walks on `channel` go, if any.
    """

    def __init__(
        self,
        ways: Ways,
        goal: Goal | None,
        view: View,
        givable: frozenset[str],
        *,
        alike: int = 1,
        channel: Channel | None = None,
    ) -> None:
        self._ways = ways
        self._guide = ways.guide
        self._goal = goal
        self._counting = view.counting
        self._via = view.via
        self._counts = None if goal is None or goal.edge is None else goal.step
        self._leading = None if goal is None else ways.leading(goal.step)
        self._passing = Passing(ways, goal, view.facts, givable)
        self._alike = alike
        self._channel = channel
        self._kept: dict[tuple[object, ...], list[int]] = {}

    def roads(self, most: int = MOST_STATES) -> Iterator[tuple[Edge, ...]]:
        """The roads that lead to the goal, the shortest first.

        Raises GaveUp after `most` states.
        """
        for seen in self._seen(most):
            if self._is_there(seen.state):
                yield seen.road()

    def road(self, most: int = MOST_STATES) -> tuple[Edge, ...] | None:
        """The shortest road that leads to the goal; None where there is none. Raises GaveUp."""
        return next(self.roads(most), None)

    def untaken(self, step: str) -> list[Edge]:
        """The edges out of a step that no road can take. Raises GaveUp."""
        left = list(self._ways.out(step))
        for seen in self._seen(_MOST_FOLLOWED):
            if seen.state.step == step:
                left = [edge for edge in left if not self._can_take(edge, seen.state)]
                if not left:
                    break
        return left

    def takers(self, most: int) -> dict[int, dict[str, Value]]:
        """What a caller may know for each edge to be taken, by the edge's `id`.

        An edge that is missing cannot be taken. Raises GaveUp after `most` states.
        """
        found: dict[int, dict[str, Value]] = {}
        given: dict[Box, dict[str, Value]] = {}
        for seen in self._seen(most):
            for edge in self._ways.out(seen.state.step):
                if id(edge) in found:
                    continue
                box = next(self._along(edge, seen.state), None)
                if box is None:
                    continue
                if box not in given:
                    given[box] = self._passing.given(box)
                found[id(edge)] = given[box]
        return found

    def _can_take(self, edge: Edge, state: State) -> bool:
        return next(self._along(edge, state), None) is not None

    def _along(self, edge: Edge, state: State) -> Iterator[Box]:
        """What may be known behind an edge."""
        step = self._guide.steps[edge.source]
        may_offer = isinstance(step, Offer) and self._counting and self._may_offer(step, state)
        yield from self._passing.along(edge, state.box, may_offer=may_offer)

    def _seen(self, most: int) -> Iterator[_Seen]:
        """The states that roads lead to, the nearest first. Raises GaveUp."""
        first = State(self._guide.start, self._passing.beginning(), was_via=not self._via)
        waiting = deque([_Seen(self._entered(first))])
        looked_at = 0
        while waiting:
            seen = waiting.popleft()
            yield seen
            looked_at += 1
            if looked_at > most:
                raise GaveUp
            for edge, state in self._moves(seen.state):
                if self._is_new(state):
                    waiting.append(_Seen(state, edge, seen))

    def _is_there(self, state: State) -> bool:
        goal = self._goal
        if goal is None or state.step != goal.step or not state.was_via:
            return False
        step = self._guide.steps[goal.step]
        if goal.edge is not None:
            if not admits(step, self._channel, goal.edge):
                return False
            return self._counted(state, goal.edge) is not None and self._can_take(goal.edge, state)
        return step.is_for(None, self._channel) and self._passing.meets_goal(state.box)

    def _is_new(self, state: State) -> bool:
        kept = self._kept.setdefault((state.step, *state[2:]), [])
        number = packed(state.box, self._passing.widths)
        if sum(not number & ~each for each in kept) >= self._alike:
            return False
        kept.append(number)
        return True

    def _moves(self, state: State) -> Iterator[tuple[Edge, State]]:
        outlook = self._passing.outlook
        step = self._guide.steps[state.step]
        for edge in self._ways.out(state.step):
            if self._leading is not None and edge.target not in self._leading:
                continue
            if not admits(step, self._channel, edge):
                continue
            counted = self._counted(state, edge)
            if counted is not None:
                then = counted._replace(
                    step=edge.target, was_via=state.was_via or id(edge) in self._via
                )
                for box in self._along(edge, state):
                    seen = outlook.seen_from(edge.target, box) if outlook else box
                    yield edge, self._entered(then._replace(box=seen))

    def _counted(self, state: State, edge: Edge) -> State | None:
        """The state with what an edge counts; None where the count forbids it."""
        step = self._guide.steps[edge.source]
        if not self._counting:
            return state
        if self._counts_visits(step):
            is_over = dict(state.visits)[step.id] > step.at_most
            if is_over is not (edge.kind == "then"):
                return None
        if isinstance(step, Offer) and edge.kind in ("accepted", "declined"):
            if not self._may_offer(step, state):
                return None
            declined = {step.need.id} if edge.kind == "declined" else set()
            return state._replace(offers=state.offers + 1, declined=state.declined | declined)
        return state

    def _may_offer(self, step: Offer, state: State) -> bool:
        """Whether an offer can still be made, after those that were made before."""
        return state.offers < self._guide.offers_at_most and step.need.id not in state.declined

    def _entered(self, state: State) -> State:
        step = self._guide.steps[state.step]
        if not self._counting or not self._counts_visits(step):
            return state
        visits = dict(state.visits)
        visits[step.id] = min(visits.get(step.id, 0), step.at_most) + 1
        return state._replace(visits=frozenset(visits.items()))

    def _counts_visits(self, step: Step) -> bool:
        """Whether it is told how often a step was entered; of an edge its own step is enough."""
        return step.at_most > 0 and self._counts in (None, step.id)
