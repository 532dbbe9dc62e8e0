"""The best road for a customer: the one that a scripted walk of the guide takes to its end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.guide import End, Guide
from engine.model import ScriptShape
from engine.position import Passing, Position
from engine.rehearsal import rehearse


@dataclass(frozen=True, slots=True)
class Best:
    """A scripted walk that came to an end: its name, what is known before, and where it stands."""

    name: str
    facts: Mapping[str, object]
    position: Position

    @property
    def road(self) -> list[Passing]:
        """The steps at which something was said or done, in their order."""
        return answered(self.position)


def answered(position: Position) -> list[Passing]:
    """The steps of a road at which something was said or done."""
    return [passing for passing in position.road if passing.answer is not None]


def best_of(guide: Guide, scripts: Sequence[ScriptShape], number: int) -> Best | None:
    """The road of the scripted walk that a number picks, of those that agents walk to an end.

    None where the guide has no such walk.
    """
    spoken = [script for script in scripts if script.channel == "agent"]
    for turn in range(len(spoken)):
        script = spoken[(number + turn) % len(spoken)]
        position = rehearse(guide, script).position
        if position is not None and isinstance(position.step, End):
            return Best(script.name, script.facts, position)
    return None
