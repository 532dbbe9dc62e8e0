"""Small mistakes in conditions, each in turn."""

import pytest

from engine.mutants.conditions import mistaken, next_number, shifted


@pytest.mark.parametrize(
    ("condition", "mistakes"),
    [
        ("speed < 48", ["speed <= 48", "speed < 49", "not (speed < 48)"]),
        ("speed >= 0.8 * promised", ["speed > 0.8 * promised", "speed >= 0.9 * promised"]),
        ('plan == "basic"', ['plan != "basic"']),
        ('"tv" in devices', ['"tv" not in devices']),
        ('"tv" not in devices', ['"tv" in devices']),
        ("a and b or c", ["a or b or c", "a and b and c"]),
    ],
)
def test_each_sign_word_and_number_may_be_wrong(condition: str, mistakes: list[str]) -> None:
    assert set(mistakes) <= set(mistaken(condition))


def test_what_stands_in_quotes_is_left_alone() -> None:
    assert list(mistaken('plan == "a < 3 and b"'))[:-1] == ['plan != "a < 3 and b"']


def test_a_name_that_holds_a_word_is_left_alone() -> None:
    assert list(mistaken("known(brand_and_model)")) == ["not (known(brand_and_model))"]


@pytest.mark.parametrize(
    ("number", "following"), [("3", "4"), ("0.8", "0.9"), ("9.99", "10.00"), ("0", "1")]
)
def test_a_number_is_shifted_by_one_step_of_its_last_decimal(number: str, following: str) -> None:
    assert next_number(number) == following


def test_in_a_value_only_numbers_are_shifted() -> None:
    assert list(shifted("5 * people + extra")) == ["6 * people + extra"]
