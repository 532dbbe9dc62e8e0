"""The sheet of paper that one whole map fits on."""

import re

from hypothesis import given
from hypothesis import strategies as st

from renderers.map_paper import HEADING, LONGEST, MARGIN, style

SIDES = st.integers(1, 10**6)


@given(SIDES, SIDES)
def test_the_drawing_and_its_heading_fit_on_a_sheet_that_can_be_printed(
    width: int, height: int
) -> None:
    told = style(width, height)
    across, down = map(int, re.findall(r"size: (\d+)px (\d+)px", told)[0])
    drawn = [int(each) for each in re.findall(r"(?:width|height): (\d+)px !important", told)]
    assert drawn[0] + 2 * MARGIN <= across <= LONGEST + 4
    assert drawn[1] + HEADING + 2 * MARGIN <= down <= LONGEST + 4


def test_a_map_that_fits_is_printed_as_large_as_it_is() -> None:
    assert ".map { width: 4325px !important; height: 5120px !important; }" in style(4325, 5120)
