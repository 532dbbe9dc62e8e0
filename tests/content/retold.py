"""Walks as problems tell them: taken apart, and walked again."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from engine import walk
from engine.errors import CallguideError, NotCurrent
from engine.guide import NO_WAY_ON, Guide, Instruction, Question
from engine.library import Library
from engine.problems import Mark, Problem, Severity
from engine.trace import trace
from engine.walk import Position
from engine.witness import DAY

_PART = re.compile(r", (?=[a-z0-9][\w./-]*=|on \d{4}-|in self-service$)")
_HANDED_OVER = {"missing-else", "not-valid"}
"""Errors at which a walk is handed over, for want of a route or of a step on that day."""
Said = tuple[str, str]


def step_of(problem: Problem, found: Library) -> str | None:
    """The step in which a problem stands."""
    spot = found.sources[problem.file].at(Mark(problem.line, problem.column))
    match spot.path if spot is not None else ():
        case ("steps", str(id_), *_):
            return id_
        case _:
            return None


def runs_into(guide: Guide, problem: Problem, step: str) -> bool:
    """Whether the walk that a problem tells runs into it; the walk without answers if none."""
    certain = problem.severity is Severity.ERROR
    there = _handed_over if certain and problem.code in _HANDED_OVER else _has_come_to
    return any(there(now, step) for first in _replays(guide, problem) for now in _further(first))


def _replays(guide: Guide, problem: Problem) -> Iterator[Position]:
    """The walk that a problem tells, in each way in which its facts and answers can be told."""
    parts = _PART.split(problem.reached_by) if problem.reached_by else []
    channel = "self-service" if guide.channels == ("self-service",) else "agent"
    if parts and parts[-1].startswith("in "):
        channel = parts.pop()[3:]
    on = DAY
    if parts and parts[-1].startswith("on "):
        on = date.fromisoformat(parts.pop()[3:])
    said = [(name, value) for name, _, value in (part.partition("=") for part in parts)]
    for known in range(len(said) + 1):
        try:
            given = {name: _taken_apart(guide, name, each) for name, each in said[:known]}
            begun, _ = walk.start(guide, walk="w", channel=channel, on=on, given=given)
            yield _replayed(begun, said[known:])
        except CallguideError:
            continue


def _replayed(position: Position, said: Sequence[Said]) -> Position:
    guide = position.guide
    for step, value in said:
        if value.startswith("!"):
            position = _past_what_is_left_empty(position, step)
            position, _ = walk.go_any_time(position, step, value[1:])
        else:
            asked = guide.steps[step] if step in guide else None
            several = isinstance(asked, Question) and asked.several
            answer = [each for each in value.split(",") if each] if several else value
            position = _answered(position, step, answer)
    return position


def _answered(position: Position, step: str, said: object) -> Position:
    """Where an answer leads; at a step that was skipped it takes the place of what was known."""
    try:
        return walk.answer(_past_what_is_left_empty(position, step), step, said)[0]
    except NotCurrent:
        skipped = [at for at, each in enumerate(position.road) if each.mood == "skipped"]
        at = next((at for at in reversed(skipped) if position.road[at].step.id == step), None)
        if at is None:
            raise
        return walk.change(position, at, said)[0]


def _taken_apart(guide: Guide, name: str, value: str) -> object:
    fact = guide.facts.get(guide.names.get(name, name))
    return value.split(",") if fact is not None and fact.kind == "choices" else value


def _past_what_is_left_empty(position: Position, step: str) -> Position:
    for now in _further(position):
        if now.step.id == step:
            return now
    raise NotCurrent(f"The walk never waits at {step}.", None)


def _further(position: Position) -> Iterator[Position]:
    """The position, and those behind what may be left without an answer."""
    yield position
    while _may_be_left_empty(position):
        position, _ = walk.answer(position, position.step.id, None)
        yield position


def _may_be_left_empty(position: Position) -> bool:
    step = position.step
    return isinstance(step, Instruction) or (isinstance(step, Question) and step.optional)


def _handed_over(position: Position, _: str) -> bool:
    return position.step.id == NO_WAY_ON


def _has_come_to(position: Position, step: str) -> bool:
    """Whether the walk has stood at a step, or has passed one at which no walk waits."""
    if position.guide.steps[step].waits:
        return step in {position.step.id, *(each.step.id for each in position.road)}
    return step in {position.guide.start, *(edge.target for edge in trace(position))}
