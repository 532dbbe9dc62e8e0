"""Which combinations of facts no condition of a list takes.

The values of each fact fall into classes that the conditions cannot tell apart: the options of a
choice, the stretches between the numbers that a fact is compared with. One value stands for each
class, so a few combinations, the cells, decide about all values. What the conditions compare
otherwise (two facts, sums, functions) stands in a cell as if it could have any value: such a gap
is possible, not proved.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, product
from math import prod
from typing import Any, NamedTuple

from engine.checks.classes import values_of, values_of_term
from engine.expression_functions import (
    AT_LEAST,
    AT_MOST,
    EQUAL,
    LESS,
    MORE,
    OUTSIDE,
    UNEQUAL,
    WITHIN,
)
from engine.expression_nodes import (
    And,
    Computed,
    Derived,
    Known,
    Literal,
    Node,
    Not,
    Operation,
    Or,
    Read,
)
from engine.facts import Fact
from engine.kinds import Value

MOST_CELLS = 4096
_ORDER = (LESS, AT_MOST, EQUAL, UNEQUAL, MORE, AT_LEAST)
_GROUPS = (WITHIN, OUTSIDE)
UNSET = object()

Axis = tuple[str, str]
"""What a cell tells: a fact by its key, or a term or condition by its text."""
Cell = dict[Axis, Any]


class Gap(NamedTuple):
    """Facts that no condition takes; `proved` where they can really occur together."""

    facts: Mapping[str, Value | None]
    proved: bool


@dataclass(slots=True)
class _Axes:
    """The axes of the cells, each with the constants that it is compared with."""

    facts: Mapping[str, Fact]
    found: dict[Axis, list[Any]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)

    def note(self, axis: Axis, *constants: Any) -> None:
        self.found.setdefault(axis, []).extend(constants)

    def condition(self, node: Node) -> None:
        """Note the axes of a condition."""
        match node:
            case And(operands) | Or(operands):
                for operand in operands:
                    self.condition(operand)
            case Not(operand):
                self.condition(operand)
            case Known(keys):
                self.asked |= keys
                for key in keys:
                    self.note(("fact", key))
            case Read(key):
                self.note(("fact", key))
            case Derived(computed) if _is_plain(computed):
                self.computed(computed)
            case Operation(operator, (left, right)) if operator in _ORDER + _GROUPS:
                self.comparison(left, right)
            case Literal():
                pass
            case _:
                self.note(("condition", node.text))

    def computed(self, computed: Computed) -> None:
        for condition, value in computed.cases:
            if condition is not None:
                self.condition(condition.tree)
            if isinstance(value.tree, Read):
                self.condition(value.tree)

    def comparison(self, left: Node, right: Node) -> None:
        if isinstance(left, Literal) and isinstance(right, Literal):
            return
        if isinstance(right, Literal):
            self.term(left, right.value)
        elif isinstance(left, Literal):
            self.term(right, left.value)
        else:
            self.note(_between(left, right))

    def term(self, node: Node, constant: Any) -> None:
        if isinstance(node, Derived) and _is_plain(node.computed):
            self.computed(node.computed)
        else:
            constants = constant if isinstance(constant, frozenset) else (constant,)
            self.note(_axis(node), *constants)


def _is_plain(computed: Computed) -> bool:
    """Whether each case of a computed fact gives a value that stands in the text."""
    return all(isinstance(value.tree, Literal) for _, value in computed.cases)


def _axis(node: Node) -> Axis:
    return ("fact", node.key) if isinstance(node, Read) else ("term", node.text)


def _between(left: Node, right: Node) -> Axis:
    first, second = sorted((left.text, right.text))
    return "order", f"{first}\n{second}"


def gaps(
    conditions: Sequence[Node],
    facts: Mapping[str, Fact],
    known: Iterable[str],
    possible: Mapping[str, Sequence[Value]],
) -> Iterator[Gap]:
    """The combinations of facts in which none of the conditions holds.

    `known` are the keys of the facts that are set for certain; `possible` limits the values of
    some. Of more combinations than can be looked at, one gap that is not proved stands for all.
    """
    axes = _Axes(facts)
    for condition in conditions:
        axes.condition(condition)
    sure = set(known)
    plain: dict[Axis, Sequence[Any]] = {}
    others: dict[Axis, Sequence[Any]] = {}
    for axis, constants in axes.found.items():
        if axis[0] == "fact" and axis[1] in facts:
            values = values_of(facts[axis[1]], constants, possible.get(axis[1]))
            unset = axis[1] in axes.asked and axis[1] not in sure
            plain[axis] = [*values, UNSET] if unset else values
        else:
            others[axis] = values_of_term(axis[0], constants)
    if prod(map(len, chain(plain.values(), others.values()))) > MOST_CELLS:
        yield Gap({}, proved=False)
    else:
        yield from _search(conditions, plain, others)


def _search(
    conditions: Sequence[Node],
    plain: Mapping[Axis, Sequence[Any]],
    others: Mapping[Axis, Sequence[Any]],
) -> Iterator[Gap]:
    for values in product(*plain.values()):
        cell: Cell = dict(zip(plain, values, strict=True))
        holes = [_is_gap(conditions, {**cell, **rest}) for rest in _all(others)]
        if any(holes):
            facts = {key: None if value is UNSET else value for (_, key), value in cell.items()}
            yield Gap(facts, proved=all(holes))


def _all(axes: Mapping[Axis, Sequence[Any]]) -> Iterator[Cell]:
    for values in product(*axes.values()):
        yield dict(zip(axes, values, strict=True))


def _is_gap(conditions: Sequence[Node], cell: Cell) -> bool:
    return all(_value(condition, cell) is False for condition in conditions)


def _value(node: Node, cell: Cell) -> Any:
    """The node's value in a cell; None where it reads what is unset."""
    if isinstance(node, Literal):
        return node.value
    if isinstance(node, Read):
        value = cell["fact", node.key]
        return node.default if value is UNSET else value
    if isinstance(node, Operation) and node.operator in _ORDER + _GROUPS:
        return _compared(node, cell)
    return _logical(node, cell)


def _logical(node: Node, cell: Cell) -> Any:
    match node:
        case Known(keys):
            return all(cell["fact", key] is not UNSET for key in keys)
        case Not(operand):
            value = _value(operand, cell)
            return None if value is None else not value
        case And(operands) | Or(operands):
            return _joined(node, [_value(operand, cell) for operand in operands])
        case Derived(computed) if _is_plain(computed):
            return _computed(computed, cell)
        case _:
            return cell["condition", node.text]


def _joined(node: And | Or, values: list[Any]) -> Any:
    decisive = isinstance(node, Or)
    if decisive in values:
        return decisive
    return None if None in values else not decisive


def _computed(computed: Computed, cell: Cell) -> Any:
    for condition, value in computed.cases:
        holds = condition is None or _value(condition.tree, cell)
        if holds is None:
            return None
        if holds:
            return _value(value.tree, cell)
    return None


def _compared(node: Operation, cell: Cell) -> Any:
    left, right = node.operands
    if not isinstance(left, Literal) and not isinstance(right, Literal):
        order = cell[_between(left, right)]
        turned = left.text > right.text
        return node.operator.apply(-order if turned else order, 0)
    values = [_side(side, cell) for side in (left, right)]
    return None if None in values else node.operator.apply(*values)


def _side(node: Node, cell: Cell) -> Any:
    if isinstance(node, Literal | Read) or (isinstance(node, Derived) and _is_plain(node.computed)):
        return _value(node, cell)
    return cell[("term", node.text)]
