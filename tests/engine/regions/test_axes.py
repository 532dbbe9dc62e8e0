"""Axes: their classes are those that no comparison tells apart, and samples lie in them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.expression_functions import AT_LEAST, AT_MOST, EQUAL, LESS, MORE, UNEQUAL
from engine.regions.axes import Options, Ordered
from engine.regions.scales import AMOUNTS, DAYS, NUMBERS, WHOLE, Boundary, Scale

OPERATORS = (LESS, AT_MOST, MORE, AT_LEAST, EQUAL, UNEQUAL)
CONSTANTS = st.lists(st.integers(-9, 9), min_size=1, max_size=4)


def axis(scale: Scale, constants: list[int]) -> Ordered:
    cuts = {cut for each in constants for cut in (scale.before(each), scale.after(each))}
    return Ordered(scale, tuple(sorted(cuts)))


@pytest.mark.parametrize("scale", [WHOLE, AMOUNTS, NUMBERS])
@given(CONSTANTS)
def test_every_sample_of_a_class_compares_like_the_class(
    scale: Scale, constants: list[int]
) -> None:
    made = axis(scale, constants)
    for number in range(len(made.cuts) + 1):
        for sample in made.samples(1 << number):
            assert made.mask([sample]) == 1 << number
            for operator in OPERATORS:
                for constant in constants:
                    holds = bool(made.where(operator, constant) >> number & 1)
                    assert holds is operator.apply(sample, constant)


def test_nothing_lies_between_neighbours_that_come_in_grains() -> None:
    assert WHOLE.after(2) == WHOLE.before(3)
    assert AMOUNTS.after(Decimal("9.99")) == AMOUNTS.before(10)
    assert DAYS.after(date(2026, 1, 31)) == DAYS.before(date(2026, 2, 1))
    assert NUMBERS.after(2) < NUMBERS.before(3)


def test_a_constant_between_grains_cuts_between_its_neighbours() -> None:
    assert WHOLE.before(Decimal("2.5")) == WHOLE.after(Decimal("2.5")) == WHOLE.after(2)


def test_bounds_limit_the_axis() -> None:
    made = Ordered(WHOLE, (Boundary(3),), WHOLE.before(1), WHOLE.after(9))
    assert made.where(LESS, 1) == 0
    assert made.where(AT_MOST, 9) == made.full
    assert made.size(made.full) == 9
    assert made.mask([0, 10]) == 0


def test_the_size_of_a_class_is_how_many_values_it_holds_or_its_length() -> None:
    assert axis(NUMBERS, [2, 5]).size(0b00100) == 3
    assert axis(NUMBERS, [2]).size(0b001) is None
    assert Options(("basic", "plus", "max")).size(0b101) == 2
