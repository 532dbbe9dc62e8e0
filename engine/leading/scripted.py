"""The way that scripted walks go to a step."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import takewhile

from engine.guide import Guide
from engine.model import Scalar, ScriptShape
from engine.position import Position
from engine.rehearsal import rehearse
from engine.state import Answer
from engine.witness import Said, Witness


def scripted(guide: Guide, scripts: Iterable[ScriptShape], target: str) -> Witness | None:
    """The shortest way to a step that scripted walks go, where reasoning finds none."""
    found: list[Witness] = []
    for script in scripts:
        position = rehearse(guide, script).position
        if position is not None and _comes_to(position, target):
            answers = takewhile(lambda answer: answer.step != target, position.answers)
            said = tuple((each.step, _as_said(each)) for each in answers)
            facts = {name: _as_told(value) for name, value in script.facts.items()}
            found.append(Witness(facts, said, position.origin.on))
    return min(found, key=lambda witness: len(witness.answers), default=None)


def _as_told(value: Scalar | tuple[str, ...]) -> Said:
    return str(value) if isinstance(value, Decimal) else value


def _comes_to(position: Position, target: str) -> bool:
    return position.step.id == target or any(each.step == target for each in position.answers)


def _as_said(answer: Answer) -> Said:
    value = answer.value
    if answer.how == "any-time":
        return f"!{value}"
    return tuple(value) if isinstance(value, list) else value
