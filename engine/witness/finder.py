"""Finds the shortest walks of a guide that run into something, whichever channel they need."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from engine.guide import Edge, Guide, Question, Routes
from engine.kinds import Value
from engine.state import Channel
from engine.witness.goals import Goal, no_route, this_route
from engine.witness.reach import GaveUp, Reach, View
from engine.witness.seeking import Search, Seeker
from engine.witness.suggesting import decided_by
from engine.witness.ways import Ways, channels_of
from engine.witness.witness import Said, Witness, said_for

DAY = date(2026, 11, 2)
"""The day of a witness that needs no other."""
_STATES_A_STEP = 30
_MOST_AT_FIRST = 800
"""How many states are looked at for an edge before roads to it are taken as conditions."""
Facts = Mapping[str, Said]
"""What a caller knows before a walk, by the names of the facts or the paths of their `from`."""


class Finder:
    """Looks for walks of one guide, on the day `today` unless a condition needs another.

    A caller is taken to know beforehand what nobody asks and what has a `from`; with
    `anything_given` whatever can be given, without `asked_given` only what nobody asks. A walk is
    on `channel`, else on the guide's usual one unless only another comes there.
    """

    def __init__(
        self,
        guide: Guide,
        today: date = DAY,
        *,
        anything_given: bool = False,
        asked_given: bool = True,
        channel: Channel | None = None,
    ) -> None:
        self.guide = guide
        self._givable = _givable(guide, anything=anything_given, asked=asked_given)
        self.ways = Ways(guide)
        channels = (channel,) if channel else channels_of(guide)
        self._seekers = [Seeker(self.ways, self._givable, today, each) for each in channels]
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
        found = (seeker.along(edges) for seeker in self._seekers)
        return next((each for each in found if each is not None), None)

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
        """Look on each channel until a walk is found; none is ruled out that one may have."""
        if goal.step not in self.ways.reached:
            return Search(None, ruled_out=True)
        if goal.edge is not None and self.is_closed(goal.edge):
            return Search(None, ruled_out=True)
        ruled_out = True
        for seeker in self._seekers:
            found = seeker.search(goal)
            if found.witness is not None:
                return found
            ruled_out = ruled_out and found.ruled_out
        return Search(None, ruled_out)

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


def _givable(guide: Guide, *, anything: bool, asked: bool) -> frozenset[str]:
    questions = {step.fact.key for step in guide.steps.values() if isinstance(step, Question)}
    named = {key for key in guide.names.values() if anything or key not in questions}
    sourced = {key for key, fact in guide.facts.items() if fact.source}
    found = named | (sourced if asked else sourced - questions)
    return frozenset(key for key in found if not guide.facts[key].computed)
