"""What a request may do to a walk, whichever way it comes in: HTML, JSON or the terminal."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.http import Fields
from engine import walk
from engine.errors import AnswerRefused
from engine.events import Event
from engine.guide import Instruction, Offer, Question
from engine.walk import Position

Moved = tuple[Position, list[Event]]

_MOVING = frozenset({"step", "answer", "change", "any-time", "back", "tell", "tried", "untried"})


class Move(NamedTuple):
    """One move. `at` is the number on the road that is changed, `entry` what is at hand.

    `told` are the facts that the customer volunteers, `tried` the instructions that they had
    followed before, `untried` one that they had not after all.
    """

    step: str = ""
    answer: object = None
    at: int | None = None
    entry: str = ""
    back: bool = False
    told: Mapping[str, object] | None = None
    tried: Sequence[str] = ()
    untried: str = ""


def move_of(fields: Fields) -> Move | None:
    """The move that the fields of a link or a form describe; None where they describe none."""
    if _MOVING.isdisjoint(fields):
        return None
    said = fields.get("answer")
    answer = said[0] if said is not None and len(said) == 1 else said
    at = fields.get("change", [""])[-1]
    return Move(
        step=fields.get("step", [""])[-1],
        answer=answer,
        at=int(at) if at.isascii() and at.isdigit() and len(at) < 6 else None,
        entry=fields.get("any-time", [""])[-1],
        back="back" in fields,
        tried=fields.get("tried", [])[-1:],
        untried=fields.get("untried", [""])[-1],
        told={fields["tell"][-1]: answer} if "tell" in fields else None,
    )


def make(position: Position, move: Move, *, at_most: int) -> Moved:
    """Make a move. Raises AnswerRefused, of which NotCurrent is one."""
    moved, events = _make(position, move, at_most)
    moved.beside = position.beside
    return moved, events


def _make(position: Position, move: Move, at_most: int) -> Moved:
    if move.back:
        return walk.back(position)
    if move.told is not None or move.tried or move.untried:
        return _learn(position, move)
    if move.entry:
        return walk.go_any_time(position, move.step, move.entry, at_most=at_most)
    if move.at is not None:
        return walk.change(position, move.at, move.answer)
    raw = None if isinstance(position.step, Instruction) else move.answer
    return walk.answer(position, move.step, raw, at_most=at_most)


def _learn(position: Position, move: Move) -> Moved:
    """Take in what happened before it was asked for."""
    if move.told is not None:
        return walk.tell(position, move.told)
    if move.tried:
        return walk.mark_tried(position, *move.tried)
    return walk.unmark_tried(position, move.untried)


def last_visit(position: Position, step: str) -> int:
    """The number on the road of the last visit to a step. Raises AnswerRefused."""
    for at, passing in reversed(list(enumerate(position.road))):
        if passing.step.id == step:
            return at
    _ = position.guide.speech
    raise AnswerRefused(_('The step "{step}" is not on the road of this walk.', step=step))


def given_at(position: Position, at: int) -> object:
    """What was answered at a number of the road, to be shown again while it is changed."""
    passing = position.road[at]
    if passing.answer is not None:
        return passing.answer.value
    if isinstance(passing.step, Question):
        value = position.facts.get(passing.step.fact.key)
        return sorted(value) if isinstance(value, frozenset) else value
    return None


def withdrawn_by(position: Position, move: Move) -> object:
    """The answer that a move takes back, to be shown again at its step; None for any other."""
    last = position.answers[-1] if move.back and position.answers else None
    return None if last is None or last.how else last.value


def decided(position: Position, move: Move) -> Position | None:
    """Where the offer stands on which a move decides, now or anew; None for any other move.

    Raises AnswerRefused where nothing can be changed at the move's number.
    """
    if (
        move.back
        or move.entry
        or move.told is not None
        or move.answer not in ("accepted", "declined")
    ):
        return None
    if move.at is None:
        return position if isinstance(position.step, Offer) else None
    earlier = walk.before(position, move.at)
    return earlier if isinstance(earlier.step, Offer) else None
