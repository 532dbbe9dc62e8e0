"""Boxes and regions obey the laws of sets, cell by cell."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.regions import (
    TooComplex,
    common,
    covers,
    difference,
    holds,
    hull,
    intersection,
    meet,
    narrowed,
    union,
)
from engine.regions.boxes import MOST_BOXES, MOST_PAIRS, Box, Region, about

MASKS = st.integers(1, 15)
BOXES = st.tuples(MASKS, MASKS)
REGIONS = st.lists(BOXES, max_size=5).map(tuple)
CELLS = [(1 << one, 1 << two) for one, two in product(range(4), repeat=2)]


def cells(region: Region) -> set[Box]:
    return {cell for cell in CELLS if any(holds(box, cell) for box in region)}


@given(REGIONS, REGIONS)
def test_union_intersection_and_difference_are_those_of_sets(one: Region, two: Region) -> None:
    assert cells(union((*one, *two))) == cells(one) | cells(two)
    assert cells(intersection(one, two)) == cells(one) & cells(two)
    assert cells(difference(one, two)) == cells(one) - cells(two)


@given(BOXES, BOXES)
def test_what_is_left_of_a_box_shares_nothing(one: Box, two: Box) -> None:
    left = difference((one,), (two,))
    assert all(
        common(first, second) is None for first in left for second in left if first != second
    )


@given(REGIONS)
def test_no_box_of_a_union_holds_another(region: Region) -> None:
    found = union(region)
    assert not [1 for one in found for two in found if one != two and holds(one, two)]


@given(REGIONS)
def test_a_hull_is_the_smallest_box_that_holds_all(region: Region) -> None:
    found = hull(region)
    assert len(found) == min(len(region), 1)
    assert cells(found) >= cells(region)
    for at in range(2):
        for mask in (1, 2, 4, 8):
            needed = any(box[at] & mask for box in region)
            assert needed is any(bool(box[at] & mask) for box in found)


@given(REGIONS, REGIONS)
def test_a_narrowed_region_is_what_two_share_where_they_are_few(one: Region, two: Region) -> None:
    assert cells(narrowed(one, two)) == cells(one) & cells(two)
    assert cells(about((*one, *two))) == cells(one) | cells(two)


def scattered(size: int) -> Region:
    """Boxes of which none holds another, all of them without the last class of the first axis."""
    return tuple((1 << at, (1 << size) - 1 - (1 << at)) for at in range(size))


def test_what_is_too_complex_is_narrowed_by_a_hull() -> None:
    many = scattered(MOST_PAIRS)
    assert narrowed(many[:2], many) == many[:2]
    outside = (1 << MOST_PAIRS, 1)
    assert narrowed((outside, many[0]), many) == (many[0],)


def test_a_region_about_too_many_boxes_is_their_hull() -> None:
    few, many = scattered(MOST_BOXES), scattered(MOST_BOXES + 1)
    assert sorted(about(few)) == sorted(few)
    assert about(many) == hull(many)


@given(REGIONS, BOXES)
def test_a_region_covers_a_box_when_it_holds_every_cell(region: Region, box: Box) -> None:
    assert covers(region, box) is (cells((box,)) <= cells(region))


@given(REGIONS, st.lists(REGIONS, max_size=4))
def test_regions_meet_where_they_share_a_cell(region: Region, others: list[Region]) -> None:
    shared = cells(region).intersection(*map(cells, others))
    assert meet(region, others) is bool(shared)


def test_regions_in_which_too_many_combinations_fail_are_refused() -> None:
    axes = range(15)
    halves = [tuple(each if axis == at else 3 for at in axes) for axis in axes for each in (1, 2)]
    either = [((*one, 3), (*two, 3)) for one, two in zip(halves[::2], halves[1::2], strict=True)]
    here, elsewhere = (*[3] * 15, 1), (*[3] * 15, 2)
    with pytest.raises(TooComplex):
        meet((here,), [*either, (elsewhere, elsewhere)])


def test_more_boxes_than_can_be_looked_at_are_refused() -> None:
    many = ((1 << at, 1 << at) for at in range(MOST_BOXES + 1))
    with pytest.raises(TooComplex):
        union(many)
