"""The roads of the walks of one day or one channel: around the steps that are not for them."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from engine.checks.roads import Tree, Way, road
from engine.checks.rule import Other, Subject, shown
from engine.checks.traps import target
from engine.guide import Offer, Step
from engine.validity import ALWAYS

_MOST_WAYS = 6


class Admission:
    """The roads of the walks on `day` and `channel`; None stands for any."""

    def __init__(
        self, subject: Subject, *, day: date | None = None, channel: str | None = None
    ) -> None:
        self._subject = subject
        self._day = day
        self._channel = channel

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


def is_handed_over(step: Step) -> bool:
    """Whether a walk that the step is not for cannot go on."""
    return not step.instead and not isinstance(step, Offer)
