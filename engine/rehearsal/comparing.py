"""Compares how a scripted walk went with what is expected of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from engine.guide import End
from engine.model import ExpectShape, RefusedShape, ScriptShape
from engine.rehearsal.scripted import entries, shown
from engine.walk import Position

Stop = tuple[str, str | None]
"""A step at which a walk waits, and what is said there, if anything."""


class Row(NamedTuple):
    """A line of the expected road and the one of the actual road that belongs to it."""

    expected: str
    actual: str
    differs: bool = False


@dataclass(slots=True)
class Came:
    """What came of a scripted walk.

    `offered` are the products that were suggested, each with the facts that were the reasons.
    `refusals` are the messages to the answers that were tried, None where one was taken, and
    `error` is the message of the answer that ended the walk.
    """

    position: Position | None = None
    road: list[Stop] = field(default_factory=list)
    offered: dict[str, set[str]] = field(default_factory=dict)
    refusals: dict[int, str | None] = field(default_factory=dict)
    error: str = ""


class _Found(NamedTuple):
    """Something that came otherwise, in a sentence and as a row."""

    sentence: str
    row: Row


def compare(
    script: ScriptShape, came: Came, unused: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """What differs, and both roads side by side; the roads only where something differs."""
    if came.error:
        at = came.road[-1][0] if came.road else "the start"
        found = [_Found(f"at {at}: {came.error}", Row("", f"refused: {came.error}", True))]
        missed: list[str] = []
    else:
        found = list(_findings(script.expect, came))
        missed = [f"the answer for {step} was never asked for" for step in unused]
    sentences = (*_roads_differ(script.expect, came), *(each.sentence for each in found), *missed)
    if not sentences:
        return (), ()
    rows = (*_roads(script, came), *_end(script.expect, came), *(each.row for each in found))
    return sentences, rows


def _roads_differ(expect: ExpectShape, came: Came) -> Iterator[str]:
    if came.error or came.position is None:
        return
    step = came.position.step
    if step.id != expect.end:
        yield f"expected to reach {expect.end}, but the walk stands at {step.id}"
    if expect.outcome and isinstance(step, End) and step.outcome != expect.outcome:
        yield f"expected the outcome {expect.outcome}, but it is {step.outcome}"
    steps = [each for each, _ in came.road]
    if expect.steps is not None and list(expect.steps) != steps:
        yield f"expected the steps {list(expect.steps)}, but they were {steps}"


def _findings(expect: ExpectShape, came: Came) -> Iterator[_Found]:
    offered = came.offered
    if expect.product and expect.product not in offered:
        sentence = f"expected the product {expect.product}, but offered was"
        listed = ", ".join(offered) or "nothing"
        yield _Found(
            f"{sentence} {listed}", Row(f"product: {expect.product}", f"product: {listed}", True)
        )
    why = offered.get(expect.product or next(reversed(offered), ""), set())
    if expect.why is not None and why != set(expect.why):
        wanted, got = (", ".join(sorted(each)) or "none" for each in (expect.why, why))
        yield _Found(
            f"expected the reasons {wanted}, but they are {got}",
            Row(f"why: {wanted}", f"why: {got}", True),
        )
    for index, refused in enumerate(expect.refused):
        yield from _refusal(refused, index, came)


def _refusal(refused: RefusedShape, index: int, came: Came) -> Iterator[_Found]:
    said = f"{refused.step} = {shown(refused.answer)}"
    if index not in came.refusals:
        sentence = f"expected {said} to be refused, but the walk never waits at {refused.step}"
        yield _Found(sentence, Row(f"refused: {said}", f"never at {refused.step}", True))
        return
    message = came.refusals[index]
    if message is None:
        sentence = f"expected {said} to be refused, but it is taken"
        yield _Found(sentence, Row(f"refused: {said}", f"taken: {said}", True))
    elif refused.message is not None and refused.message != message:
        sentence = f'expected {said} to be refused with "{refused.message}", but with "{message}"'
        yield _Found(sentence, Row(f"refused: {refused.message}", f"refused: {message}", True))


def _end(expect: ExpectShape, came: Came) -> Iterator[Row]:
    if came.error or came.position is None:
        yield Row(_outcome(expect.end, expect.outcome), "", True)
        return
    step = came.position.step
    outcome = step.outcome if isinstance(step, End) and expect.outcome else None
    wanted, got = _outcome(expect.end, expect.outcome), _outcome(step.id, outcome)
    yield Row(wanted, got, wanted != got)


def _outcome(end: str, outcome: str | None) -> str:
    return f"end: {end}, {outcome}" if outcome else f"end: {end}"


def _roads(script: ScriptShape, came: Came) -> Iterator[Row]:
    """Both roads, the steps that are the same in both beside each other.

    Where no steps are expected, only those that were to be answered can be missed.
    """
    steps = script.expect.steps
    said = [(step, shown(answer)) for step, answer in entries(script.answers)]
    wanted: Sequence[Stop] = said if steps is None else _with_answers(steps, said)
    matcher = SequenceMatcher(None, [each for each, _ in wanted], [each for each, _ in came.road])
    for tag, first, last, start, stop in matcher.get_opcodes():
        yield from _beside(wanted[first:last], came.road[start:stop], tag, exact=steps is not None)


def _with_answers(steps: Sequence[str], said: Sequence[Stop]) -> list[Stop]:
    left = list(said)
    found: list[Stop] = []
    for step in steps:
        answer = next((each for each in left if each[0] == step), None)
        if answer:
            left.remove(answer)
        found.append(answer or (step, None))
    return found


def _beside(
    wanted: Sequence[Stop], road: Sequence[Stop], tag: str, *, exact: bool
) -> Iterator[Row]:
    for at in range(max(len(wanted), len(road))):
        left = _stop(wanted[at]) if at < len(wanted) else ""
        right = _stop(road[at]) if at < len(road) else ""
        yield Row(left, right, tag != "equal" and (exact or bool(left)))


def _stop(stop: Stop) -> str:
    step, said = stop
    return step if said is None else f"{step} = {said}"
