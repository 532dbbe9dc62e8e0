"""Columns as JavaScript counts them: an emoji takes two, a combining character one of its own."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.problem_region import column, region, units
from tests.renderers.problems import EMOJI, FILE, LINES, MISSING, lines


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_units_are_those_of_utf_16(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2


def test_in_plain_letters_a_column_is_a_character() -> None:
    problem = replace(MISSING, column=LINES[1].index("mesure") + 1)
    assert region(problem, lines()) == (2, 17, 23, "mesure")


def test_behind_an_emoji_and_a_combining_character_the_region_still_holds_the_word() -> None:
    problem = replace(MISSING, column=EMOJI[1].index("mesure") + 1)
    _, start, end, text = region(problem, lines(EMOJI))
    utf16 = EMOJI[1].encode("utf-16-le")
    assert text == "mesure"
    assert utf16[2 * (start - 1) : 2 * (end - 1)].decode("utf-16-le") == "mesure"


@pytest.mark.parametrize("words", ["👍🏽", "e\u0301", "漢"])
def test_a_word_out_of_the_ordinary_is_held_whole(words: str) -> None:
    problem = replace(MISSING, line=1, column=3, length=len(words))
    assert region(problem, lines([f"  {words}"])) == (1, 3, 3 + units(words), words)


def test_a_region_is_never_empty() -> None:
    beyond = replace(MISSING, column=60)
    assert region(beyond, lines()) == (2, 60, 61, "")


def test_without_the_source_the_columns_are_as_they_were_found() -> None:
    assert region(MISSING, lines([])) == (2, 16, 22, "")
    assert column(lines([]), FILE, 2, 16) == 16


def test_another_end_is_counted_alike() -> None:
    assert column(lines(EMOJI), FILE, 1, 13) == 14
