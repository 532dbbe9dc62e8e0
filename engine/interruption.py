"""Leaves a guide for another one in the middle of a call, and comes back to where the call was.

The walk that is left waits in the state of the one on top of it (`State.under`), and a walk that
was come back from stays in the state below (`State.done`): the call is in its token, as a walk is.
What both guides keep under the same path of `from` goes along, there and back.
"""

from collections.abc import Iterator
from hashlib import blake2b

from engine import answers as reading
from engine.errors import AnswerRefused
from engine.events import Event, Told
from engine.guide import End, Guide
from engine.kinds import Value
from engine.position import Position
from engine.replay import replay
from engine.speech import msg
from engine.state import State, Wire
from engine.tellable import asking_for
from engine.telling import told

DEEPEST = 4
"""How many walks of a call may wait under another."""

_TOO_DEEP = msg("Too many guides are open on top of one another: go back from one of them first.")


def interrupt(position: Position, guide: Guide) -> Position:
    """A walk of `guide` on top of this one, with what is known here. Raises AnswerRefused.

    It is in the language of this one, where somebody put the guide into that. It has an id that
    follows from the call so far, so that leaving twice is leaving once.
    """
    origin = position.origin
    if len(origin.under) >= DEEPEST:
        raise AnswerRefused(position.guide.speech(_TOO_DEEP))
    below = position.state._replace(under=(), done=())
    spoken = guide.said_in(position.guide.language)
    state = State(
        guide.id,
        guide.version,
        _id_on_top(position, guide),
        origin.channel,
        origin.on,
        dict(_carried(position, guide)),
        under=(*origin.under, below),
        done=origin.done,
        language="" if spoken is guide else spoken.language,
    )
    return replay(spoken, state)


def below(position: Position) -> State | None:
    """The state of the walk under this one, which keeps this one among those that are done."""
    *others, last = position.origin.under or (None,)
    if last is None:
        return None
    over = position.state._replace(under=(), done=())
    return last._replace(under=tuple(others), done=(*position.origin.done, over))


def come_back(position: Position, outer: Position) -> tuple[Position, list[Event]]:
    """The walk below, `outer`, once it knows what was learnt here; what it refuses stays out."""
    events: list[Event] = []
    for path, value in _learnt(position, outer):
        try:
            outer, keys = told(outer, {path: value})
        except AnswerRefused:
            continue
        events.append(Told(keys, tuple(each.step for each in outer.pool)))
    return outer, events


def comes_back(position: Position) -> bool:
    """Whether the call goes on below once this walk is over."""
    step = position.step
    over = isinstance(step, End) and step.outcome in ("resolved", "accepted")
    return over and bool(position.origin.under)


def _id_on_top(position: Position, guide: Guide) -> str:
    origin = position.origin
    before = (origin.walk, str(len(origin.done)), str(len(position.answers)), guide.id)
    return blake2b("\0".join(before).encode(), digest_size=8).hexdigest()


def _carried(position: Position, guide: Guide) -> Iterator[tuple[str, Wire]]:
    """What is known here of the facts that the other guide keeps under the same path."""
    for key, value in position.facts.items():
        fact = guide.facts.get(key)
        if fact is None or not fact.source or fact.computed:
            continue
        try:
            yield key, reading.read_fact(fact, _said(value), guide, position.origin.on)
        except AnswerRefused:
            continue


def _learnt(position: Position, outer: Position) -> Iterator[tuple[str, object]]:
    for key, value in position.facts.items():
        fact = position.guide.facts.get(key)
        if fact is None or not fact.source or not asking_for(outer.guide, key):
            continue
        if outer.facts.get(key) != value:
            yield key, _said(value)


def _said(value: Value) -> object:
    return sorted(value) if isinstance(value, frozenset) else value
