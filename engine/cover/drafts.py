"""Finds real walks that take every edge of a guide, few of them, and says which none can take."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from engine import walk
from engine.cover.plan import Road, roads
from engine.cover.replies import values
from engine.cover.search import Searcher
from engine.cover.sweep import roads as planned_along
from engine.cover.sweep import sweep, walked
from engine.errors import CallguideError
from engine.facts import Fact
from engine.guide import Edge, End, Guide, Question
from engine.position import Position
from engine.rehearsal import DAY, Way, trace, way
from engine.rehearsal.coverage import own_edges
from engine.source import without_gc
from engine.state import Channel
from engine.trace import all_edges
from engine.witness import Facts, Finder, Search, Witness, replayed
from engine.witness.ways import list_of

_ATTEMPTS = 40
_FRUITLESS = 3
"""After so many sweeps that add nothing no other is made."""
_BEGINNINGS = 6


class Uncovered(NamedTuple):
    """An edge that no walk was found for; `impossible` where it is sure that there is none."""

    edge: Edge
    impossible: bool


class Cover(NamedTuple):
    """Walks that take every edge of a guide but those which are left.

    `least` is how many the graph alone would need, were every road through it real.
    """

    walks: tuple[Position, ...]
    left: tuple[Uncovered, ...]
    least: int


def cover(
    guide: Guide, known: Sequence[Position] = (), *, subguides: bool = False, on: date = DAY
) -> Cover:
    """Walks that take every edge that the `known` ones have not taken.

    What is written in a subguide is for that guide's own walks, unless `subguides` is set.
    """
    with without_gc():
        return _covered(guide, known, on, subguides=subguides)


def _covered(guide: Guide, known: Sequence[Position], on: date, *, subguides: bool) -> Cover:
    wanted = {way(edge): edge for edge in own_edges(guide, subguides=subguides)}
    for position in known:
        for edge in trace(position):
            wanted.pop(way(edge), None)
    coverer = _Coverer(guide, known, wanted, on)
    planned = roads(guide, wanted)
    if not known:
        coverer.by_sweeps()
        coverer.along(roads(guide, coverer.takeable()))
    coverer.by_search()
    left = tuple(coverer.by_proof())
    return Cover(_needed(coverer.walks, coverer.ways, coverer.covered), left, len(planned))


class _Coverer:
    """Collects walks until nothing is left that can be taken."""

    def __init__(
        self, guide: Guide, known: Sequence[Position], wanted: Mapping[Way, Edge], on: date
    ) -> None:
        self._guide = guide
        self._known = known
        self.left = dict(wanted)
        self._on = on
        self._finder = Finder(guide, on)
        self._knowing_anything = Finder(guide, on, anything_given=True)
        self._searcher = Searcher(guide, list(all_edges(guide)), _typed(known))
        self.walks: list[Position] = []
        self.ways: list[frozenset[Way]] = []
        self.covered: set[Way] = set()
        self.impossible: set[Way] = set()

    def by_sweeps(self) -> None:
        """Sweep through the guide with this known and with that, and walk the fewest roads."""
        fruitless = 0
        for beginning in self._knowing():
            if fruitless == _FRUITLESS or not self.takeable():
                return
            before = len(self.left)
            found = sweep(beginning)
            for road in planned_along(found, self.left):
                self._take(walked(found, road))
            fruitless = fruitless + 1 if len(self.left) == before else 0

    def _knowing(self) -> Iterator[Position]:
        """Beginnings at which a caller knows what some edges that are left ask for."""
        unasked = self._unasked()
        needs: dict[Way, Facts | None] = {}
        for edge, given in self._finder.takers(unasked) if unasked else ():
            needs[way(edge)] = needs.get(way(edge)) or given
        self.impossible = {each for each, given in needs.items() if given is None}
        told = {each: tuple(given.items()) for each, given in needs.items() if given is not None}
        tried: set[tuple[tuple[str, object], ...]] = set()
        while True:
            asked = Counter(told[each] for each in self.left if each in told)
            best = next((given for given, _ in asked.most_common() if given not in tried), None)
            if best is None:
                break
            tried.add(best)
            yield from _begun(self._guide, self._on, dict(best))
        yield from _starts(self._guide, self._on)

    def _unasked(self) -> frozenset[str]:
        """The facts that conditions read and nobody asks for."""
        steps = self._guide.steps.values()
        asked = {step.fact.key for step in steps if isinstance(step, Question)}
        routes = (edge.route for edge in self.left.values() if edge.route is not None)
        reads = (route.expression.reads for route in routes if route.expression is not None)
        return frozenset[str]().union(*reads) - asked

    def takeable(self) -> list[Way]:
        """What is left and was not proved to be out of reach."""
        return [each for each in self.left if each not in self.impossible]

    def along(self, planned: Sequence[Road]) -> None:
        """Make roads of the graph real, where answers can take all of one."""
        wanted = set(self.takeable())
        for road in planned if wanted else ():
            if any(way(edge) in wanted for edge in road):
                self._take(self._walked(self._finder.along(road)))

    def by_search(self) -> None:
        """Walk towards each edge that is left, from where others came near it."""
        for target in sorted(self.left.values(), key=lambda each: each.kind == "any-time"):
            if way(target) in self.impossible:
                continue
            beginnings = list(self._beginnings(target))
            for attempt in range(_ATTEMPTS):
                if way(target) not in self.left:
                    break
                position = beginnings[attempt % len(beginnings)]
                self._take(self._searcher.walk(position, target, self.left))

    def by_proof(self) -> Iterator[Uncovered]:
        """Reason about what no search has taken; what is left over then."""
        for target in list(self.left.values()):
            if way(target) not in self.left:
                continue
            if way(target) in self.impossible:
                yield Uncovered(target, impossible=True)
                continue
            impossible = False
            for found in self._reasoned(target):
                position = self._walked(found.witness)
                if position is not None:
                    self._take(self._searcher.walk(position, target, self.left))
                if way(target) not in self.left:
                    break
                impossible = found.ruled_out
            else:
                yield Uncovered(target, impossible)

    def _reasoned(self, target: Edge) -> Iterator[Search]:
        """Searches for a walk that takes an edge; the last one lets a caller know anything."""
        yield self._finder.taking(target)
        step = self._guide.steps[target.source]
        routes = list_of(step, target)
        if target.route is not None and target.route in routes and isinstance(step, Question):
            number = routes.index(target.route)
            yield self._finder.into(step.id, routes, number, target.answer or None)
        yield self._knowing_anything.taking(target)

    def _walked(self, witness: Witness | None) -> Position | None:
        """Where a witness comes to; None where it cannot be walked, or corrects what was known.

        A scripted walk cannot say that something was corrected.
        """
        if witness is None or witness.corrected:
            return None
        try:
            return replayed(self._guide, witness)
        except CallguideError:
            return None

    def _take(self, position: Position | None) -> None:
        """Keep a walk that takes something which is left."""
        if position is None or not isinstance(position.step, End):
            return
        ways = frozenset(way(edge) for edge in trace(position))
        fresh = [each for each in ways if each in self.left]
        if fresh:
            self.walks.append(position)
            self.ways.append(ways)
            self.covered.update(fresh)
            for each in fresh:
                del self.left[each]

    def _beginnings(self, target: Edge) -> Iterator[Position]:
        """Positions to begin at: on the known walks, as near to the target as they come."""
        there = self._searcher.towards(target)
        near = sorted(
            (there[step], number, at)
            for number, position in enumerate((*self._known, *self.walks))
            for at, step in enumerate(_waits(position))
            if step in there
        )
        known = (*self._known, *self.walks)
        for _, number, at in near[:_BEGINNINGS]:
            position = known[number]
            state = position.state._replace(answers=tuple(position.answers[:at]), aside=())
            yield walk.replay(self._guide, state)
        yield from _starts(self._guide, self._on)


def _typed(known: Sequence[Position]) -> Mapping[str, Sequence[object]]:
    """What was typed on known walks, by the name of the fact: likelier than what is made up."""
    found: dict[str, dict[object, None]] = {}
    for position in known:
        for answer in position.answers:
            step = position.guide.steps[answer.step]
            if (
                isinstance(step, Question)
                and not step.choices
                and isinstance(answer.value, str | int)
            ):
                found.setdefault(step.fact.name, {})[answer.value] = None
    return {name: list(each) for name, each in found.items()}


def _waits(position: Position) -> list[str]:
    """The steps that were answered, in order."""
    return [answer.step for answer in position.answers]


def _starts(guide: Guide, on: date) -> Iterator[Position]:
    """Beginnings of walks: with what a caller knows and nobody asks for, with nothing, with all."""
    asked = {step.fact.key for step in guide.steps.values() if isinstance(step, Question)}
    unasked = [fact for key, fact in guide.facts.items() if key not in asked and not fact.computed]
    known = [fact for fact in unasked if fact.source]
    own = [fact for fact in unasked if not fact.source and guide.names.get(fact.name) == fact.key]
    for number in range(_BEGINNINGS if known else 0):
        yield from _start(guide, on, known, number)
    yield from _start(guide, on, (), 0)
    for number in range(_BEGINNINGS if own else 0):
        yield from _start(guide, on, (*known, *own), number)


def _start(guide: Guide, on: date, facts: Sequence[Fact], number: int) -> Iterator[Position]:
    """A beginning at which each fact has another value than with the number before."""
    found = {fact.source or fact.name: list(values(guide, fact, None, on)) for fact in facts}
    given = {name: each[number % len(each)] for name, each in found.items() if each}
    yield from _begun(guide, on, given)


def _begun(guide: Guide, on: date, given: Mapping[str, object]) -> Iterator[Position]:
    """The beginning of a walk before which so much is known, where that can be."""
    channel: Channel = "self-service" if guide.channels == ("self-service",) else "agent"
    with suppress(CallguideError):
        yield walk.start(guide, walk="cover", channel=channel, on=on, given=given)[0]


def _needed(
    walks: Sequence[Position], ways: Sequence[frozenset[Way]], wanted: Collection[Way]
) -> tuple[Position, ...]:
    """The walks without those whose edges the others take as well, the last ones first."""
    taken = Counter(each for of_walk in ways for each in of_walk if each in wanted)
    kept = []
    for position, of_walk in zip(reversed(walks), reversed(ways), strict=True):
        own = [each for each in of_walk if each in wanted]
        if all(taken[each] > 1 for each in own):
            taken.subtract(own)
        else:
            kept.append(position)
    return tuple(reversed(kept))
