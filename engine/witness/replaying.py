"""Walks a witness again."""

from engine import walk
from engine.guide import Guide
from engine.position import Position
from engine.witness.ways import channel_of
from engine.witness.witness import Witness


def replayed(guide: Guide, witness: Witness) -> Position:
    """Where the walk of a witness stands in the end. Raises CallguideError where it cannot be."""
    position, _ = walk.start(
        guide,
        walk="witness",
        channel=witness.channel or channel_of(guide),
        on=witness.on,
        given=dict(witness.facts),
    )
    for step, said in witness.answers:
        if isinstance(said, str) and said.startswith("!"):
            position, _ = walk.go_any_time(position, step, said[1:])
        else:
            position = _answered(position, step, list(said) if isinstance(said, tuple) else said)
    return position


def _answered(position: Position, step: str, raw: object) -> Position:
    """Where an answer leads; at a step that was skipped it corrects what was known."""
    if position.step.id != step:
        for at, passing in reversed(list(enumerate(position.road))):
            if passing.step.id == step and passing.mood == "skipped":
                return walk.change(position, at, raw)[0]
    return walk.answer(position, step, raw)[0]
