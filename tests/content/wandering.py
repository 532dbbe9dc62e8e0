"""Walks at random through the sample guides: anything known before, any answers, and changes."""

from collections.abc import Iterator
from contextlib import suppress
from random import Random

from engine import walk
from engine.cover.replies import replies, values
from engine.errors import CallguideError
from engine.guide import Guide
from engine.rehearsal import DAY
from engine.walk import Position

_MOVES = 30
_KNOWN_BEFORE = 0.15
_CHANGES = 0.1


def wandered(guide: Guide, chance: Random) -> Position:
    """Where a walk stands after answers at random, and changes of some of them."""
    position = _begun(guide, chance)
    for _ in range(_MOVES):
        said = list(replies(position))
        if not said:
            break
        with suppress(CallguideError):
            if chance.random() < _CHANGES:
                position = _changed(position, chance)
            else:
                position, _events = walk.answer(position, position.step.id, chance.choice(said))
    return position


def _begun(guide: Guide, chance: Random) -> Position:
    given = dict(_known(guide, chance))
    try:
        return walk.start(guide, walk="w", channel="agent", on=DAY, given=given)[0]
    except CallguideError:
        return walk.start(guide, walk="w", channel="agent", on=DAY)[0]


def _known(guide: Guide, chance: Random) -> Iterator[tuple[str, object]]:
    for name, key in guide.names.items():
        fact = guide.facts.get(key)
        if fact is not None and not fact.computed and chance.random() < _KNOWN_BEFORE:
            tried = list(values(guide, fact, None, DAY))
            if tried:
                yield name, chance.choice(tried)


def _changed(position: Position, chance: Random) -> Position:
    spots = [at for at, each in enumerate(position.road) if walk.changeable(each)]
    if not spots:
        return position
    at = chance.choice(spots)
    said = list(replies(walk.before(position, at)))
    return walk.change(position, at, chance.choice(said))[0] if said else position
