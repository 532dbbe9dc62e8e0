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
    to_correct = set(witness.corrected)
    for step, said in witness.answers:
        if isinstance(said, str) and said.startswith("!"):
            position, _ = walk.go_any_time(position, step, said[1:])
            continue
        raw = list(said) if isinstance(said, tuple) else said
        at = _skipped(position, step) if step in to_correct else None
        if at is None:
            position, _ = walk.answer(position, step, raw)
        else:
            position, _ = walk.change(position, at, raw)
            to_correct.remove(step)
    return position


def _skipped(position: Position, step: str) -> int | None:
    """Where on the road a step was skipped first."""
    numbered = enumerate(position.road)
    return next(
        (at for at, each in numbered if (each.step.id, each.mood) == (step, "skipped")), None
    )
