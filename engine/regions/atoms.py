"""The smallest parts of conditions in normal form: a value on an axis, compared with a constant."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.expression_functions import EQUAL, WITHIN, Operator
from engine.expression_nodes import And, Known, Literal, Node, Not, Operation, Or, Read, Today
from engine.regions.alternatives import COMPARISONS, MIRRORED
from engine.regions.axes import Name

TODAY = "today"


@dataclass(frozen=True, slots=True)
class Atom:
    """What must hold of the value on an axis.

    `key` is the fact whose value that is, if it is one, and `default` stands for it where it is
    unset. `terms` are the parts that an axis compares which is no fact's.
    """

    name: Name
    operator: Operator
    constant: Any
    key: str = ""
    default: Any = None
    terms: tuple[Node, ...] = ()

    def stands(self) -> bool:
        """Whether it holds of the default."""
        return bool(self.operator.apply(self.default, self.constant))


def atom(node: Node) -> Atom:
    """The atom that a plain part of a condition is."""
    match node:
        case Read(key, _, default):
            return Atom(Name("fact", key), EQUAL, True, key, default)
        case Operation(operator, (Literal(value), Read(key, _, default))) if operator is WITHIN:
            kept = isinstance(default, frozenset) and value in default if default else None
            return Atom(Name("has", key, str(value)), EQUAL, True, key, kept)
        case Operation(operator, (left, Literal(value))) if operator in COMPARISONS:
            return _with_constant(left, operator, value)
        case Operation(operator, (left, right)) if operator in MIRRORED:
            return _of_two(left, operator, right)
        case _:
            return Atom(Name("condition", node.text), EQUAL, True, terms=(node,))


def _with_constant(left: Node, operator: Operator, constant: Any) -> Atom:
    match left:
        case Read(key, _, default):
            return Atom(Name("fact", key), operator, constant, key, default)
        case Today():
            return Atom(Name("fact", TODAY), operator, constant)
        case _:
            return Atom(Name("term", left.text), operator, constant, terms=(left,))


def _of_two(left: Node, operator: Operator, right: Node) -> Atom:
    if left.text > right.text:
        left, right, operator = right, left, MIRRORED[operator]
    return Atom(Name("order", left.text, right.text), operator, 0, terms=(left, right))


def atoms(*conditions: Node) -> Iterator[Atom | Known]:
    """Every atom of conditions in normal form, and where they ask whether facts are known.

    What stands in several places is told once.
    """
    waiting = list(reversed(conditions))
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        match node:
            case And(operands) | Or(operands):
                waiting += reversed(operands)
            case Not(operand):
                waiting.append(operand)
            case Known():
                yield node
            case Literal():
                continue
            case _:
                yield atom(node)
