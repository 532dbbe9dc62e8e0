"""The walks that problems tell: replayed, each runs into the problem that tells it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

import pytest

from engine import library, walk
from engine.errors import CallguideError, NotCurrent
from engine.guide import NO_WAY_ON, Guide, Instruction, Question
from engine.library import Library
from engine.problems import Mark, Problem
from engine.walk import Position
from engine.witness import DAY, Finder
from tests.content import mutations
from tests.content.mutations import KINDS, Kind, Mutant

SAMPLES = list(mutations.samples(mutations.load()).values())
PART = re.compile(r", (?=[a-z0-9][\w./-]*=|on \d{4}-)")
HANDED_OVER = {"missing-else", "not-valid"}
"""Problems at which a walk is handed over, for want of a route or of a step on that day."""
Said = tuple[str, str]


def mutant_of(kind: Kind) -> Mutant:
    """A fault of a kind, in another guide for each kind where that can be."""
    first = KINDS.index(kind) % len(SAMPLES)
    turned = [*SAMPLES[first:], *SAMPLES[:first]]
    return next(mutant for sample in turned for mutant in islice(kind(sample), 1))


def step_of(problem: Problem, found: Library) -> str | None:
    """The step in which a problem stands."""
    spot = found.sources[problem.file].at(Mark(problem.line, problem.column))
    match spot.path if spot is not None else ():
        case ("steps", str(id_), *_):
            return id_
        case _:
            return None


def replays(guide: Guide, problem: Problem) -> Iterator[Position]:
    """The walk that a problem tells, in each way in which its facts and answers can be told."""
    parts = PART.split(problem.reached_by)
    on = DAY
    if parts[-1].startswith("on "):
        on = date.fromisoformat(parts.pop()[3:])
    said = [(name, value) for name, _, value in (part.partition("=") for part in parts)]
    for known in range(len(said) + 1):
        try:
            yield replayed(guide, dict(said[:known]), said[known:], on)
        except CallguideError:
            continue


def replayed(guide: Guide, given: dict[str, str], said: Sequence[Said], on: date) -> Position:
    channel = "self-service" if guide.channels == ("self-service",) else "agent"
    facts = {name: taken_apart(guide, name, value) for name, value in given.items()}
    position, _ = walk.start(guide, walk="w", channel=channel, on=on, given=facts)
    for step, value in said:
        position = past_what_is_left_empty(position, step)
        if value.startswith("!"):
            position, _ = walk.go_any_time(position, step, value[1:])
        else:
            asked = guide.steps[step] if step in guide else None
            several = isinstance(asked, Question) and asked.several
            answer = [each for each in value.split(",") if each] if several else value
            position, _ = walk.answer(position, step, answer)
    return position


def taken_apart(guide: Guide, name: str, value: str) -> object:
    fact = guide.facts.get(guide.names.get(name, name))
    return value.split(",") if fact is not None and fact.kind == "choices" else value


def past_what_is_left_empty(position: Position, step: str) -> Position:
    while position.step.id != step:
        now = position.step
        if not may_be_left_empty(position):
            raise NotCurrent(f"The walk waits at {now.id}, not at {step}.", None)
        position, _ = walk.answer(position, now.id, None)
    return position


def may_be_left_empty(position: Position) -> bool:
    step = position.step
    return isinstance(step, Instruction) or (isinstance(step, Question) and step.optional)


def comes_to(position: Position, step: str) -> bool:
    while step not in {position.step.id, *(each.step.id for each in position.road)}:
        now = position.step
        if not may_be_left_empty(position):
            return not position.guide.steps[step].waits
        position, _ = walk.answer(position, now.id, None)
    return True


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_walk_that_a_problem_tells_runs_into_it(kind: Kind) -> None:
    mutant = mutant_of(kind)
    found = library.build(mutant.files, on=mutant.on)
    for problem in found.problems:
        guide = found.drafts.get(problem.file.partition("/")[0])
        step = step_of(problem, found)
        if guide is None or step is None or not problem.reached_by:
            continue
        positions = list(replays(guide, problem))
        if problem.code in HANDED_OVER:
            assert any(position.step.id == NO_WAY_ON for position in positions), problem
        else:
            assert any(comes_to(position, step) for position in positions), problem


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_problem_of_a_step_tells_a_walk_where_one_is_found(kind: Kind) -> None:
    mutant = mutant_of(kind)
    found = library.build(mutant.files, on=mutant.on)
    for problem in found.problems:
        guide = found.drafts.get(problem.file.partition("/")[0])
        step = step_of(problem, found)
        if guide is None or step is None or step not in guide or problem.reached_by:
            continue
        witness = Finder(guide).to_step(step)
        assert witness is None or not witness.text, problem
