"""The roads of the walks of one day or one channel: around the steps that are not for them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property

from engine.checks.roads import Tree, Way, road
from engine.checks.rule import Other, Subject, shown
from engine.checks.traps import target
from engine.errors import CallguideError
from engine.guide import Edge, Offer, Step, edges
from engine.rehearsal import trace
from engine.validity import ALWAYS
from engine.witness import DAY, Finder, Witness, replayed
from engine.witness.ways import list_of

_MOST_WAYS = 6
_MOST_WALKS = 20


class Admission:
    """The roads of the walks on `day` and `channel`; None stands for any."""

    def __init__(
        self, subject: Subject, *, day: date | None = None, channel: str | None = None
    ) -> None:
        self._subject = subject
        self._day = day
        self._channel = channel
        self._walks_left = _MOST_WALKS

    @cached_property
    def reached(self) -> Tree:
        """Every step that such a walk can come to, be it to go around it."""
        roads = self._subject.roads
        if not roads.limited:
            return roads.reached
        return roads.search([self._subject.guide.start], self._takes)

    def _takes(self, way: Way) -> bool:
        step = self._subject.guide.steps[way.source]
        if not step.limited:
            return True
        if not step.is_for(self._day, self._channel):
            return way.kind == ("none" if isinstance(step, Offer) else "instead")
        return way.kind != "instead" or self._may_miss(step)

    def _may_miss(self, step: Step) -> bool:
        """Whether some of these walks go around a step that others of them take."""
        by_day = self._day is None and step.valid != ALWAYS
        return by_day or (self._channel is None and step.channels is not None)

    def ways_into(self, step: str) -> tuple[Other, ...]:
        """The last way of every road to a step, each with the road; of many the first few."""
        ways = list(self._last_ways(step))
        found = [self._way_in(way) for way in ways[:_MOST_WAYS]]
        if len(ways) > _MOST_WAYS:
            more = f"{found[-1].what}, and {len(ways) - _MOST_WAYS} roads more"
            found[-1] = found[-1]._replace(what=more)
        return tuple(found)

    def _way_in(self, way: Way) -> Other:
        steps = (*road(self.reached, way.source), way.target)
        return Other(target(self._subject, way), f"the road {shown(steps)}")

    def _last_ways(self, step: str) -> Iterator[Way]:
        """One way from each step that leads here, the one of the shortest road first."""
        shortest = self.reached[step]
        if shortest is not None:
            yield shortest
        roads = self._subject.roads
        for source in dict.fromkeys(roads.into[step]):
            if source in self.reached and (shortest is None or source != shortest.source):
                yield from [
                    way for way in roads.ways[source] if way.target == step and self._takes(way)
                ][:1]

    def reached_by(self, step: str) -> str:
        """The answers of a walk that comes to a step; empty where none is found.

        A walk is looked for a few times only: of many findings the first ones have one.
        """
        self._walks_left -= 1
        if self._walks_left < 0:
            return ""
        edges_in = [self._edge(way) for way in self._road(step)]
        last = edges_in[-1] if edges_in else None
        found = (self._finder.along(edges_in), self._into(last) if last else None)
        walks = [each for each in found if each is not None and self._comes_to(each, step)]
        walks.sort(key=lambda walk: not walk.usual)
        return walks[0].text if walks else ""

    def _road(self, step: str) -> list[Way]:
        """The ways of the shortest road to a step."""
        found = []
        way = self.reached[step]
        while way is not None:
            found.append(way)
            way = self.reached[way.source]
        return found[::-1]

    def _edge(self, way: Way) -> Edge:
        guide = self._finder.guide
        out = edges(guide, guide.steps[way.source], any_time=True)
        if way.route is not None:
            return next(each for each in out if each.route is way.route)
        return next(each for each in out if each.kind == way.kind)

    def _into(self, edge: Edge) -> Witness | None:
        """A walk that takes the last way of the road, whichever road leads there."""
        source = self._finder.guide.steps[edge.source]
        routes = list_of(source, edge)
        if edge.route not in routes:
            return None
        return self._finder.into(
            source.id, routes, routes.index(edge.route), edge.answer or None
        ).witness

    def _comes_to(self, witness: Witness, step: str) -> bool:
        """Whether a walk takes a way to a step, on the day in question."""
        if self._day not in (None, witness.on):
            return False
        try:
            position = replayed(self._finder.guide, witness)
        except CallguideError:
            return False
        start = self._finder.guide.start
        return step in (start, *(edge.target for edge in trace(position)))

    @cached_property
    def _finder(self) -> Finder:
        """Finds walks on the channel and the day."""
        guide = self._subject.guide
        if self._channel is not None:
            guide = replace(guide, channels=(self._channel,), memo={})
        return Finder(guide, self._day or self._subject.on or DAY)


def is_handed_over(step: Step) -> bool:
    """Whether a walk that the step is not for cannot go on."""
    return not step.instead and not isinstance(step, Offer)
