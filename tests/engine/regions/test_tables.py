"""Decision tables: complete and disjoint ones are clean, and every hole and overlap is found."""

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.partitions import box, everything, partition
from engine.regions import Table, measure
from engine.regions.boxes import Box, common, holds

SEEDS = st.integers(0, 10_000).map(Random)
SIZES = st.integers(2, 60)
MASKS = st.integers(1, 31)
ROWS = st.lists(st.tuples(MASKS, MASKS, MASKS), max_size=8)
COLUMNS = (60,) * 4
WHOLE: Box = (31, 31, 31)


def cells(whole: Box) -> list[Box]:
    bits = [[1 << at for at in range(mask.bit_length()) if mask >> at & 1] for mask in whole]
    return [(one, two, three) for one in bits[0] for two in bits[1] for three in bits[2]]


@given(SEEDS, SIZES)
def test_a_table_that_was_cut_out_of_one_row_has_neither_holes_nor_overlaps(
    chance: Random, size: int
) -> None:
    table = Table([box(row) for row in partition(size, COLUMNS, chance)], everything(COLUMNS))
    assert table.uncovered() == ()
    assert list(table.overlaps()) == []


@given(SEEDS, SIZES, st.integers(1, 5))
def test_rows_that_are_taken_out_are_found_with_their_exact_measure(
    chance: Random, size: int, taken: int
) -> None:
    rows = [box(row) for row in partition(size, COLUMNS, chance)]
    holes = chance.sample(rows, min(taken, size))
    table = Table([row for row in rows if row not in holes], everything(COLUMNS))
    found = table.uncovered()
    assert sum(map(measure, found)) == sum(map(measure, holes))
    assert all(any(holds(hole, part) for hole in holes) or len(holes) > 1 for part in found)


@given(ROWS)
def test_what_no_row_takes_is_found_cell_by_cell(rows: list[Box]) -> None:
    found = Table(rows, WHOLE).uncovered()
    missed = {cell for cell in cells(WHOLE) if not any(holds(row, cell) for row in rows)}
    assert {cell for part in found for cell in cells(part)} == missed
    assert sum(map(measure, found)) == len(missed)


@given(ROWS)
def test_rows_overlap_where_they_share_a_cell(rows: list[Box]) -> None:
    pairs = combinations(range(len(rows)), 2)
    shared = {(one, two) for one, two in pairs if common(rows[one], rows[two]) is not None}
    assert set(Table(rows, WHOLE).overlaps()) == shared


@given(ROWS)
def test_a_hole_is_widened_as_far_as_no_row_takes_anything(rows: list[Box]) -> None:
    table = Table(rows, WHOLE)
    for hole in table.uncovered():
        wide = table.widened(hole)
        assert holds(wide, hole)
        assert not table.meeting(wide)
        for axis, mask in enumerate(wide):
            for bit in (1 << at for at in range(5) if not mask >> at & 1):
                assert table.meeting((*wide[:axis], mask | bit, *wide[axis + 1 :]))
