"""Which facts an expression needs, and which are known for certain once it is true or false.

Operands are evaluated from left to right and `and` and `or` stop early, so `known(a) and a > 3`
needs nothing: its second half is only reached where `a` is known.
"""

from collections.abc import Iterable
from typing import NamedTuple

Facts = frozenset[str]
Certain = Facts | None
"""What an outcome makes certain; None stands for an outcome that cannot happen."""

NOTHING: Facts = frozenset()


class Flow(NamedTuple):
    """`needs` must be known before; `if_true` and `if_false` are known after that outcome.

    A value that is not a condition makes the same certain either way.
    """

    needs: Facts
    if_true: Certain
    if_false: Certain

    @property
    def after(self) -> Facts:
        """What is known whatever the outcome."""
        return _common(self.if_true, self.if_false) or NOTHING


CONSTANT = Flow(NOTHING, NOTHING, NOTHING)
ALWAYS = Flow(NOTHING, NOTHING, None)
NEVER = Flow(NOTHING, None, NOTHING)


def reading_of(key: str) -> Flow:
    """The flow of reading one fact."""
    facts = frozenset((key,))
    return Flow(facts, facts, facts)


def asking(keys: Facts) -> Flow:
    """The flow of asking whether facts are known."""
    return Flow(NOTHING, keys, NOTHING)


def negated(flow: Flow) -> Flow:
    """The flow of `not x`."""
    return Flow(flow.needs, flow.if_false, flow.if_true)


def both(first: Flow, second: Flow) -> Flow:
    """The flow of `x and y`."""
    return chosen(first, second, NEVER)


def either(first: Flow, second: Flow) -> Flow:
    """The flow of `x or y`."""
    return chosen(first, ALWAYS, second)


def chosen(condition: Flow, then: Flow, otherwise: Flow) -> Flow:
    """The flow of evaluating `then` where the condition is true and `otherwise` where not."""
    needs = (
        condition.needs
        | _unmet(then.needs, condition.if_true)
        | _unmet(otherwise.needs, condition.if_false)
    )
    if_true = _common(
        _joined(condition.if_true, then.if_true), _joined(condition.if_false, otherwise.if_true)
    )
    if_false = _common(
        _joined(condition.if_true, then.if_false), _joined(condition.if_false, otherwise.if_false)
    )
    return Flow(needs, _joined(if_true, needs), _joined(if_false, needs))


def all_of(flows: Iterable[Flow]) -> Flow:
    """The flow of an operation that evaluates every operand."""
    needs = after = NOTHING
    for flow in flows:
        if flow is not CONSTANT:
            needs |= flow.needs - after
            after |= flow.after
    return Flow(needs, after, after)


def _unmet(needs: Facts, certain: Certain) -> Facts:
    return NOTHING if certain is None else needs - certain


def _joined(first: Certain, second: Certain) -> Certain:
    return None if first is None or second is None else first | second


def _common(first: Certain, second: Certain) -> Certain:
    if first is None:
        return second
    return first if second is None else first & second
