"""What words mean: only what is surely a number, a truth or nothing is anything but text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.source import Scalar, resolve


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("12", 12),
        ("-5", -5),
        ("+5", 5),
        ("9" * 30, int("9" * 30)),
        ("1.5", Decimal("1.5")),
        ("-0.10", Decimal("-0.10")),
        ("1.5e3", Decimal(1500)),
        ("1.5E-2", Decimal("0.015")),
    ],
)
def test_words_with_another_meaning(word: str, value: Scalar) -> None:
    resolved = resolve(word)
    assert resolved == value
    assert type(resolved) is type(value)


@pytest.mark.parametrize(
    "word",
    [
        *("yes", "no", "on", "off", "y", "n", "True", "TRUE", "False", "Null", "NULL"),
        *("0123", "00", "0x1f", "0o17", "1_000", "1e5", ".5", "5.", "-", "+", "--1", "1-", "1.2.3"),
        *("2026-11-02", "12:30", "1.5e999", ".inf", ".nan", "٣", "1.٣", "9" * 31, "+49 30 1234"),
    ],
)
def test_words_that_stay_text(word: str) -> None:
    assert resolve(word) == word


def test_a_decimal_keeps_its_zeros() -> None:
    assert str(resolve("39.90")) == "39.90"


@given(st.integers(1 - 10**29, 10**29 - 1))
def test_every_integer_of_ordinary_length_is_exact(number: int) -> None:
    assert resolve(str(number)) == number
