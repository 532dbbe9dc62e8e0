"""The walk that comes to a step: the scripted one that does so first, or one that is found."""

from collections.abc import Sequence
from typing import NamedTuple

from engine import walk
from engine.errors import CallguideError
from engine.guide import Guide
from engine.model import ScriptShape
from engine.position import Position
from engine.rehearsal import rehearse
from engine.state import Channel
from engine.witness import Finder, replayed


class Reached(NamedTuple):
    """Where a walk stands: at the step, behind a lookup, or in a subguide, where that was meant.

    `by` is the name of the scripted walk, or the facts and answers that lead there.
    """

    position: Position
    by: str
    is_scripted: bool


class CannotReach(CallguideError):
    """A step to which no walk was found; `message` says so."""


class Finders:
    """What finds walks of guides; the same one for as long as a guide is the same."""

    def __init__(self) -> None:
        self._known: dict[str, Finder] = {}

    def of(self, guide: Guide) -> Finder:
        """The finder of a guide."""
        known = self._known.get(guide.id)
        if known is None or known.guide is not guide:
            known = self._known[guide.id] = Finder(guide)
        return known


def reached(guide: Guide, scripts: Sequence[ScriptShape], finder: Finder, step: str) -> Reached:
    """A walk to a step of a guide, short where a scripted one is. Raises CannotReach."""
    return _scripted(guide, scripts, step) or _found(guide, finder, step)


def _scripted(guide: Guide, scripts: Sequence[ScriptShape], step: str) -> Reached | None:
    known: list[Reached] = []
    for script in scripts:
        last = rehearse(guide, script).position
        if last is None:
            continue
        steps = [answer.step for answer in last.answers]
        count = steps.index(step) if step in steps else len(steps)
        state = last.state._replace(answers=last.state.answers[:count])
        there = walk.replay(guide, state)
        if there.step.id == step:
            known.append(Reached(there, script.name, is_scripted=True))
    return min(known, key=lambda each: len(each.position.answers), default=None)


def _found(guide: Guide, finder: Finder, step: str) -> Reached:
    witness = finder.to_step(step)
    if witness is None:
        raise CannotReach(f'No walk was found that comes to "{step}": write one beside the guide.')
    return Reached(replayed(guide, witness), witness.text, is_scripted=False)


def on_channel(position: Position, channel: Channel) -> Position | None:
    """The same walk on a channel, where it comes to the same step there."""
    guide = position.guide
    if guide.channels and channel not in guide.channels:
        return None
    there = walk.replay(guide, position.state._replace(channel=channel))
    return there if there.step.id == position.step.id else None
