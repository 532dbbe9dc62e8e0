"""How values read to people, in the language of the guide."""

from datetime import date
from decimal import Decimal

import pytest

from engine import formats
from engine.facts import Fact, Option
from engine.kinds import Kind, Value
from engine.speech import Speech
from renderers.speech import speech

OPTIONS = (Option("tv", "Television"), Option("phone", "Phone"), Option("pc", "Computer"))


def shown(value: Value, kind: Kind, language: str = "en", **more: object) -> str:
    return formats.shown(Fact("x", "x", "X", kind, **more), value, Speech(language))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        (Decimal("49.9"), "en", "€49.90"),
        (Decimal(1000), "en", "€1,000.00"),
        (Decimal("-0.5"), "en", "-€0.50"),
        (Decimal("1049.9"), "de", "1.049,90\u00a0€"),
    ],
)
def test_money_has_its_currency_and_two_decimals(value: Decimal, language: str, text: str) -> None:
    assert shown(value, Kind.MONEY, language, currency="EUR") == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Decimal("1000.5"), "Mbit/s", "1,000.5 Mbit/s"),
        (Decimal("48.50"), "", "48.5"),
        (1, "months", "1 month"),
        (Decimal("1.0"), "years", "1 year"),
        (2, "months", "2 months"),
        (0, "days", "0 days"),
        (-1, "days", "-1 days"),
        (1, "ms", "1 ms"),
        (1, "Mbit/s", "1 Mbit/s"),
    ],
)
def test_a_number_has_its_unit_which_is_singular_at_one(
    value: Decimal | int, unit: str, text: str
) -> None:
    assert shown(value, Kind.NUMBER, unit=unit) == text


def test_a_date_cannot_be_misread() -> None:
    assert shown(date(2027, 3, 4), Kind.DATE) == "4 March 2027"
    assert shown(date(2027, 3, 4), Kind.DATE, "de") == "4. März 2027"


def test_choices_go_by_their_labels() -> None:
    assert shown("tv", Kind.CHOICE, options=OPTIONS) == "Television"
    assert shown("gone", Kind.CHOICE, options=OPTIONS) == "gone"


def test_several_choices_are_listed_in_their_order() -> None:
    picked = frozenset({"pc", "tv", "phone"})
    assert shown(picked, Kind.CHOICES, options=OPTIONS) == "Television, Phone, and Computer"
    assert shown(frozenset(), Kind.CHOICES, options=OPTIONS) == "None"


def test_truth_reads_as_yes_or_no() -> None:
    assert (shown(True, Kind.YES_NO), shown(False, Kind.YES_NO)) == ("Yes", "No")


def test_a_country_goes_by_its_name() -> None:
    assert shown("DE", Kind.COUNTRY) == "Germany"
    assert shown("DE", Kind.COUNTRY, "fr") == "Allemagne"


def test_no_union_and_no_unknown_land_is_a_country() -> None:
    assert not {"EU", "UN", "ZZ", "EZ"} & set(formats.countries("en"))


@pytest.mark.parametrize(
    ("value", "unit", "language", "said"),
    [
        (1, "months", "en", "1 month"),
        (2, "months", "de", "2 Monate"),
        (1, "nights", "fr", "1 nuit"),
        (Decimal("1.5"), "hours", "de", "1,5 Stunden"),
        (3, "weeks", "ar", "3 أسابيع"),
        (Decimal("48.5"), "Mbit/s", "de", "48,5 Mbit/s"),
    ],
)
def test_spans_of_time_are_in_the_words_of_the_language(
    value: Decimal | int, unit: str, language: str, said: str
) -> None:
    assert shown(value, Kind.NUMBER, language, unit=unit) == said


@pytest.mark.parametrize("unit", ["days", "months"])
def test_spans_that_babel_has_no_words_for_are_said_all_the_same(unit: str) -> None:
    fact = Fact("x", "x", "X", Kind.NUMBER, unit=unit)
    assert "duration" not in formats.shown(fact, 3, speech("ar"))


def test_an_unknown_language_reads_as_english() -> None:
    assert formats.number(Decimal("1.5"), "xx-QQ") == "1.5"
