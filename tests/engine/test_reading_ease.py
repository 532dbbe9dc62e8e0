"""How easy texts are to read, by the formula of their language."""

import pytest

from engine.reading_ease import (
    formula_for,
    reading_ease,
    syllables_in_english,
    syllables_in_german,
)


@pytest.mark.parametrize(
    ("syllables", "words"),
    [
        (1, "I box made like walked rules don't the suit please you're"),
        (2, "table people question being safety boxes wanted isn't router quiet"),
        (3, "customer telephone completely carrier internet"),
        (4, "information technology"),
    ],
)
def test_syllables_of_english_words(syllables: int, words: str) -> None:
    counted = {word: syllables_in_english(word) for word in words.split()}
    assert counted == dict.fromkeys(counted, syllables)


@pytest.mark.parametrize(
    ("syllables", "words"),
    [
        (1, "Haus Tür zwei Brief Maus"),
        (2, "Kabel Fehler Straße Quelle neue"),
        (3, "Telefon Rechnungen Geräte"),
        (5, "Datenvolumen Telefonnummer"),
    ],
)
def test_syllables_of_german_words(syllables: int, words: str) -> None:
    counted = {word: syllables_in_german(word) for word in words.split()}
    assert counted == dict.fromkeys(counted, syllables)


def test_english_goes_by_flesch() -> None:
    # six words, one sentence, six syllables
    assert reading_ease(["The cat sat on the mat."], "en-GB") == pytest.approx(
        206.835 - 1.015 * 6 - 84.6 * 1
    )


def test_german_goes_by_amstad() -> None:
    # four words, two sentences, six syllables
    assert reading_ease(["Das Kabel fehlt.", "Danke!"], "de") == pytest.approx(
        180 - 4 / 2 - 58.5 * 6 / 4
    )


def test_the_value_of_a_hole_is_not_guessed() -> None:
    assert reading_ease(["The {plan} is fast."], "en") == pytest.approx(206.835 - 1.015 * 4 - 84.6)


def test_a_language_without_a_formula_has_no_number() -> None:
    assert formula_for("fr") is None
    assert reading_ease(["Le chat est là."], "fr") is None


def test_a_text_without_words_has_no_number() -> None:
    assert reading_ease(["", "42 {plan}"], "en") is None
