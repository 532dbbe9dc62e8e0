"""Looks for the walk to a goal on one channel, and proves it by walking."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple

from engine.errors import CallguideError
from engine.guide import Edge, Passage, Step, stops
from engine.kinds import Value
from engine.position import Position
from engine.state import Channel
from engine.trace import trace, way
from engine.witness.demands import Demand, Demands, Impossible
from engine.witness.detours import detours
from engine.witness.goals import Goal
from engine.witness.moving import Effort, Values, is_met
from engine.witness.reach import GaveUp, Reach, View
from engine.witness.replaying import replayed
from engine.witness.solving import Solver, Unsolved
from engine.witness.ways import Ways, channel_of, road
from engine.witness.witness import Said, Witness, said_for

_ROUNDS = 10
_ROADS = 10
"""How many roads are tried where what is to blame for the first cannot be told."""
_ALIKE = 3
_DETOURS = 12
_ROUNDS_A_DETOUR = 3
_MOST_TURNS = 8
_FEW_TURNED = 3
"""Up to how many questions are turned one at a time, too."""
_MOST_OTHERWISE = 500
"""How many states are looked at for other roads than the first."""


class Search(NamedTuple):
    """What came of looking for a walk; `ruled_out` where it is sure that there is none."""

    witness: Witness | None
    ruled_out: bool = False

    @property
    def text(self) -> str:
        """The walk in one line, if there is one."""
        return "" if self.witness is None else self.witness.text


@dataclass(frozen=True, slots=True)
class Seeker:
    """Looks for walks on `channel`, on the day `today` unless a condition needs another.

    `givable` are the keys of the facts that a caller may know before.
    """

    ways: Ways
    givable: frozenset[str]
    today: date
    channel: Channel

    def along(self, edges: Sequence[Edge]) -> Witness | None:
        """A walk that takes exactly these edges, from the start; None where none was found."""
        try:
            demands, values = self._solved(edges, None, Effort())
        except (Impossible, Unsolved):
            return None
        return self._witness(demands, values)

    def search(self, goal: Goal) -> Search:
        """Look for a road with ever more facts, as long as those tried so far do not tell."""
        view, passed, effort = View(), View(), Effort()
        for _ in range(_ROUNDS):
            try:
                found = self._attempt(goal, view, effort)
            except GaveUp:
                break
            if isinstance(found, Search):
                return found
            passed = view
            if found == view:
                break
            view = found
        return Search(self._alike(goal, passed, effort) or self._by_detour(goal, view.facts))

    def _by_detour(self, goal: Goal, blamed: frozenset[str]) -> Witness | None:
        """The walk on a road that takes a certain edge, where the shortest road is not to be had.

        Either the edge leads to the goal, or the step before it sets a fact that was to blame:
        the chaining of Ferguson and Korel, "The Chaining Approach for Software Test Data
        Generation" (1996).
        """
        effort = Effort()
        for via in islice(detours(self.ways, goal, blamed), _DETOURS):
            view = View(via=via)
            for _ in range(_ROUNDS_A_DETOUR):
                try:
                    found = self._attempt(goal, view, effort)
                except GaveUp:
                    break
                if isinstance(found, Search):
                    break
                view = found
            if isinstance(found, Search) and found.witness is not None:
                return found.witness
        return None

    def _alike(self, goal: Goal, view: View, effort: Effort) -> Witness | None:
        """The walk on another road, where the first that the view lets pass does not tell."""
        reach = self._reach(goal, view, alike=_ALIKE)
        try:
            for edges in islice(reach.roads(_MOST_OTHERWISE), 1, _ROADS):
                witness = self._on(edges, goal, effort)
                if witness is not None:
                    return witness
        except GaveUp:
            pass
        return None

    def _on(self, edges: Sequence[Edge], goal: Goal, effort: Effort) -> Witness | None:
        """The walk on a road to a goal, if one is found that runs into it."""
        try:
            demands, values = self._solved(edges, goal, effort)
        except (Impossible, Unsolved):
            return None
        witness = self._witness(demands, values)
        return witness if self._runs_into(witness, goal) else None

    def _attempt(self, goal: Goal, view: View, effort: Effort) -> Search | View:
        """The walk on the first road that the view lets pass, or what the view has to show too."""
        edges = self._road(goal, view)
        if edges is None:
            return Search(None, ruled_out=True)
        try:
            demands, values = self._solved(edges, goal, effort)
        except Impossible:
            return view._replace(counting=True)
        except Unsolved as unsolved:
            counting = view.counting or unsolved.reads <= view.facts
            return view._replace(facts=view.facts | unsolved.reads, counting=counting)
        witness = self._witness(demands, values)
        if self._runs_into(witness, goal):
            return Search(witness)
        read = frozenset().union(*(each.reads for each in demands.found))
        return view._replace(facts=view.facts | read, counting=True)

    def _road(self, goal: Goal, view: View) -> Sequence[Edge] | None:
        if view == View():
            return road(self.ways.reached, goal.step)
        return self._reach(goal, view).road()

    def _reach(self, goal: Goal, view: View, alike: int = 1) -> Reach:
        return Reach(self.ways, goal, view, self.givable, alike=alike, channel=self.channel)

    def _solved(
        self, edges: Iterable[Edge], goal: Goal | None, effort: Effort
    ) -> tuple[Demands, Values]:
        """What a road takes, with values that meet it; questions are turned if need be."""
        edges = tuple(edges)
        demands = self._demanded(edges, goal)
        try:
            return demands, self._values(demands, effort)
        except Unsolved as unsolved:
            return self._turned(edges, goal, effort, demands.turnable(unsolved.reads), unsolved)

    def _turned(
        self,
        edges: Sequence[Edge],
        goal: Goal | None,
        effort: Effort,
        turnable: frozenset[str],
        unsolved: Unsolved,
    ) -> tuple[Demands, Values]:
        """The same with some questions turned; where none helps, all of it is to blame."""
        reads, sure = unsolved.reads, unsolved.sure
        waiting = deque(_some_of(turnable))
        for _ in range(_MOST_TURNS):
            if not waiting:
                break
            turned, twice = waiting.popleft()
            try:
                demands = self._demanded(edges, goal, turned, twice=twice)
                return demands, self._values(demands, effort)
            except Impossible:
                continue
            except Unsolved as other:
                reads, sure = reads | other.reads, sure and other.sure
                more = demands.turnable(other.reads) - turned
                if more:
                    waiting.append((turned | more, twice))
        raise Unsolved(reads, sure=sure)

    def _values(self, demands: Demands, effort: Effort) -> Values:
        return Solver(demands, self.givable, self.today, effort).solve()

    def _demanded(
        self,
        edges: Iterable[Edge],
        goal: Goal | None,
        turned: frozenset[str] = frozenset(),
        *,
        twice: bool = False,
    ) -> Demands:
        demands = Demands(self.ways.guide, self.channel, turned, twice=twice)
        demands.follow(edges)
        if goal is not None and goal.edge is not None:
            demands.take(goal.edge)
        elif goal is not None:
            demands.arrive_at(goal.step)
            if not goal.conditions:
                demands.show(goal.step)
            if goal.answered:
                demands.answer_here(goal.step, choice=goal.choice)
            for expression, wanted in goal.conditions:
                demands.demand(expression.tree, wanted, expression.reads)
        return demands

    def _witness(self, demands: Demands, values: Values) -> Witness:
        facts: dict[str, Said] = {}
        for name, value in values.items():
            if name in self.givable and name not in demands.meanings.made:
                fact = self.ways.guide.facts[name]
                facts[fact.source or fact.name] = said_for(value)
        answers: list[tuple[str, Said]] = []
        for reply in demands.replies:
            said: Said = reply.said
            if reply.value is not None and reply.value in values:
                said = said_for(values[reply.value])
            answers.append((reply.step, said))
        on = values["today"]
        assert isinstance(on, date)
        channel = None if self.channel == channel_of(self.ways.guide) else self.channel
        corrected = frozenset(demands.corrected)
        return Witness(facts, tuple(answers), on, on == self.today, channel, corrected)

    def _runs_into(self, witness: Witness, goal: Goal) -> bool:
        try:
            position = replayed(self.ways.guide, witness)
        except CallguideError:
            return False
        step = self.ways.guide.steps[goal.step]
        if goal.edge is None and not goal.answered and not _has_come_to(position, step):
            return False
        if goal.edge is not None:
            return any(way(each) == way(goal.edge) for each in trace(position))
        facts: dict[str, Value] = position.facts
        return all(
            is_met(Demand(expression.tree, wanted, expression.reads), facts)
            for expression, wanted in goal.conditions
        )


def _some_of(steps: frozenset[str]) -> Iterator[tuple[frozenset[str], bool]]:
    """All of some steps, once, of a few each one alone, and all twice."""
    if steps:
        yield steps, False
    if 1 < len(steps) <= _FEW_TURNED:
        yield from ((frozenset((each,)), False) for each in sorted(steps))
    if steps:
        yield steps, True


def _has_come_to(position: Position, step: Step) -> bool:
    if position.step.id == step.id:
        return True
    if stops(step):
        return any(each.step.id == step.id for each in position.road)
    return isinstance(step, Passage) or any(each.step.id == step.id for each in position.road)
