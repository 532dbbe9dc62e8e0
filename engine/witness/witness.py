"""A witness: what a caller knows and what is answered on a walk that runs into something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from engine.kinds import Value
from engine.regions import written
from engine.state import Channel

Said = str | int | bool | tuple[str, ...] | None
"""An answer as a scripted walk has it; None at an instruction and where nothing is entered."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A walk that a person can replay.

    `facts` are given before, by their names or the paths of their `from`; `answers` are those of
    the steps at which the walk waits, in order. A way to a step at hand at any time is the answer
    `!entry`. `on` is the day of the walk, and `usual` tells that any day would do. `channel` is
    None where the walk is on the one that is usual for the guide. At the steps that are `corrected`
    the first answer takes the place of what was known, for which the step was skipped.
    """

    facts: Mapping[str, Said]
    answers: tuple[tuple[str, Said], ...]
    on: date
    usual: bool = True
    channel: Channel | None = None
    corrected: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The walk in one line, as `callguide walk` takes facts and answers.

        Empty where the walk has only just begun.
        """
        given = [f"{name}={shown(said)}" for name, said in self.facts.items()]
        said_all = [f"{step}={shown(said)}" for step, said in self.answers if said is not None]
        day = [] if self.usual else [f"on {self.on.isoformat()}"]
        where = [f"in {self.channel}"] if self.channel else []
        return ", ".join([*given, *said_all, *day, *where])


def shown(said: Said) -> str:
    """An answer as it is typed."""
    if isinstance(said, bool):
        return "yes" if said else "no"
    if isinstance(said, tuple):
        return ",".join(said)
    return "" if said is None else str(said)


def said_for(value: Value) -> Said:
    """A value as a person would enter it."""
    match value:
        case bool() | str() | int():
            return value
        case frozenset():
            return tuple(sorted(value))
        case _:
            return written(value)


def in_order(answers: Sequence[tuple[str, Said]]) -> list[dict[str, Said]]:
    """The answers as a scripted walk lists them."""
    return [{step: said} for step, said in answers]
