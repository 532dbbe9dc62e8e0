"""Carries conditions of the catalogue over to the facts of a guide."""

from collections.abc import Mapping
from dataclasses import replace

from engine.expression_nodes import And, Expression, Known, Node, Not, Operation, Or, Read

Meanings = Mapping[str, str | Expression]
"""What each name means in the guide: the key of a fact, or how it is computed."""


def bound(expression: Expression, meanings: Meanings) -> Expression:
    """The expression over a guide's own facts, for evaluating it and telling why it holds.

    `expression` reads facts by name alone; a computed fact becomes what it is computed from.
    """
    reads = _keys(expression.reads, meanings)
    return replace(expression, tree=_bound(expression.tree, meanings), reads=reads)


def both(first: Expression, second: Expression) -> Expression:
    """The condition that both hold."""
    text = f"{first.text} and {second.text}"
    tree = And((first.tree, second.tree), text)
    return replace(first, text=text, tree=tree, reads=first.reads | second.reads)


def _keys(names: frozenset[str], meanings: Meanings) -> frozenset[str]:
    found: set[str] = set()
    for name in names:
        meaning = meanings[name]
        found |= {meaning} if isinstance(meaning, str) else meaning.reads
    return frozenset(found)


def _bound(node: Node, meanings: Meanings) -> Node:
    match node:
        case Read(name, text):
            meaning = meanings[name]
            return Read(meaning, text, None) if isinstance(meaning, str) else meaning.tree
        case Known(names, text):
            return Known(_needs(names, meanings), text)
        case Not(operand):
            return node._replace(operand=_bound(operand, meanings))
        case And() | Or() | Operation():
            return node._replace(operands=tuple(_bound(each, meanings) for each in node.operands))
        case _:
            return node


def _needs(names: frozenset[str], meanings: Meanings) -> frozenset[str]:
    found: set[str] = set()
    for name in names:
        meaning = meanings[name]
        found |= {meaning} if isinstance(meaning, str) else meaning.needs
    return frozenset(found)
