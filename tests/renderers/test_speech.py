"""Callguide's own sentences in other languages."""

import pytest

from renderers.speech import direction, speech, spoken


def test_a_message_is_said_in_its_language() -> None:
    assert speech("de")("From {low} to {high}", low="1", high="9") == "Von 1 bis 9"


def test_a_region_speaks_as_its_language_does_and_keeps_its_own_numbers() -> None:
    austrian = speech("de-AT")
    assert (austrian("Yes"), austrian.language) == ("Ja", "de-AT")


@pytest.mark.parametrize("language", ["nl", "xx"])
def test_where_nobody_put_it_into_a_language_it_is_said_in_english(language: str) -> None:
    assert spoken(language) == "en"
    assert speech(language)("Yes") == "Yes"


def test_what_has_no_translation_is_said_in_english() -> None:
    assert speech("de")("No such message") == "No such message"
    assert speech("de").counted("{count} ox", "{count} oxen", 2) == "2 oxen"


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "شهر واحد"), (2, "شهران"), (3, "3 أشهر"), (11, "11 شهرًا"), (100, "100 شهر")],
)
def test_numbers_are_counted_in_the_forms_of_the_language(count: int, said: str) -> None:
    assert speech("ar").counted("{count} month", "{count} months", count) == said


def test_arabic_is_written_from_the_right() -> None:
    assert [direction(each) for each in ("ar", "he", "en", "xx")] == ["rtl", "rtl", "ltr", "ltr"]
