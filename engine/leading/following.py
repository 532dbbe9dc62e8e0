"""Follows replies through a walk, each at its step, until it comes to another."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Literal, NamedTuple

from engine import walk
from engine.errors import AnswerRefused
from engine.events import Event
from engine.guide import End, Instruction, Offer, Question, Step
from engine.position import Position
from engine.telling import told
from engine.walk import ANSWERS_AT_MOST

Begin = Callable[[Mapping[str, object]], tuple[Position, list[Event]]]
"""Begins a walk of the guide with given facts."""

Came = Literal["there", "to a question", "to an offer", "elsewhere"]
"""Where a walk came that was to be led to a step."""


class Reply(NamedTuple):
    """What is said at a step on the way; `entry` is a step at hand that is gone to instead."""

    step: str
    said: object = None
    entry: str = ""


class Led(NamedTuple):
    """A walk that was led: where it stands, what happened, and where that is.

    `refusal` is why the answer at the present step could not be taken, empty where it could.
    """

    position: Position
    events: list[Event]
    came: Came
    refusal: str = ""


def led(
    begun: tuple[Position, list[Event]],
    target: str,
    replies: Sequence[Reply],
    at_most: int = ANSWERS_AT_MOST,
) -> Led:
    """A walk led to `target` by replies, each at its step; it stops where there is none.

    Where a question comes first that has yet to be answered, the other replies count as told, so
    that the walk goes on by itself once it is.
    """
    position, events = begun
    events = list(events)
    waiting = list(replies)
    while position.step.id != target:
        now = position.step
        reply = next((each for each in waiting if each.step == now.id), None)
        if reply is None or isinstance(now, End | Offer):
            came: Came = "to an offer" if isinstance(now, Offer) else "elsewhere"
            return Led(position, events, came)
        waiting.remove(reply)
        if is_blank(now, reply):
            return Led(_told(position, waiting), events, "to a question")
        try:
            position, made = _said(position, reply, at_most)
        except AnswerRefused as refusal:
            return Led(position, events, "to a question", refusal.message)
        events += made
    return Led(position, events, "there")


def _told(position: Position, replies: Sequence[Reply]) -> Position:
    """The position with all that can be taken of what replies say of facts."""
    facts: dict[str, object] = {}
    for reply in replies:
        step = position.guide.steps.get(reply.step)
        if isinstance(step, Question) and not reply.entry and not _is_nothing(reply.said):
            facts.setdefault(step.fact.key, reply.said)
    for key, said in facts.items():
        with suppress(AnswerRefused):
            position, _ = told(position, {key: said})
    return position


def _is_nothing(said: object) -> bool:
    return said in (None, "", [], ())


def is_blank(step: Step, reply: Reply) -> bool:
    """Whether a question has no answer yet that must have one."""
    asked = isinstance(step, Question) and not step.optional and not reply.entry
    return asked and _is_nothing(reply.said)


def _said(position: Position, reply: Reply, at_most: int) -> tuple[Position, list[Event]]:
    if reply.entry:
        return walk.go_any_time(position, reply.step, reply.entry, at_most=at_most)
    raw = None if isinstance(position.step, Instruction) else reply.said
    return walk.answer(position, reply.step, raw, at_most=at_most)
