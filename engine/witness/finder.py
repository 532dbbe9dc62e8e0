"""Finds the shortest walk that runs into something, and proves it by walking."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from engine import walk
from engine.errors import CallguideError
from engine.expressions import value_at
from engine.guide import Edge, Guide, Passage, Question, Routes, Step, stops
from engine.kinds import Value
from engine.position import Position
from engine.trace import trace, way
from engine.witness.demands import Demands, Impossible, Wanted
from engine.witness.goals import Goal, no_route, this_route
from engine.witness.moving import Effort, Values
from engine.witness.reach import GaveUp, Reach, View
from engine.witness.solving import Solver, Unsolved
from engine.witness.suggesting import decided_by
from engine.witness.ways import Ways, channel_of, road
from engine.witness.witness import Said, Witness, said_for

DAY = date(2026, 11, 2)
"""The day of a witness that needs no other."""
_ROUNDS = 10
_ROADS = 10
"""How many roads are tried where what is to blame for the first cannot be told."""
_ALIKE = 3
_MOST_OTHERWISE = 500
"""How many states are looked at for other roads than the first."""
_STATES_A_STEP = 30
_MOST_AT_FIRST = 800
"""How many states are looked at for an edge before roads to it are taken as conditions."""
Facts = Mapping[str, Said]
"""What a caller knows before a walk, by the names of the facts or the paths of their `from`."""


class Search(NamedTuple):
    """What came of looking for a walk; `ruled_out` where it is sure that there is none."""

    witness: Witness | None
    ruled_out: bool = False

    @property
    def text(self) -> str:
        """The walk in one line, if there is one."""
        return "" if self.witness is None else self.witness.text


class Finder:
    """Looks for walks of one guide, on the day `today` unless a condition needs another.

    A caller is taken to know beforehand what nobody asks and what has a `from`; with
    `anything_given` whatever can be given, without `asked_given` only what nobody asks.
    """

    def __init__(
        self,
        guide: Guide,
        today: date = DAY,
        *,
        anything_given: bool = False,
        asked_given: bool = True,
    ) -> None:
        self.guide = guide
        self._givable = _givable(guide, anything=anything_given, asked=asked_given)
        self._today = today
        self.ways = Ways(guide)
        self._found: dict[Goal, Search] = {}

    def to_step(self, step: str) -> Witness | None:
        """The shortest walk that comes to a step, or None where none was found."""
        return self.search(Goal(step)).witness

    def past_all(self, step: str, routes: Routes, choice: str | None = None) -> Search:
        """A walk that comes to a step and takes none of these routes out of it."""
        return self.search(no_route(step, routes, choice))

    def into(self, step: str, routes: Routes, number: int, choice: str | None = None) -> Search:
        """A walk that comes to a step and takes the route with this number of a list."""
        return self.search(this_route(step, routes, number, choice))

    def untaken(self, step: str, facts: frozenset[str]) -> list[Edge]:
        """The edges out of a step that no road takes, as these facts tell; none if they do not."""
        try:
            return Reach(self.ways, None, View(facts), self._givable).untaken(step)
        except GaveUp:
            return []

    def takers(self, facts: frozenset[str]) -> Iterator[tuple[Edge, Facts | None]]:
        """What may be known for each edge to be taken, as facts to give; None where none can.

        Only these facts are told apart, and nothing is told of a guide that has too many states.
        """
        view = View(facts & self._givable)
        most = _STATES_A_STEP * len(self.guide.steps)
        try:
            found = Reach(self.ways, None, view, self._givable).takers(most)
        except GaveUp:
            return
        for step in self.ways.reached:
            for edge in self.ways.out(step):
                given = found.get(id(edge))
                yield edge, None if given is None else self._named(given)

    def _named(self, given: Mapping[str, Value]) -> Facts:
        facts = ((self.guide.facts[key], value) for key, value in given.items())
        return {fact.source or fact.name: said_for(value) for fact, value in facts}

    def along(self, edges: Sequence[Edge]) -> Witness | None:
        """A walk that takes exactly these edges, from the start; None where none was found."""
        try:
            demands, values = self._solved(edges, None, Effort())
        except (Impossible, Unsolved):
            return None
        return self._witness(demands, values)

    def taking(self, edge: Edge) -> Search:
        """A walk that takes an edge."""
        return self.search(Goal(edge.source, edge=edge))

    def search(self, goal: Goal) -> Search:
        """The shortest walk to a goal, or whether it is sure that there is none."""
        found = self._found.get(goal)
        if found is None:
            found = self._found[goal] = self._search(goal)
        return found

    def _search(self, goal: Goal) -> Search:
        """Look for a road with ever more facts, as long as those tried so far do not tell."""
        if goal.step not in self.ways.reached:
            return Search(None, ruled_out=True)
        if goal.edge is not None and self.is_closed(goal.edge):
            return Search(None, ruled_out=True)
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
        return Search(self._otherwise(goal, passed, effort))

    def _otherwise(self, goal: Goal, view: View, effort: Effort) -> Witness | None:
        """The walk on another road, where the first that the view lets pass does not tell."""
        reach = Reach(self.ways, goal, view, self._givable, alike=_ALIKE)
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

    def is_closed(self, edge: Edge) -> bool:
        """Whether no road takes an edge, as the facts alone tell that decide about it.

        It is quicker than to look for a walk, and proves less.
        """
        goal = Goal(edge.source, edge=edge)
        view = View(decided_by(edge, self.guide), counting=True)
        try:
            return Reach(self.ways, goal, view, self._givable).road(_MOST_AT_FIRST) is None
        except GaveUp:
            return False

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
            return View(view.facts | unsolved.reads, counting)
        witness = self._witness(demands, values)
        if self._runs_into(witness, goal):
            return Search(witness)
        read = frozenset().union(*(each.reads for each in demands.found))
        return View(view.facts | read, counting=True)

    def _road(self, goal: Goal, view: View) -> Sequence[Edge] | None:
        if view == View():
            return road(self.ways.reached, goal.step)
        return Reach(self.ways, goal, view, self._givable).road()

    def _solved(
        self, edges: Iterable[Edge], goal: Goal | None, effort: Effort
    ) -> tuple[Demands, Values]:
        demands = Demands(self.guide)
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
        return demands, Solver(demands, self._givable, self._today, effort).solve()

    def _witness(self, demands: Demands, values: Values) -> Witness:
        facts: dict[str, Said] = {}
        for name, value in values.items():
            if name in self._givable and name not in demands.meanings.made:
                fact = self.guide.facts[name]
                facts[fact.source or fact.name] = said_for(value)
        answers: list[tuple[str, Said]] = []
        for reply in demands.replies:
            said: Said = reply.said
            if reply.value is not None and reply.value in values:
                said = said_for(values[reply.value])
            answers.append((reply.step, said))
        on = values["today"]
        assert isinstance(on, date)
        return Witness(facts, tuple(answers), on, on == self._today)

    def _runs_into(self, witness: Witness, goal: Goal) -> bool:
        try:
            position = replayed(self.guide, witness)
        except CallguideError:
            return False
        step = self.guide.steps[goal.step]
        if goal.edge is None and not goal.answered and not _has_come_to(position, step):
            return False
        if goal.edge is not None:
            return any(way(each) == way(goal.edge) for each in trace(position))
        facts: dict[str, Value] = position.facts
        return all(
            value_at(expression.tree, facts) is (wanted is Wanted.TRUE)
            for expression, wanted in goal.conditions
        )


def _givable(guide: Guide, *, anything: bool, asked: bool) -> frozenset[str]:
    questions = {step.fact.key for step in guide.steps.values() if isinstance(step, Question)}
    named = {key for key in guide.names.values() if anything or key not in questions}
    sourced = {key for key, fact in guide.facts.items() if fact.source}
    found = named | (sourced if asked else sourced - questions)
    return frozenset(key for key in found if not guide.facts[key].computed)


def replayed(guide: Guide, witness: Witness) -> Position:
    """Where the walk of a witness stands in the end. Raises CallguideError where it cannot be."""
    position, _ = walk.start(
        guide, walk="witness", channel=channel_of(guide), on=witness.on, given=dict(witness.facts)
    )
    for step, said in witness.answers:
        if isinstance(said, str) and said.startswith("!"):
            position, _ = walk.go_any_time(position, step, said[1:])
        else:
            raw = list(said) if isinstance(said, tuple) else said
            position, _ = walk.answer(position, step, raw)
    return position


def _has_come_to(position: Position, step: Step) -> bool:
    if position.step.id == step.id:
        return True
    if stops(step):
        return any(each.step.id == step.id for each in position.road)
    return isinstance(step, Passage) or any(each.step.id == step.id for each in position.road)
