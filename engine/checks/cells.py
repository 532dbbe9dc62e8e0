"""Which combinations of facts no condition of a list takes.

The values of each fact fall into classes that the conditions cannot tell apart: the options of a
choice, the stretches between the numbers that a fact is compared with. One value stands for each
class, so a few combinations, the cells, decide about all values. What the conditions compare
otherwise (two facts, sums, functions) stands in a cell as if it could have any value: such a gap
is possible, not proved.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, combinations, product
from math import prod
from typing import Any, NamedTuple

from engine.expression_functions import AT_LEAST, AT_MOST, EQUAL, LESS, MORE, OUTSIDE, UNEQUAL, WITHIN
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
from engine.kinds import Kind, Value

MOST_CELLS = 4096
_ORDER = (LESS, AT_MOST, EQUAL, UNEQUAL, MORE, AT_LEAST)
_GROUPS = (WITHIN, OUTSIDE)
_NUMBERS = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.MONEY})
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


def gap(
    conditions: Sequence[Node],
    facts: Mapping[str, Fact],
    known: Iterable[str],
    possible: Mapping[str, Sequence[Value]],
) -> Gap | None:
    """A combination of facts in which none of the conditions holds, a proved one if there is one.

    `known` are the keys of the facts that are set for certain; `possible` limits the values of
    some. None where some condition always holds.
    """
    axes = _Axes(facts)
    for condition in conditions:
        axes.condition(condition)
    sure = set(known)
    plain: dict[Axis, Sequence[Any]] = {}
    others: dict[Axis, Sequence[Any]] = {}
    for axis, constants in axes.found.items():
        if axis[0] == "fact" and axis[1] in facts:
            values = _values_of(facts[axis[1]], constants, possible.get(axis[1]))
            unset = axis[1] in axes.asked and axis[1] not in sure
            plain[axis] = [*values, UNSET] if unset else values
        else:
            others[axis] = _values_of_term(axis, constants)
    if prod(map(len, chain(plain.values(), others.values()))) > MOST_CELLS:
        return Gap({}, proved=False)
    return _search(conditions, plain, others)


def _search(
    conditions: Sequence[Node],
    plain: Mapping[Axis, Sequence[Any]],
    others: Mapping[Axis, Sequence[Any]],
) -> Gap | None:
    doubtful: Gap | None = None
    for values in product(*plain.values()):
        cell: Cell = dict(zip(plain, values, strict=True))
        holes = [_is_gap(conditions, {**cell, **rest}) for rest in _all(others)]
        if not any(holes):
            continue
        facts = {key: None if value is UNSET else value for (_, key), value in cell.items()}
        if all(holes):
            return Gap(facts, proved=True)
        doubtful = doubtful or Gap(facts, proved=False)
    return doubtful


def _all(axes: Mapping[Axis, Sequence[Any]]) -> Iterator[Cell]:
    for values in product(*axes.values()):
        yield dict(zip(axes, values, strict=True))


def _is_gap(conditions: Sequence[Node], cell: Cell) -> bool:
    return all(_value(condition, cell) is False for condition in conditions)


def _value(node: Node, cell: Cell) -> Any:
    """The node's value in a cell; None where it reads what is unset."""
    match node:
        case Literal(value):
            return value
        case Read(key, _, default):
            value = cell[("fact", key)]
            return default if value is UNSET else value
        case Known(keys):
            return all(cell[("fact", key)] is not UNSET for key in keys)
        case Not(operand):
            value = _value(operand, cell)
            return None if value is None else not value
        case And(operands) | Or(operands):
            return _joined(node, [_value(operand, cell) for operand in operands])
        case Derived(computed) if _is_plain(computed):
            return _computed(computed, cell)
        case Operation(operator, (left, right)) if operator in _ORDER + _GROUPS:
            return _compared(node, left, right, cell)
        case _:
            return cell[("condition", node.text)]


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


def _compared(node: Operation, left: Node, right: Node, cell: Cell) -> Any:
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


def _values_of(fact: Fact, constants: list[Any], possible: Sequence[Value] | None) -> Sequence[Any]:
    """A value for each class of values of a fact."""
    if possible is not None:
        return possible
    match fact.kind:
        case Kind.YES_NO:
            return (True, False)
        case Kind.CHOICE:
            return [option.id for option in fact.options]
        case Kind.CHOICES:
            return _subsets(fact, constants)
        case kind if kind in _NUMBERS:
            low, high = fact.minimum, fact.maximum
            whole = kind is Kind.INTEGER
            return _numbers(constants, _number(low), _number(high), whole=whole)
        case Kind.DATE:
            low, high = fact.minimum, fact.maximum
            return _dates(constants, _day(low), _day(high))
        case _:
            return [*dict.fromkeys(constants), "…"]


def _values_of_term(axis: Axis, constants: list[Any]) -> Sequence[Any]:
    if axis[0] == "condition":
        return (True, False)
    if axis[0] == "order":
        return (-1, 0, 1)
    if any(isinstance(each, bool) for each in constants):
        return (True, False)
    if all(isinstance(each, int | Decimal) for each in constants):
        return _numbers(constants, None, None, whole=False)
    if all(isinstance(each, date) for each in constants):
        return _dates(constants, None, None)
    return [*dict.fromkeys(constants), "…"]


def _number(bound: object) -> Decimal | None:
    return Decimal(bound) if isinstance(bound, int | Decimal) else None


def _day(bound: object) -> date | None:
    return bound if isinstance(bound, date) else None


def _numbers(
    constants: list[Any], low: Decimal | None, high: Decimal | None, *, whole: bool
) -> list[Any]:
    """The constants, one number between each two, and one beyond them on either side."""
    cuts = sorted({Decimal(each) for each in constants})
    if not cuts:
        return [low if low is not None else high if high is not None else Decimal(0)]
    if whole:
        near = {int(cut.to_integral_value("ROUND_FLOOR")) + step for cut in cuts for step in (-1, 0, 1)}
        candidates: set[Any] = near | {cut + 1 for cut in near}
    else:
        candidates = {*cuts, cuts[0] - 1, cuts[-1] + 1}
        candidates |= {(one + two) / 2 for one, two in zip(cuts, cuts[1:], strict=False)}
    candidates |= {int(each) if whole else each for each in (low, high) if each is not None}
    allowed = [
        each
        for each in candidates
        if (low is None or each >= low) and (high is None or each <= high)
    ]
    return _one_of_each(sorted(allowed), cuts)


def _one_of_each(values: list[Any], cuts: list[Any]) -> list[Any]:
    """One value of each class that the cuts make."""
    classes = {(sum(cut < value for cut in cuts), value in cuts): value for value in reversed(values)}
    return sorted(classes.values())


def _dates(constants: list[Any], low: date | None, high: date | None) -> list[Any]:
    cuts = sorted(set(constants))
    if not cuts:
        return [low or high or date(2027, 1, 1)]
    day = timedelta(days=1)
    candidates = {each + step for each in cuts for step in (-day, 0 * day, day)}
    candidates |= {each for each in (low, high) if each is not None}
    allowed = [
        each
        for each in candidates
        if (low is None or each >= low) and (high is None or each <= high)
    ]
    return _one_of_each(sorted(allowed), cuts)


def _subsets(fact: Fact, constants: list[Any]) -> list[frozenset[str]]:
    """The sets of the options that are spoken of, with and without one of the others."""
    spoken = [option.id for option in fact.options if option.id in constants]
    rest = [option.id for option in fact.options if option.id not in constants][:1]
    pool = spoken + rest
    return [
        frozenset(each) for size in range(len(pool) + 1) for each in combinations(pool, size)
    ]
