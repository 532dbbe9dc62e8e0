"""Regions and the solver z3 agree on thousands of random lists of conditions."""

from datetime import date
from decimal import Decimal
from functools import cache
from itertools import combinations
from random import Random
from typing import Any

import pytest
import z3

from engine.expression_functions import (
    AT_LEAST,
    AT_MOST,
    EQUAL,
    LESS,
    MORE,
    OUTSIDE,
    TIMES,
    UNEQUAL,
    WITHIN,
)
from engine.expression_nodes import And, Computed, Derived, Literal, Node, Not, Operation, Or, Read
from engine.expressions import Expression
from engine.facts import Fact
from engine.kinds import Kind
from engine.regions import Decision, Space, TooComplex
from engine.regions.axes import Ordered
from tests.engine.regions.random_conditions import FACTS, conditions

LISTS = 600
_ORDER = {
    LESS: lambda one, two: one < two,
    AT_MOST: lambda one, two: one <= two,
    MORE: lambda one, two: one > two,
    AT_LEAST: lambda one, two: one >= two,
    EQUAL: lambda one, two: one == two,
    UNEQUAL: lambda one, two: one != two,
}


@cache
def variable(name: str) -> Any:
    """A fact as z3 knows it; options and days are whole numbers, money is in cents."""
    match FACTS[name].kind:
        case Kind.YES_NO:
            return z3.Bool(name)
        case Kind.NUMBER:
            return z3.Real(name)
        case Kind.CHOICES:
            return {option.id: z3.Bool(f"{name} {option.id}") for option in FACTS[name].options}
        case _:
            return z3.Int(name)


def value(constant: Any, fact: Fact | None = None) -> Any:
    match constant:
        case bool():
            return z3.BoolVal(constant)
        case str() if fact is not None:
            return z3.IntVal([option.id for option in fact.options].index(constant))
        case date():
            return z3.IntVal(constant.toordinal())
        case _:
            return z3.RealVal(str(constant))


def bounds() -> list[Any]:
    """What each fact can be."""
    found = []
    for name, fact in FACTS.items():
        here = variable(name)
        if fact.kind is Kind.CHOICE:
            found.append(z3.And(here >= 0, here < len(fact.options)))
        if isinstance(fact.minimum, int | Decimal):
            found.append(term(Read(name, name, None)) >= value(fact.minimum))
        if isinstance(fact.maximum, int | Decimal):
            found.append(term(Read(name, name, None)) <= value(fact.maximum))
    return found


_SCALES = {Kind.MONEY: 100, Kind.INTEGER: 1}


def number(name: str) -> Any:
    return z3.ToReal(variable(name)) / _SCALES[FACTS[name].kind]


def term(node: Node, fact: Fact | None = None) -> Any:
    match node:
        case Literal(constant):
            return value(constant, fact)
        case Read(key):
            return number(key) if FACTS[key].kind in _SCALES else variable(key)
        case Derived(computed):
            return cases(computed)
        case Operation(operator, (left, right)) if operator is TIMES:
            return term(left) * term(right)
        case _:
            return truth(node)


def cases(computed: Computed) -> Any:
    (last,) = [value.tree for condition, value in computed.cases if condition is None]
    found = term(last)
    for condition, each in reversed(computed.cases):
        if condition is not None:
            found = z3.If(truth(condition.tree), term(each.tree), found)
    return found


def truth(node: Node) -> Any:
    match node:
        case Literal(constant):
            return z3.BoolVal(bool(constant))
        case Not(operand):
            return z3.Not(truth(operand))
        case And(operands):
            return z3.And([truth(each) for each in operands])
        case Or(operands):
            return z3.Or([truth(each) for each in operands])
        case Operation(operator, (left, right)):
            return compared(operator, left, right)
        case _:
            return term(node)


def within(left: Node, right: Node) -> Any:
    if isinstance(right, Read):
        assert isinstance(left, Literal)
        return variable(right.key)[left.value]
    assert isinstance(right, Literal)
    fact = FACTS[left.key] if isinstance(left, Read) else None
    return z3.Or([term(left) == value(each, fact) for each in sorted(right.value, key=str)])


