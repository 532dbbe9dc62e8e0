"""How texts break into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.lettering import shortened, width, wrapped

HAIR = 1e-6
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=30)


@given(st.lists(WORDS, max_size=20), st.integers(min_value=60, max_value=300))
def test_every_line_fits(words: list[str], room: int) -> None:
    lines = wrapped(" ".join(words), 12, room, 99)
    assert all(width(line, 12) <= room + HAIR for line in lines)


@given(st.lists(WORDS, max_size=20))
def test_nothing_is_lost_where_there_are_lines_enough(words: list[str]) -> None:
    text = " ".join(words)
    assert "".join(wrapped(text, 12, 80, 999)).replace(" ", "") == text.replace(" ", "")


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = wrapped("one two three four five six seven", 12, 60, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_a_text_that_fits_is_left_alone() -> None:
    assert wrapped("one two", 12, 200, 1) == ["one two"]
    assert shortened("one two", 12, 200) == "one two"


def test_words_that_belong_together_stay_on_one_line() -> None:
    assert wrapped("the age of it ≥\u00a07", 12, 80, 3)[-1] == "≥\u00a07"


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_takes_no_line(text: str) -> None:
    assert wrapped(text, 12, 100, 3) == []


def test_a_bold_line_is_wider() -> None:
    assert width("Speed", 12, bold=True) > width("Speed", 12)


def test_wide_characters_take_more_room() -> None:
    assert width("速度", 12) > width("sp", 12)
