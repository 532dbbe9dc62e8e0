"""How far values are from meeting a condition: what a search for better ones goes down."""

from collections.abc import Callable, Mapping
from datetime import date
from math import inf

from engine.expression_nodes import And, Computed, Derived, Literal, Node, Not, Operation, Or
from engine.expressions import value_at
from engine.kinds import Value

Values = Mapping[str, Value]


def distance(node: Node, values: Values, *, wanted: bool) -> float:
    """How far a condition is from coming out as wanted; 0 where it does.

    The branch distance of Korel, "Automated Software Test Data Generation" (1990): what must all
    hold adds up, of what may hold the nearest counts, and of two numbers how far they are apart.
    """
    match node:
        case Not(operand):
            return distance(operand, values, wanted=not wanted)
        case And(operands) | Or(operands):
            joined = _summed if isinstance(node, And) is wanted else _nearest
            return joined(operands, values, wanted=wanted)
        case Literal(value):
            return 0 if value is wanted else inf
        case Derived(computed):
            return _by_cases(computed, values, lambda each: distance(each, values, wanted=wanted))
        case Operation():
            return _of_operation(node, values, wanted=wanted)
    return int(value_at(node, values) is not wanted)


def _of_operation(node: Operation, values: Values, *, wanted: bool) -> float:
    if value_at(node, values) is wanted:
        return 0
    taken = next((each for each in node.operands if isinstance(each, Derived)), None)
    if taken is None:
        return _apart(node, values)

    def of_case(value: Node) -> float:
        operands = tuple(value if each is taken else each for each in node.operands)
        return distance(node._replace(operands=operands), values, wanted=wanted)

    return _by_cases(taken.computed, values, of_case)


def _by_cases(computed: Computed, values: Values, of_case: Callable[[Node], float]) -> float:
    """The distance to that case of a computed fact, `of_case` added, which is the nearest."""
    nearest, passed = inf, 0.0
    for condition, value in computed.cases:
        here = passed
        if condition is not None:
            here += distance(condition.tree, values, wanted=True)
            passed += distance(condition.tree, values, wanted=False)
        if here < nearest:
            nearest = min(nearest, here + of_case(value.tree))
    return nearest


def _summed(nodes: tuple[Node, ...], values: Values, *, wanted: bool) -> float:
    return sum(distance(each, values, wanted=wanted) for each in nodes)


def _nearest(nodes: tuple[Node, ...], values: Values, *, wanted: bool) -> float:
    return min((distance(each, values, wanted=wanted) for each in nodes), default=inf)


def _apart(node: Operation, values: Values) -> float:
    """Between 0 and 1 for what compares two numbers or days; 1 for all else, inf if it is fixed."""
    if all(isinstance(each, Literal) for each in node.operands):
        return inf
    numbers = [_number(value_at(each, values)) for each in node.operands]
    match numbers:
        case [float() as left, float() as right]:
            gap = abs(left - right)
            return (gap + 1) / (gap + 2)
        case _:
            return 1


def _number(value: Value | None) -> float | None:
    match value:
        case bool() | str() | frozenset() | None:
            return None
        case date():
            return float(value.toordinal())
        case _:
            return float(value)