def compared(operator: Any, left: Node, right: Node) -> Any:
    if operator in (WITHIN, OUTSIDE):
        found = within(left, right)
        return found if operator is WITHIN else z3.Not(found)
    fact = next((FACTS[each.key] for each in (left, right) if isinstance(each, Read)), None)
    if isinstance(right, Literal) and isinstance(right.value, frozenset):
        assert isinstance(left, Read)
        each = variable(left.key).items()
        same = z3.And([held if id_ in right.value else z3.Not(held) for id_, held in each])
        return same if operator is EQUAL else z3.Not(same)
    return _ORDER[operator](term(left, fact), term(right, fact))


@cache
def bounded() -> z3.Solver:
    """The one solver, which takes demands for a while: to make one is dearer than to ask it."""
    solver = z3.Solver()
    solver.add(*bounds())
    return solver


def possible(*demands: Any) -> bool:
    solver = bounded()
    solver.push()
    solver.add(*demands)
    found = solver.check()
    solver.pop()
    assert found != z3.unknown
    return bool(found == z3.sat)


def decided(listed: list[Expression]) -> Decision:
    trees = [each.tree for each in listed]
    return Decision(Space(FACTS, trees, lambda _: True), trees)


@pytest.mark.parametrize("seed", range(4))
def test_gaps_dead_routes_and_overlaps_are_those_of_z3(seed: int) -> None:
    chance = Random(seed)
    undecided = 0
    for _ in range(LISTS):
        listed = conditions(chance)
        try:
            agree(listed)
        except TooComplex:
            undecided += 1
    assert undecided <= LISTS // 200


def agree(listed: list[Expression]) -> None:
    made = decided(listed)
    texts = [each.text for each in listed]
    told = [truth(each.tree) for each in listed]
    none = [z3.Not(each) for each in told]
    assert bool(list(made.gaps())) == possible(*none), texts
    for number, each in enumerate(told):
        taken = possible(*none[:number], each)
        assert (number not in made.never) == taken, (texts, number)
    for one, two in combinations(range(len(told)), 2):
        shared = bool(made.shared(one, two))
        assert shared == possible(told[one], told[two]), (texts, one, two)
        assert shared == ((one, two) in made.meeting), (texts, one, two)


@pytest.mark.parametrize("seed", range(4, 8))
def test_every_gap_is_one_whole_and_as_large_as_it_can_be(seed: int) -> None:
    chance = Random(seed)
    for _ in range(LISTS // 6):
        listed = conditions(chance)
        made = decided(listed)
        none = [z3.Not(truth(each.tree)) for each in listed]
        left = [z3.Not(in_box(gap.box, made.space)) for gap in made.gaps()]
        assert not possible(*none, *left), [each.text for each in listed]
        for gap in made.gaps():
            assert gap.proved
            inside = in_box(gap.box, made.space)
            assert not possible(inside, z3.Not(z3.And(none))), [each.text for each in listed]


def in_box(box: tuple[int, ...], space: Space) -> Any:
    return z3.And(
        [
            held(space, name, mask)
            for name, mask, full in zip(space.axes, box, space.everything, strict=True)
            if mask != full
        ]
    )


def held(space: Space, name: Any, mask: int) -> Any:
    axis, fact = space.axes[name], space.facts[name.of]
    if name.kind == "has":
        here = variable(name.of)[name.option]
        return here if mask & 1 else z3.Not(here)
    here = term(Read(name.of, name.of, None))
    if fact.kind in (Kind.CHOICE, Kind.YES_NO):
        return z3.Or([here == value(each, fact) for each in axis.samples(mask)])
    assert isinstance(axis, Ordered)
    parts = []
    for low, high in axis.stretches(mask):
        ends = [z3.BoolVal(val=True)]
        if low is not None:
            edge = value(axis.scale.at(low.coordinate))
            ends.append(here > edge if low.side else here >= edge)
        if high is not None:
            edge = value(axis.scale.at(high.coordinate))
            ends.append(here <= edge if high.side else here < edge)
        parts.append(z3.And(ends))
    return z3.Or(parts)
