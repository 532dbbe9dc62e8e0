"""Plays scripted walks in a version of a guide, and keeps every position of theirs."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.diff.differences import Stand
from engine.guide import End, Guide, Offer
from engine.model import ScriptShape
from engine.position import Position
from engine.rehearsal import rehearse
from engine.replay import replay


@dataclass(frozen=True, slots=True)
class Played:
    """A walk as it went: the positions at which it waited, and why it could not go on."""

    positions: tuple[Position, ...]
    refused: str = ""

    @property
    def road(self) -> list[str]:
        """The ids of the steps passed, the last one included."""
        if not self.positions:
            return []
        last = self.positions[-1]
        return [*(step.id for step, _, _ in last.trail), last.step.id]

    @property
    def stand(self) -> Stand:
        """Where it came to."""
        if not self.positions:
            return Stand("", "", "", refused=self.refused)
        step = self.positions[-1].step
        outcome = step.outcome if isinstance(step, End) else ""
        return Stand(step.id, step.title, outcome, self._offered(), self.refused)

    def _offered(self) -> tuple[str, ...]:
        found = (each.offered for each in self.positions if isinstance(each.step, Offer))
        return tuple(dict.fromkeys(product.id for product in found if product))


def play(guide: Guide, script: ScriptShape) -> Played:
    """Play a scripted walk to where its answers end, or no longer fit."""
    found = rehearse(guide, script)
    return Played(tuple(passed(found.position)) if found.position else (), found.error)


def passed(position: Position) -> Iterator[Position]:
    """Every position of a walk at which it waited on its road to here, and this one."""
    state = position.state
    for number in range(len(state.answers)):
        yield replay(position.guide, state._replace(answers=state.answers[:number]))
    yield position
