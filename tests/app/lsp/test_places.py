"""Places in the client's units: UTF-16 unless it can do better."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from pygls.workspace import PositionCodec

from app.lsp.places import Places
from engine.problems import Mark

LINES = ["plain", "e\u0301👍🏽x", ""]
SIZES = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
WIDTHS = {"utf-8": 1, "utf-16": 2, "utf-32": 4}


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])), min_size=1),
    st.data(),
)
def test_there_and_back_is_the_same(lines: list[str], data: st.DataObject) -> None:
    line = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[line])))
    unit = data.draw(st.sampled_from(sorted(SIZES)))
    places = Places(PositionCodec(unit), lines)
    position = places.position(line + 1, column + 1)
    assert position.character == len(lines[line][:column].encode(SIZES[unit])) // WIDTHS[unit]
    assert places.mark(position) == Mark(line + 1, column + 1)


@pytest.mark.parametrize(
    ("position", "mark"), [((1, 3), (2, 4)), ((1, 99), (2, 6)), ((9, 0), (3, 1)), ((0, 0), (1, 1))]
)
def test_a_place_that_is_not_there_is_the_nearest(
    position: tuple[int, int], mark: tuple[int, int]
) -> None:
    places = Places(PositionCodec(), LINES)
    assert places.mark(types.Position(*position)) == Mark(*mark)


def test_the_end_of_a_line_is_behind_its_last_character() -> None:
    assert Places(PositionCodec(), LINES).end_of(2) == types.Position(1, 7)
