"""The forms of postcodes."""

import pytest

from engine.postcodes import normal_postcode


@pytest.mark.parametrize(
    ("country", "code"),
    [
        ("AT", "1010"),
        ("AU", "2000"),
        ("BE", "1000"),
        ("CA", "K1A 0B1"),
        ("CH", "8001"),
        ("CZ", "110 00"),
        ("DE", "01067"),
        ("DK", "2100"),
        ("ES", "28013"),
        ("FI", "00100"),
        ("FR", "75001"),
        ("GB", "EC1A 1BB"),
        ("IE", "D02 AF30"),
        ("IT", "00118"),
        ("LU", "1009"),
        ("NL", "1012 JS"),
        ("NO", "0150"),
        ("PL", "00-001"),
        ("PT", "1000-205"),
        ("SE", "111 22"),
        ("US", "90210"),
        ("", "AB 12-3"),
    ],
)
def test_a_postcode_of_each_country_is_known(country: str, code: str) -> None:
    assert normal_postcode(f"  {code.lower()} ", country) == code


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("DE", "1067"),
        ("DE", "010677"),
        ("AT", "0101"),
        ("ES", "53001"),
        ("CA", "D1A 0B1"),
        ("GB", "1AA EC1"),
        ("", "!"),
        ("", "1"),
        ("", "x" * 40),
    ],
)
def test_what_has_another_form_is_none(country: str, text: str) -> None:
    assert normal_postcode(text, country) is None
