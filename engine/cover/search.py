"""Walks a guide towards edges that no walk has taken yet, by answers that lead there."""

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from engine import walk
from engine.cover.replies import replies
from engine.errors import CallguideError
from engine.guide import Edge, End, Guide, Question
from engine.kinds import Kind
from engine.position import Position
from engine.rehearsal import Way, taken, trace, way

LONGEST = 150
_FAR = 10**6
_IN_WORDS = (Kind.TEXT, Kind.LONG_TEXT)
_TRIED = 24
"""So many values of a typed answer are tried at a time."""


class Move(NamedTuple):
    """Where an answer leads, and the ways that it takes; `said` tells it from others."""

    position: Position
    ways: frozenset[Way]
    said: str


class Searcher:
    """Walks towards edges, and remembers what it said where, so that it says other things too."""

    def __init__(
        self, guide: Guide, edges: Sequence[Edge], typed: Mapping[str, Sequence[object]]
    ) -> None:
        """`typed` is what people would type, by the names of facts; it is tried first."""
        self._guide = guide
        self._typed = typed
        self._into: dict[str, list[str]] = {}
        self._sources: dict[Way, list[str]] = {}
        for edge in edges:
            self._into.setdefault(edge.target, []).append(edge.source)
            self._sources.setdefault(way(edge), []).append(edge.source)
        self._said: Counter[tuple[str, str]] = Counter()
        self._tried: Counter[tuple[str, str]] = Counter()
        self._to_an_end = self.distances(
            [step.id for step in guide.steps.values() if isinstance(step, End)]
        )

    def distances(self, steps: Collection[str]) -> Mapping[str, int]:
        """How many edges each step is away from the nearest of some steps."""
        found = dict.fromkeys(steps, 0)
        waiting = deque(found)
        while waiting:
            step = waiting.popleft()
            for source in self._into.get(step, ()):
                if source not in found:
                    found[source] = found[step] + 1
                    waiting.append(source)
        return found

    def towards(self, edge: Edge) -> Mapping[str, int]:
        """How many edges each step is away from taking the way that an edge is."""
        return self.distances(self._sources[way(edge)])

    def walk(self, position: Position, target: Edge, left: Mapping[Way, Edge]) -> Position:
        """Walk on from a position, to take the target unless it was, and then to an end.

        `left` are the edges that no walk has taken; as many of them as can be are taken too.
        """
        there = self.towards(target)
        goal = None if any(way(each) == way(target) for each in trace(position)) else way(target)
        taken_now: set[Way] = set()
        visits: Counter[str] = Counter()
        for _ in range(LONGEST):
            if isinstance(position.step, End):
                break
            visits[position.step.id] += 1
            if goal is None:
                rest = [edge.source for each, edge in left.items() if each not in taken_now]
                there = self.distances(rest)
            move = self._best(position, goal, there, left.keys() - taken_now, visits)
            if move is None:
                break
            self._said[position.step.id, move.said] += 1
            taken_now |= move.ways
            position = move.position
            if goal in taken_now:
                goal = None
        return position

    def _best(
        self,
        position: Position,
        goal: Way | None,
        there: Mapping[str, int],
        left: Collection[Way],
        visits: Mapping[str, int],
    ) -> Move | None:
        """The move that takes the goal or comes nearest to it, said least often so far."""
        entry = goal.answer if goal is not None and goal.kind == "any-time" else ""
        most = self._guide.steps[goal.source].at_most if goal and goal.kind == "then" else 1

        def rank(move: Move) -> tuple[int, ...]:
            step = move.position.step.id
            fresh = sum(each in left for each in move.ways)
            seen = visits.get(step, 0)
            return (
                goal not in move.ways,
                seen > most,
                there.get(step, _FAR),
                -fresh,
                seen,
                self._said[position.step.id, move.said],
                self._to_an_end.get(step, _FAR),
            )

        return min(self._moves(position, entry), key=rank, default=None)

    def _moves(self, position: Position, entry: str) -> Iterator[Move]:
        """What answers lead to, those tried least often, and what is at hand by that name."""
        step = position.step
        likely = self._typed.get(step.fact.name, ()) if isinstance(step, Question) else ()
        said = [*likely, *(each for each in replies(position) if each not in likely)]
        if isinstance(step, Question) and step.fact.kind in _IN_WORDS and likely:
            said = list(likely)
        if len(said) > _TRIED:
            said.sort(key=lambda each: self._tried[step.id, str(each)])
            self._tried.update((step.id, str(each)) for each in said[:_TRIED])
        yield from moves(position, said[:_TRIED], entry)


def moves(position: Position, said_all: Iterable[object], entry: str = "") -> Iterator[Move]:
    """What each reply leads to, and the step at hand at any time that is named."""
    if entry:
        moved, _ = walk.go_any_time(position, position.step.id, entry)
        yield _move(position, moved, f"!{entry}")
    for said in said_all:
        try:
            moved, _ = walk.answer(position, position.step.id, said)
        except CallguideError:
            continue
        yield _move(position, moved, str(said))


def _move(before: Position, moved: Position, said: str) -> Move:
    return Move(moved, frozenset(map(way, taken(before, moved.answers[-1]))), said)
