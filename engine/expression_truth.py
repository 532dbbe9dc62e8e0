"""What an expression says when not everything is known, and why it says so.

The logic is Kleene's: an unset fact makes what needs it unknown (None), but `false and unknown`
is false and `true or unknown` is true. What cannot be computed is unknown as well.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from engine.expression_flow import NOTHING, Facts
from engine.expression_nodes import (
    And,
    Computed,
    Derived,
    Expression,
    Known,
    Literal,
    Node,
    Not,
    Operation,
    Or,
    Read,
    Today,
    parts_of,
)
from engine.kinds import Value

MOST_REASONS = 16
"""How many sets of reasons are weighed at a time; in conditions of a usual size, all are."""

Given = Mapping[str, Value]


class Failure(NamedTuple):
    """The smallest part of a condition that did not hold, and the facts which show that.

    `unknown` tells that it is not false but open: its facts are unset.
    """

    text: str
    facts: Facts
    unknown: bool


def evaluate(expression: Expression, facts: Given) -> Value | None:
    """The value of the expression, or None where the facts do not tell it."""
    value: Value | None = _value(expression.tree, facts)
    return value


def reasons(expression: Expression, facts: Given) -> Facts:
    """The fewest facts that make a true condition true, whatever the others may be.

    None of them can be left out. Of sets that are equally small the first by name is taken.
    ValueError where the condition is not true.
    """
    if _value(expression.tree, facts) is not True:
        message = f"{expression.text!r} is not true"
        raise ValueError(message)
    return _irreducible(expression, facts, _supports(expression.tree, facts)[0])


def failing(expression: Expression, facts: Given) -> Failure:
    """The smallest part of a condition that kept it from being true.

    What is false is told before what is unknown. ValueError where the condition is true.
    """
    if _value(expression.tree, facts) is True:
        message = f"{expression.text!r} is true"
        raise ValueError(message)
    return _failing(expression.tree, facts)


def value_at(node: Node, facts: Given) -> Value | None:
    """The value of a part of an expression, or None where the facts do not tell it."""
    value: Value | None = _value(node, facts)
    return value


def _value(node: Node, facts: Given, hidden: Facts = NOTHING) -> Any:
    """The node's value; `hidden` facts are set, but nobody may look at them."""
    return _VALUE[type(node)](node, facts, hidden)


def _read(node: Read, facts: Given, hidden: Facts) -> Value | None:
    return None if node.key in hidden else facts.get(node.key, node.default)


def _derived(node: Derived, facts: Given, hidden: Facts) -> Any:
    for condition, value in node.computed.cases:
        holds = condition is None or _value(condition.tree, facts, hidden)
        if holds is None:
            return None
        if holds:
            return _value(value.tree, facts, hidden)
    return None


def _known(node: Known, facts: Given, hidden: Facts) -> bool | None:
    if any(key not in facts for key in node.keys):
        return False
    return None if node.keys & hidden else True


def _not(node: Not, facts: Given, hidden: Facts) -> bool | None:
    value: bool | None = _value(node.operand, facts, hidden)
    return None if value is None else not value


def _decided(node: And | Or, facts: Given, hidden: Facts) -> bool | None:
    """`and` is decided by one false operand, `or` by a true one."""
    decisive = isinstance(node, Or)
    result: bool | None = not decisive
    for operand in node.operands:
        value: bool | None = _value(operand, facts, hidden)
        if value is decisive:
            return decisive
        if value is None:
            result = None
    return result


def _operation(node: Operation, facts: Given, hidden: Facts) -> Any:
    values = [_value(operand, facts, hidden) for operand in node.operands]
    if None in values:
        return None
    try:
        return node.operator.apply(*values)
    except ArithmeticError:
        return None


_VALUE: Mapping[type[Node], Callable[[Any, Given, Facts], Any]] = {
    Literal: lambda node, _, __: node.value,
    Today: lambda _, facts, __: facts.get("today"),
    Read: _read,
    Derived: _derived,
    Known: _known,
    Not: _not,
    And: _decided,
    Or: _decided,
    Operation: _operation,
}


def _supports(node: Node, facts: Given) -> list[Facts]:
    """The smallest sets of facts which alone give the node the value that it has."""
    match node:
        case Read(key):
            return [frozenset((key,))] if key in facts else [NOTHING]
        case Known(keys):
            return [keys] if all(key in facts for key in keys) else [NOTHING]
        case Derived(computed):
            return _together(_supports(part, facts) for part in _taken(computed, facts))
        case And(operands) | Or(operands):
            decisive = isinstance(node, Or)
            decided = [part for part in operands if _value(part, facts) is decisive]
            if decided:
                return _best(each for part in decided for each in _supports(part, facts))
            return _together(_supports(part, facts) for part in operands)
        case _:
            return _together(_supports(part, facts) for part in parts_of(node))


def _taken(computed: Computed, facts: Given) -> Iterator[Node]:
    """The conditions that were asked for a computed fact, and the value that was taken."""
    for condition, value in computed.cases:
        if condition:
            yield condition.tree
        if condition is None or _value(condition.tree, facts):
            yield value.tree
            return


def _together(supports: Iterable[list[Facts]]) -> list[Facts]:
    """The smallest unions of one set from each list."""
    together = [NOTHING]
    for each in supports:
        together = _best(first | second for first in together for second in each)
    return together


def _best(sets: Iterable[Facts]) -> list[Facts]:
    """The sets that contain no other, smallest first."""
    kept: list[Facts] = []
    for facts in sorted(set(sets), key=lambda facts: (len(facts), sorted(facts))):
        if not any(smaller <= facts for smaller in kept):
            kept.append(facts)
            if len(kept) == MOST_REASONS:
                break
    return kept


def _irreducible(expression: Expression, facts: Given, chosen: Facts) -> Facts:
    """`chosen` without the facts that the others make superfluous."""
    for key in sorted(chosen):
        fewer = chosen - {key}
        hidden = (expression.reads & facts.keys()) - fewer
        if _value(expression.tree, facts, hidden) is True:
            chosen = fewer
    return chosen


def _failing(node: Node, facts: Given) -> Failure:
    if isinstance(node, And):
        parts = [part for part in node.operands if _value(part, facts) is not True]
        failures = [_failing(part, facts) for part in parts]
        return min(failures, key=lambda failure: failure.unknown)
    value = _value(node, facts)
    shown = NOTHING if value is None else _supports(node, facts)[0]
    unset = NOTHING if shown else _unset(node, facts)
    return Failure(node.text, shown or unset, value is None or bool(unset))


def _unset(node: Node, facts: Given) -> Facts:
    """The unset facts that leave the node open, or that it asks for with `known`."""
    match node:
        case Read(key, _, default):
            return NOTHING if key in facts or default is not None else frozenset((key,))
        case Known(keys):
            return keys - facts.keys()
        case _:
            parts = parts_of(node)
            undecided = [part for part in parts if _value(part, facts) is None] or parts
            return NOTHING.union(*(_unset(part, facts) for part in undecided))
