"""Walks a guide by answers that were given beforehand."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.cli_output import CannotRun
from app.cli_typed import parts
from app.moves import Move, make
from engine.errors import AnswerRefused
from engine.guide import End, Guide, Instruction, Question, Step
from engine.page import Page
from engine.problems import did_you_mean
from engine.walk import Position


class Pair(NamedTuple):
    """What was given as `name=value`."""

    name: str
    value: str


class Refusal(NamedTuple):
    """An answer that was refused at a step."""

    step: str
    said: object


class Played(NamedTuple):
    """The page that was reached, and what could not be done with the answers."""

    page: Page
    faults: tuple[str, ...]
    position: Position
    refusals: tuple[Refusal, ...] = ()


def pairs(given: Sequence[str], option: str) -> list[Pair]:
    """The `name=value` of a repeated option. Raises CannotRun."""
    found = [Pair(*(part.strip() for part in each.partition("=")[::2])) for each in given]
    for pair, written in zip(found, given, strict=True):
        if "=" not in written or not pair.name:
            raise CannotRun(
                f'{option} "{written}" is no name and value: write {option} NAME=VALUE.'
            )
    return found


class Answers:
    """The answers by the step or the fact that they are for; each is used once, in its order."""

    def __init__(self, given: Sequence[Pair]) -> None:
        self._waiting: defaultdict[str, deque[str]] = defaultdict(deque)
        for name, value in given:
            self._waiting[name].append(value)

    def take(self, step: Step) -> str | None:
        """The next answer for a step, or None."""
        for name in names(step):
            if self._waiting.get(name):
                return self._waiting[name].popleft()
        return None

    def left(self) -> Iterator[str]:
        """The names of the answers that were not taken."""
        for name, values in self._waiting.items():
            yield from [name] * len(values)


def names(step: Step) -> tuple[str, ...]:
    """What an answer to a step may be called: its id, or its fact as written or in full."""
    if isinstance(step, Question):
        return step.id, step.fact.name, step.fact.key
    return (step.id,)


def play(position: Position, answers: Answers, at_most: int) -> Played:
    """Go on until no answer is left for the step reached; instructions pass by themselves."""
    try:
        while (move := next_move(position, answers)) is not None:
            position = make(position, move, at_most=at_most)[0]
    except AnswerRefused as refusal:
        page = Page(position, error=refusal.message, typed=refusal.typed)
        refused = f'The answer for "{page.step}" was refused: {refusal.message}'
        faults = (refused, *unused(answers, position))
        return Played(page, faults, position, (Refusal(page.step, refusal.typed),))
    return Played(Page(position), tuple(unused(answers, position)), position)


def next_move(position: Position, answers: Answers) -> Move | None:
    """The move that the answers make at a position; None at an end and where there is none."""
    step = position.step
    if isinstance(step, End):
        return None
    said = answers.take(step)
    if said is None:
        return Move(step.id) if isinstance(step, Instruction) else None
    if said.startswith("!"):
        return Move(step.id, entry=said[1:])
    several = isinstance(step, Question) and step.several
    return Move(step.id, parts(said) if several else said)


def unused(answers: Answers, position: Position) -> Iterator[str]:
    """A message for each answer that the walk had no use for."""
    known = _all_names(position.guide)
    for name in answers.left():
        hint = f" {did_you_mean(name, known)}" if name not in known else ""
        yield f'The answer for "{name}" was not used: the walk is at "{position.step.id}".{hint}'


def _all_names(guide: Guide) -> set[str]:
    return {name for step in guide.steps.values() if step.waits for name in names(step)}
