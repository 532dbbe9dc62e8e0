"""What many regions share: found however many they are, and never beyond them."""

from hypothesis import given
from hypothesis import strategies as st

from engine.regions import Box, common, difference
from engine.witness.common_boxes import MOST_NESTED, CommonBoxes

WHOLE: Box = ((1 << 12) - 1,) * 2
CELLS = st.tuples(st.integers(0, 11), st.integers(0, 11)).map(lambda at: (1 << at[0], 1 << at[1]))


def without_each(cells: list[Box]) -> CommonBoxes:
    return CommonBoxes(WHOLE, [difference((WHOLE,), (cell,)) for cell in cells])


@given(st.lists(CELLS, min_size=MOST_NESTED + 1, max_size=MOST_NESTED + 20))
def test_what_many_regions_share_is_all_that_none_of_them_leaves_out(cells: list[Box]) -> None:
    found = list(without_each(cells))
    assert not any(common(box, cell) for box in found for cell in cells)
    left = sum(box[0].bit_count() * box[1].bit_count() for box in found)
    assert left == 144 - len(set(cells))


def test_thousands_of_regions_that_share_nothing_are_told_for_certain() -> None:
    every_cell: list[Box] = [(1 << one, 1 << two) for one in range(12) for two in range(12)]
    boxes = without_each(every_cell * 20)
    assert list(boxes) == []
    assert boxes.complete
