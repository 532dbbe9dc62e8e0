"""Reads comparisons: `==`, order, chains, and `in` with lists and choices."""

import ast
from collections.abc import Mapping
from functools import reduce
from typing import NamedTuple

from engine import expression_functions as functions
from engine.expression_errors import Fault
from engine.expression_flow import CONSTANT, all_of, both
from engine.expression_functions import Operator
from engine.expression_nodes import And, Literal, Operation
from engine.expression_reading import Reading
from engine.expression_rules import incomparable, no_member, unordered
from engine.expression_types import BROKEN, TEXT, Part, option_mismatch
from engine.kinds import BOOLEAN, Kind, Type

_SIGNS: Mapping[type[ast.cmpop], tuple[str, Operator]] = {
    ast.Lt: ("<", functions.LESS),
    ast.LtE: ("<=", functions.AT_MOST),
    ast.Gt: (">", functions.MORE),
    ast.GtE: (">=", functions.AT_LEAST),
    ast.Eq: ("==", functions.EQUAL),
    ast.NotEq: ("!=", functions.UNEQUAL),
}
_EQUALITY = (ast.Eq, ast.NotEq)
_CHAINED = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq)
_MEMBERSHIP: Mapping[type[ast.cmpop], Operator] = {
    ast.In: functions.WITHIN,
    ast.NotIn: functions.OUTSIDE,
}


class _Term(NamedTuple):
    at: ast.expr
    part: Part


def comparison(reading: Reading, node: ast.Compare) -> Part:
    """Read a comparison, or a chain of them such as `1 <= n <= 5`."""
    operands = [node.left, *node.comparators]
    if any(isinstance(sign, ast.Is | ast.IsNot) for sign in node.ops):
        return reading.fault(node, '"is" compares nothing here.', 'Write "==" or "!=".')
    if len(node.ops) > 1:
        return _chain(reading, node, operands)
    if type(node.ops[0]) in _MEMBERSHIP:
        return _membership(reading, node)
    if any(_is_list(reading, operand) for operand in operands):
        return _same_choices(reading, node)
    left, right = (_Term(operand, reading.part(operand)) for operand in operands)
    return _pair(reading, left, node.ops[0], right, node)


def _pair(reading: Reading, left: _Term, sign: ast.cmpop, right: _Term, at: ast.Compare) -> Part:
    if reading.report(_literal(left, right) or at, incomparable(left.part, right.part)):
        return BROKEN
    if not isinstance(sign, _EQUALITY) and reading.report(at, unordered(left.part, right.part)):
        return BROKEN
    symbol, operator = _SIGNS[type(sign)]
    text = reading.text_of(at)
    if len(at.ops) > 1:
        text = f"{left.part.node.text} {symbol} {right.part.node.text}"
    flow = all_of((left.part.flow, right.part.flow))
    return Part(Operation(operator, (left.part.node, right.part.node), text), BOOLEAN, flow)


def _literal(left: _Term, right: _Term) -> ast.expr | None:
    """The side that is a text in quotes, where the other is not: there the fault shows best."""
    if (left.part.string is None) == (right.part.string is None):
        return None
    return right.at if left.part.string is None else left.at


def _chain(reading: Reading, node: ast.Compare, operands: list[ast.expr]) -> Part:
    """A chain becomes comparisons joined by `and`.

    They share their inner operands. Conditions are refused in chains: a chain in a chain in a
    chain would share so often that one evaluation takes forever.
    """
    chained = all(isinstance(sign, _CHAINED) for sign in node.ops)
    terms = [_Term(operand, reading.part(operand)) for operand in operands if chained]
    if not chained or any(part.type == BOOLEAN and not part.broken for _, part in terms):
        message = "Only comparisons of size and == can stand in a chain."
        return reading.fault(node, message, 'Write each comparison out and join them with "and".')
    pairs = [
        _pair(reading, left, sign, right, node)
        for left, sign, right in zip(terms, node.ops, terms[1:], strict=False)
    ]
    flow = reduce(both, (pair.flow for pair in pairs))
    return Part(And(tuple(pair.node for pair in pairs), reading.text_of(node)), BOOLEAN, flow)


