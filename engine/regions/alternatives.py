"""Takes computed facts apart: what an expression stands for, and under which conditions.

A computed fact with cases is another expression in each case. What only choices decide becomes a
constant in each alternative, so that `speed >= 0.8 * promised` can be decided where `promised`
depends on the plan alone.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any, NamedTuple

from engine.expression_functions import (
    AT_LEAST,
    AT_MOST,
    EQUAL,
    GROUP,
    LESS,
    MORE,
    OUTSIDE,
    UNEQUAL,
    WITHIN,
)
from engine.expression_nodes import And, Derived, Known, Literal, Node, Not, Operation, Or
from engine.regions.boxes import TooComplex

MIRRORED = {
    LESS: MORE,
    MORE: LESS,
    AT_MOST: AT_LEAST,
    AT_LEAST: AT_MOST,
    EQUAL: EQUAL,
    UNEQUAL: UNEQUAL,
}
"""What an order becomes when its sides are swapped."""
COMPARISONS = (*MIRRORED, WITHIN, OUTSIDE)
MOST = 40
"""Into how many alternatives an expression may fall before it counts as too complex."""


class Guard(NamedTuple):
    """A condition and what must come out of it."""

    condition: Node
    wanted: bool


class Alternative(NamedTuple):
    """What an expression is where all guards are as wanted; `part` holds no computed fact."""

    guards: tuple[Guard, ...]
    part: Node


def alternatives(node: Node) -> list[Alternative]:
    """What a term may be, in cases that share nothing. Raises TooComplex.

    Where a term cannot be computed it has no alternative.
    """
    found = []
    for each in _alternatives(node):
        found.append(each)
        if len(found) > MOST:
            raise TooComplex
    return found


def _alternatives(node: Node) -> Iterator[Alternative]:
    match node:
        case Derived():
            for guards, value in cases(node):
                for each in _alternatives(value):
                    yield Alternative((*guards, *each.guards), each.part)
        case _ if is_condition(node):
            for wanted in (True, False):
                yield Alternative((Guard(node, wanted),), Literal(wanted, str(wanted).lower()))
        case Operation():
            yield from _combined(node)
        case _:
            yield Alternative((), node)


def is_condition(node: Node) -> bool:
    """Whether a part of an expression is itself so or not so."""
    if isinstance(node, Operation):
        return node.operator in COMPARISONS
    return isinstance(node, And | Or | Not | Known)


def cases(node: Derived) -> Iterator[tuple[tuple[Guard, ...], Node]]:
    """The cases of a computed fact: under which conditions, and the value."""
    earlier: tuple[Guard, ...] = ()
    for condition, value in node.computed.cases:
        if condition is None:
            yield earlier, value.tree
        else:
            yield (*earlier, Guard(condition.tree, wanted=True)), value.tree
            earlier = (*earlier, Guard(condition.tree, wanted=False))


def _combined(node: Operation) -> Iterator[Alternative]:
    for parts in product(*(alternatives(operand) for operand in node.operands)):
        guards = tuple(guard for part in parts for guard in part.guards)
        operands = tuple(part.part for part in parts)
        if operands == node.operands and not all(isinstance(each, Literal) for each in operands):
            yield Alternative(guards, node)
            continue
        combined = _folded(node, operands)
        if combined is not None:
            yield Alternative(guards, combined)


def _folded(node: Operation, operands: tuple[Node, ...]) -> Node | None:
    """The operation over other operands, computed where they are constants."""
    text = _text(node, operands)
    values: list[Any] = [each.value for each in operands if isinstance(each, Literal)]
    if len(values) < len(operands):
        return Operation(node.operator, operands, text)
    if node.operator is GROUP:
        return Literal(frozenset(values), text)
    try:
        return Literal(node.operator.apply(*values), text)
    except ArithmeticError:
        return None


def _text(node: Operation, operands: tuple[Node, ...]) -> str:
    _, before, between, after = node.operator
    return before + between.join(each.text for each in operands) + after
