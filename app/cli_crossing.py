"""`callguide walk` from one guide to another: one walk on top of the other, and back."""

from collections.abc import Mapping

from engine import interruption, walk
from engine.errors import AnswerRefused
from engine.guide import Guide
from engine.state import State
from engine.walk import Position


def opened(position: Position, guide: str, guides: Mapping[str, Guide]) -> Position:
    """A walk of `guide` on top of this one, with what is known. Raises AnswerRefused."""
    channel = position.origin.channel
    there = sorted(each.id for each in guides.values() if channel in each.channels)
    if guide not in there:
        raise AnswerRefused(
            f'There is no guide "{guide}" to open here. There are: {", ".join(there)}.', guide
        )
    return _with_its_call(interruption.interrupt(position, guides[guide]), guides)


def closed(position: Position, guides: Mapping[str, Guide]) -> Position:
    """The walk below, which goes on with what was learnt. Raises AnswerRefused."""
    state = interruption.below(position)
    if state is None:
        raise AnswerRefused("No other guide waits under this one.")
    outer, _ = interruption.come_back(position, _stand(state, guides))
    return _with_its_call(outer, guides)


def _with_its_call(position: Position, guides: Mapping[str, Guide]) -> Position:
    others = (*position.origin.under, *position.origin.done)
    position.beside = tuple([_stand(each, guides) for each in others])
    return position


def _stand(state: State, guides: Mapping[str, Guide]) -> Position:
    return walk.replay(guides[state.guide].said_in(state.language), state)
