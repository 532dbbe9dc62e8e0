"""Texts that match a pattern, for answers that nobody has thought of."""

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from engine.postcodes import pattern_for
from engine.witness.patterns import matching


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("[0-9]{4}", "0000"),
        ("[A-Z]{2}[0-9]{8}", "AA00000000"),
        ("[+]?[0-9][0-9 /-]{6,18}[0-9]", "00000000"),
        ("(?:yes|no)", "yes"),
        ("[^@ ]+@[^@ ]+[.][A-Za-z]{2,}", "0@0.aa"),
        (r"\d\w\s", "00 "),
        ("a.c", "a0c"),
    ],
)
def test_the_text_is_short_and_plain(pattern: str, text: str) -> None:
    assert matching(pattern) == text


@pytest.mark.parametrize("pattern", ["(", "(?=x)y", r"a\b\Bc"])
def test_what_cannot_be_made_is_none(pattern: str) -> None:
    assert matching(pattern) is None


@given(st.sampled_from(["DE", "GB", "CA", "US", "XX"]).map(pattern_for), st.integers(0, 6))
def test_a_text_is_as_long_as_it_has_to_be(pattern: str, least: int) -> None:
    text = matching(pattern, least)
    assert text is None or (len(text) >= least and re2.fullmatch(pattern, text))
