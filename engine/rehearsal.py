"""Rehearses scripted walks: plays their answers and tells what came otherwise than expected."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from engine import catalogue, walk
from engine.errors import CallguideError
from engine.guide import End, Guide, Instruction, Offer
from engine.model import ScriptShape
from engine.walk import Position

DAY = date(2026, 11, 2)
"""The day of a scripted walk that names none."""

Offered = dict[str, set[str]]
"""The products that a walk suggested, each with the facts that were the reasons."""

_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """How a scripted walk went: where it waited, where it stands, and what differs."""

    name: str
    steps: tuple[str, ...]
    position: Position | None
    differences: tuple[str, ...]


class _Answers:
    """The scripted answers: each list entry is used once, an entry by step as often as asked."""

    def __init__(self, answers: Mapping[str, object] | Iterable[Mapping[str, object]]) -> None:
        self._by_step = dict(answers) if isinstance(answers, Mapping) else {}
        entries = () if isinstance(answers, Mapping) else answers
        self._in_order = [(step, said) for entry in entries for step, said in entry.items()]
        self._used: set[str] = set()

    def has(self, step: str) -> bool:
        """Whether there is an answer for a step."""
        return step in self._by_step or any(each == step for each, _ in self._in_order)

    def take(self, step: str) -> object:
        """The next answer for a step."""
        self._used.add(step)
        for index, (each, said) in enumerate(self._in_order):
            if each == step:
                del self._in_order[index]
                return said
        return self._by_step[step]

    def unused(self) -> Iterator[str]:
        """The steps whose answers were never asked for."""
        yield from (step for step in self._by_step if step not in self._used)
        yield from (step for step, _ in self._in_order)


def rehearse(guide: Guide, script: ScriptShape) -> Rehearsal:
    """Play a scripted walk to where its answers end. Instructions are passed by themselves."""
    answers = _Answers(script.answers)
    steps: list[str] = []
    offered: Offered = {}
    try:
        position, _ = walk.start(
            guide,
            walk="rehearsal",
            channel=script.channel,
            on=script.on or DAY,
            given=dict(script.facts),
        )
        while len(steps) < _LONGEST:
            offered |= _offer(position)
            if not isinstance(position.step, End):
                steps.append(position.step.id)
            if not _may_go_on(position, answers):
                break
            position = _advance(position, answers)
    except CallguideError as error:
        at = steps[-1] if steps else "the start"
        return Rehearsal(script.name, tuple(steps), None, (f"at {at}: {error.message}",))
    found = tuple(_differences(script, position, steps, offered, answers))
    return Rehearsal(script.name, tuple(steps), position, found)


def _may_go_on(position: Position, answers: _Answers) -> bool:
    step = position.step
    if isinstance(step, End):
        return False
    return answers.has(step.id) or isinstance(step, Instruction)


def _advance(position: Position, answers: _Answers) -> Position:
    step = position.step
    said = answers.take(step.id) if answers.has(step.id) else None
    if isinstance(said, Mapping):
        return walk.go_any_time(position, step.id, str(said.get("any-time")))[0]
    raw = list(said) if isinstance(said, tuple) else said
    return walk.answer(position, step.id, raw)[0]


def _offer(position: Position) -> Offered:
    step, product = position.step, position.offered
    if not isinstance(step, Offer) or product is None:
        return {}
    guide, facts = position.guide, position.facts
    keys = catalogue.reasons(step, product, guide, facts)
    return {product.id: {guide.facts[key].name for key in keys if key in guide.facts}}


def _differences(
    script: ScriptShape,
    position: Position,
    steps: list[str],
    offered: Offered,
    answers: _Answers,
) -> Iterator[str]:
    expect, step = script.expect, position.step
    product = expect.product or next(reversed(offered), "")
    if step.id != expect.end:
        yield f"expected to reach {expect.end}, but the walk stands at {step.id}"
    if expect.outcome and isinstance(step, End) and step.outcome != expect.outcome:
        yield f"expected the outcome {expect.outcome}, but it is {step.outcome}"
    if expect.product and expect.product not in offered:
        yield f"expected the product {expect.product}, but offered was {list(offered) or 'nothing'}"
    why = offered.get(product, set())
    if expect.why is not None and why != set(expect.why):
        yield f"expected the reasons {sorted(expect.why)}, but they are {sorted(why)}"
    if expect.steps is not None and list(expect.steps) != steps:
        yield f"expected the steps {list(expect.steps)}, but they were {steps}"
    for unused in answers.unused():
        yield f"the answer for {unused} was never asked for"
