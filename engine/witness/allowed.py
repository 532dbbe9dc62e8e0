"""What a question allows as its answer, as conditions on the value."""

import re
from collections.abc import Iterator

from engine.expression_functions import WITHIN
from engine.expression_nodes import Literal, Node, Not, Operation, Or, Read
from engine.guide import Lookup, Question
from engine.kinds import Kind

_WHOLE = re.compile("0|-?[1-9][0-9]*")


def allowed(value: str, step: Question) -> Iterator[Node]:
    """What holds of every answer to a question beyond what its fact can be, by its name."""
    here = Read(value, step.fact.name, None)
    if step.fact.kind is Kind.CHOICE and 0 < len(step.choices) < len(step.fact.options):
        picked = frozenset(choice.id for choice in step.choices)
        yield Operation(WITHIN, (here, Literal(picked, "answers")), "answers")
    if step.fact.kind is Kind.CHOICES and step.choices:
        yield from _allowed_together(here, step)


def _allowed_together(here: Node, step: Question) -> Iterator[Node]:
    ids = [choice.id for choice in step.choices]
    parts = {
        option.id: Operation(WITHIN, (Literal(option.id, option.id), here), option.id)
        for option in step.fact.options
    }
    if not step.optional:
        yield Or(tuple(parts[each] for each in ids), "one at least")
    for choice in step.choices:
        if choice.exclusive:
            others = Or(tuple(parts[each] for each in ids if each != choice.id), "others")
            yield Or((Not(parts[choice.id], ""), Not(others, "")), f"{choice.id} alone")
    yield from (Not(part, id_) for id_, part in parts.items() if id_ not in ids)


def row_keys(step: Lookup) -> dict[str, str | int]:
    """The keys of a table's rows that can be found, as the expression that looks one up gives them.

    A number is looked up as it is written out, so no row is found by `007`.
    """
    if step.expression is None or step.expression.type.kind is not Kind.INTEGER:
        return {key: key for key in step.rows}
    return {key: int(key) for key in step.rows if _WHOLE.fullmatch(key)}
