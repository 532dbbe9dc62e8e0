"""Contrast as WCAG 2.2 defines it, and colours that have enough of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.colours import READABLE, Colour, contrast, readable_like

PARTS = st.integers(0, 255)
COLOURS = st.builds(Colour, PARTS, PARTS, PARTS)
WHITE, BLACK = Colour.of("#ffffff"), Colour.of("#000000")


def test_a_colour_is_written_as_it_was_read() -> None:
    assert str(Colour.of("#0a5a6b")) == "#0a5a6b"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#ffffff", "#000000", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    assert contrast(Colour.of(one), Colour.of(other)) == pytest.approx(ratio, abs=0.01)


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways(one: Colour, other: Colour) -> None:
    assert contrast(one, other) == contrast(other, one) >= 1


@given(COLOURS)
def test_a_colour_on_the_way_to_black_can_be_read_on_white(colour: Colour) -> None:
    assert contrast(readable_like(colour, (WHITE,), BLACK), WHITE) >= READABLE


def test_what_can_be_read_stays_as_it_is() -> None:
    accent = Colour.of("#0a5a6b")
    assert readable_like(accent, (WHITE,), BLACK) == accent