def _membership(reading: Reading, node: ast.Compare) -> Part:
    operator = _MEMBERSHIP[type(node.ops[0])]
    left, group = reading.part(node.left), node.comparators[0]
    if _is_list(reading, group):
        right = _group(reading, left, group)
    else:
        right = reading.part(group)
        at = node if left.string is None else node.left
        if reading.report(at, no_member(left, right)):
            return BROKEN
    flow = all_of((left.flow, right.flow))
    text = reading.text_of(node)
    return Part(Operation(operator, (left.node, right.node), text), BOOLEAN, flow)


def _group(reading: Reading, left: Part, group: ast.expr) -> Part:
    """The list after `in`, each item checked against what is looked for."""
    if left.type.kind is Kind.CHOICES and not left.broken:
        message = f"{left.text} holds several choices, and a list holds single ones."
        fix = f'Ask for each, as in "option" in {left.text}.'
        return reading.fault(group, message, fix, Fault.WRONG_TYPE)
    items = _items(reading, group)
    if not items:
        return reading.fault(group, "The list is empty.", "Write what may be in it.")
    for node, item in items:
        faulty = reading.report(node, incomparable(left, item))
        if faulty and isinstance(group, ast.Name):
            break
    parts = [item for _, item in items]
    flow = all_of(part.flow for part in parts)
    text = reading.text_of(group)
    literals = [part.node.value for part in parts if isinstance(part.node, Literal)]
    if len(literals) == len(parts):
        return Part(Literal(frozenset(literals), text), TEXT, flow)
    return Part(Operation(functions.GROUP, tuple(part.node for part in parts), text), TEXT, flow)


def _same_choices(reading: Reading, node: ast.Compare) -> Part:
    """A choices fact compared with a list of its options."""
    left, sign, right = node.left, node.ops[0], node.comparators[0]
    listed, other = (left, right) if _is_list(reading, left) else (right, left)
    if _is_list(reading, other) or not isinstance(sign, _EQUALITY):
        message = "A list can only be compared with a choices fact, by == or !=."
        fix = 'Write the fact on one side, as in devices == ["tv"].'
        return reading.fault(node, message, fix, Fault.WRONG_TYPE)
    part = reading.part(other)
    if part.type.kind is not Kind.CHOICES:
        if part.broken:
            return BROKEN
        fix = f"Write {part.text} in {reading.text_of(listed)}."
        return reading.fault(node, f"{part.is_a}, not a list.", fix, Fault.WRONG_TYPE)
    group = choices_list(reading, listed, part.text, part.type)
    operator = _SIGNS[type(sign)][1]
    operands = (part.node, group.node)
    return Part(Operation(operator, operands, reading.text_of(node)), BOOLEAN, part.flow)


def choices_list(reading: Reading, listed: ast.expr, name: str, type_: Type) -> Part:
    """A list of options as the value of a choices fact."""
    items = _items(reading, listed)
    for node, item in items:
        if item.string is None:
            message = f"{item.text} is no option of {name}."
            return reading.fault(node, message, "Write options in quotes.", Fault.WRONG_TYPE)
        reading.report(node, option_mismatch(item, name, type_))
    value = frozenset(str(item.string) for _, item in items)
    return Part(Literal(value, reading.text_of(listed)), type_, CONSTANT)


def _items(reading: Reading, group: ast.expr) -> list[tuple[ast.expr, Part]]:
    if isinstance(group, ast.List):
        return [(node, reading.part(node)) for node in group.elts]
    texts = reading.scope.lists[group.id] if isinstance(group, ast.Name) else ()
    return [(group, Part(Literal(text, f'"{text}"'), TEXT, CONSTANT)) for text in texts]


def _is_list(reading: Reading, node: ast.expr) -> bool:
    if isinstance(node, ast.Name):
        return node.id in reading.scope.lists and node.id not in reading.scope.facts
    return isinstance(node, ast.List)
