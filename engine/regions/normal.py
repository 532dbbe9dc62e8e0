"""Brings conditions into the form that regions are made of.

What is left are `and`, `or`, `not`, `known`, plain facts that are so or not, and comparisons of one
plain part with a constant, of an option with a choices fact, or of two plain parts with each other.
"""

from collections.abc import Iterator, Mapping
from itertools import product

from engine.expression_functions import EQUAL, OUTSIDE, WITHIN, Operator
from engine.expression_nodes import (
    And,
    Derived,
    Literal,
    Node,
    Not,
    Operation,
    Or,
    Read,
    parts_of,
)
from engine.facts import Fact
from engine.kinds import Kind
from engine.regions.alternatives import (
    COMPARISONS,
    MIRRORED,
    MOST,
    Alternative,
    Guard,
    alternatives,
    cases,
)
from engine.regions.boxes import TooComplex

MOST_OPTIONS = 40
"""Up to how many options a choice is looked at one by one when it is compared with another."""

Facts = Mapping[str, Fact]


class Normal:
    """Brings the conditions of one guide into normal form; each is worked on once.

    Computed facts are taken `apart` into their cases, or stand for whatever value they may have.
    """

    def __init__(self, facts: Facts, *, apart: bool = True) -> None:
        self._facts = facts
        self._apart = apart
        self._done: dict[int, tuple[Node, Node]] = {}

    def __call__(self, node: Node) -> Node:
        """The condition in normal form. Raises TooComplex."""
        found = self._done.get(id(node))
        if found is None:
            found = self._done[id(node)] = (node, self._normal(node))
        return found[1]

    def _normal(self, node: Node) -> Node:
        match node:
            case Not(operand):
                return Not(self(operand), node.text)
            case And(operands) | Or(operands):
                return node._replace(operands=tuple(self(each) for each in operands))
            case Derived() if self._apart:
                each = (self._guarded(guards, self(value)) for guards, value in cases(node))
                return Or(tuple(each), node.text)
            case Operation(operator, (left, right)) if operator in COMPARISONS:
                return self._comparison(operator, left, right, node.text)
            case _:
                return node

    def _guarded(self, guards: tuple[Guard, ...], then: Node) -> Node:
        if not guards:
            return then
        conditions = [(self(condition), wanted) for condition, wanted in guards]
        parts = (each if wanted else Not(each, each.text) for each, wanted in conditions)
        return And((*parts, then), then.text)

    def _comparison(self, operator: Operator, left: Node, right: Node, text: str) -> Node:
        if operator is OUTSIDE:
            return Not(self._comparison(WITHIN, left, right, text), text)
        if not self._apart and (_is_computed(left) or _is_computed(right)):
            return self._plain(operator, left, right, text)
        try:
            return self._by_cases(operator, left, right, text)
        except TooComplex:
            return Operation(operator, (left, right), text)

    def _by_cases(self, operator: Operator, left: Node, right: Node, text: str) -> Node:
        found: list[Node] = []
        for one, two in product(self._each(left, right), self._each(right, left)):
            if len(found) == MOST:
                raise TooComplex
            plain = self._plain(operator, one.part, two.part, text)
            found.append(self._guarded((*one.guards, *two.guards), plain))
        return found[0] if len(found) == 1 else Or(tuple(found), text)

    def _each(self, side: Node, other: Node) -> Iterator[Alternative]:
        """What one side may be; a choice is taken apart where the other side is no constant."""
        for each in alternatives(side):
            fact = self._facts.get(each.part.key) if isinstance(each.part, Read) else None
            if fact is None or isinstance(other, Literal) or not _is_small_choice(fact):
                yield each
            else:
                yield from _options(each, fact)

    def _plain(self, operator: Operator, left: Node, right: Node, text: str) -> Node:
        """A comparison of two parts without computed facts."""
        if isinstance(left, Literal) and isinstance(right, Literal):
            return Literal(operator.apply(left.value, right.value), text)
        if isinstance(left, Literal) and operator is not WITHIN:
            left, right, operator = right, left, MIRRORED[operator]
        if isinstance(right, Literal) and operator is not WITHIN:
            return self._with_constant(operator, left, right, text)
        return Operation(operator, (left, right), text)

    def _with_constant(self, operator: Operator, left: Node, right: Literal, text: str) -> Node:
        """A comparison with a constant; of a choices fact each option is in a list, or is not."""
        fact = self._facts.get(left.key) if isinstance(left, Read) else None
        if fact is None or not isinstance(right.value, frozenset):
            return Operation(operator, (left, right), text)
        parts = []
        for option in fact.options:
            part: Node = Operation(WITHIN, (Literal(option.id, option.id), left), text)
            parts.append(part if option.id in right.value else Not(part, text))
        same = And(tuple(parts), text)
        return same if operator is EQUAL else Not(same, text)


def _is_computed(node: Node) -> bool:
    return isinstance(node, Derived) or any(map(_is_computed, parts_of(node)))


def _is_small_choice(fact: Fact) -> bool:
    return fact.kind is Kind.CHOICE and len(fact.options) <= MOST_OPTIONS


def _options(alternative: Alternative, fact: Fact) -> Iterator[Alternative]:
    part = alternative.part
    for option in fact.options:
        constant = Literal(option.id, f'"{option.id}"')
        is_it = Operation(EQUAL, (part, constant), f'{part.text} == "{option.id}"')
        yield Alternative((*alternative.guards, Guard(is_it, wanted=True)), constant)
