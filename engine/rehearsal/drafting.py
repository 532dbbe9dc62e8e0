"""Makes a scripted walk of a walk that was walked, which expects what came of it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from engine import walk
from engine.facts import Fact
from engine.guide import End, Guide, Instruction, Offer, Question, Step
from engine.kinds import Kind
from engine.model import ExpectShape, RefusedShape, Said, ScriptShape
from engine.position import Position
from engine.rehearsal.playing import DAY, Rehearsal, rehearse
from engine.state import Answer, Wire

_NUMBERS = (Kind.NUMBER, Kind.MONEY)


def drafted(
    position: Position, name: str, refused: tuple[RefusedShape, ...] = ()
) -> ScriptShape | None:
    """The walk as a script that comes out as expected; None where no script can play it.

    Such a walk answered anew what another question had told. `refused` are answers that were
    refused on the way. The script goes on past instructions, as every scripted walk does.
    """
    position = _past_instructions(position)
    guide, origin = position.guide, position.origin
    corrected = _corrected(position)
    script = ScriptShape(
        name=name,
        on=None if origin.on == DAY else origin.on,
        channel=origin.channel,
        facts=_facts(guide, origin.given, corrected),
        answers=_answers(position),
        expect=ExpectShape(end=position.step.id, refused=refused),
    )
    rehearsal = rehearse(guide, script)
    if rehearsal.differences:
        return None
    return script.model_copy(update={"expect": _expected(script, rehearsal, position.step)})


def _past_instructions(position: Position) -> Position:
    for _ in position.guide.steps:
        if isinstance(position.step, Instruction):
            position = walk.answer(position, position.step.id, None)[0]
    return position


def _expected(script: ScriptShape, rehearsal: Rehearsal, step: Step) -> ExpectShape:
    """All that the script came to."""
    product = next(reversed(rehearsal.offered), None)
    return ExpectShape(
        end=step.id,
        outcome=step.outcome if isinstance(step, End) else None,
        product=product,
        why=tuple(sorted(rehearsal.offered[product])) if product else None,
        steps=rehearsal.steps,
        refused=script.expect.refused,
    )


def _facts(guide: Guide, given: Mapping[str, Wire], left_out: set[str]) -> dict[str, Any]:
    known = [(guide.facts[key], wire) for key, wire in given.items() if key not in left_out]
    return {_name(guide, fact): _value(fact, wire) for fact, wire in known}


def _corrected(position: Position) -> set[str]:
    """The keys of the given facts that answers on the way have corrected."""
    steps = position.guide.steps
    answered = (steps[each.step] for each in position.answers if each.how == "corrected")
    return {step.fact.key for step in answered if isinstance(step, Question)}


def _name(guide: Guide, fact: Fact) -> str:
    """What a caller calls a fact: its own name where the guide has it, else its path."""
    return fact.name if guide.names.get(fact.name) == fact.key else fact.source


def _answers(position: Position) -> Any:
    """The answers by step; in their order where a step was answered and reached again."""
    steps = position.guide.steps
    left = {each.step for each in position.answers if each.how == "any-time"}
    said = [
        (each.step, _said(position.guide, each))
        for each in position.answers
        if each.step in left or not isinstance(steps[each.step], Instruction)
    ]
    by_step = dict(said)
    if len(by_step) == len(said) and position.step.id not in by_step:
        return by_step
    return [{step: each} for step, each in said]


def _said(guide: Guide, answer: Answer) -> Said:
    if answer.how == "any-time":
        return {"any-time": str(answer.value)}
    step = guide.steps[answer.step]
    if isinstance(step, Offer) and isinstance(answer.value, list):
        return str(answer.value[0])
    return _value(step.fact, answer.value) if isinstance(step, Question) else None


def _value(fact: Fact, wire: Wire) -> Said:
    """A value as an author writes it."""
    if isinstance(wire, list):
        return tuple(wire)
    if fact.kind in _NUMBERS and isinstance(wire, str):
        return Decimal(wire)
    return wire
