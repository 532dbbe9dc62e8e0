"""Where sentences end, and what counts as a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.prose import long_sentences, seconds_aloud, sentences, words_of


def parts(text: str, language: str = "en") -> list[str]:
    return [each.text for each in sentences(text, language)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("He said: “Stop.” Then he went.", ["He said: “Stop.”", "Then he went."]),
        ("**Stop.** Go on.", ["**Stop.**", "Go on."]),
        ("It costs 4.50 a month.", ["It costs 4.50 a month."]),
        ("Over two\nlines. And more.", ["Over two\nlines.", "And more."]),
        ("A heading\n\nA paragraph", ["A heading", "A paragraph"]),
        ("Take:\n- the box\n- the cable", ["Take:", "- the box", "- the cable"]),
        ("1. Open it\n2. Close it", ["1. Open it", "2. Close it"]),
        ("Use a cable, e.g. the blue one.", ["Use a cable, e.g. the blue one."]),
        ("Ask for Dr. Smith now.", ["Ask for Dr. Smith now."]),
        ("Wait … then look.", ["Wait …", "then look."]),
        ("", []),
        ("—", []),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, found: list[str]) -> None:
    assert parts(text) == found


def test_a_number_with_a_stop_is_no_end_in_german() -> None:
    assert parts("Wir schließen am 24. Dezember. Danke!", "de-AT") == [
        "Wir schließen am 24. Dezember.",
        "Danke!",
    ]
    assert parts("Das sind ca. 20 Meter, d.h. viel.", "de") == ["Das sind ca. 20 Meter, d.h. viel."]


def test_a_hole_is_a_word_and_a_dash_is_none() -> None:
    assert words_of("You have {plan} – the *big* one") == (
        "You",
        "have",
        "{plan}",
        "the",
        "*big*",
        "one",
    )


@pytest.mark.parametrize(("words", "long"), [(25, 0), (26, 1)])
def test_a_sentence_is_long_above_the_limit(words: int, long: int) -> None:
    text = " ".join(["Word"] * words) + "."
    assert len(long_sentences(f"Short one. {text}. And another.", 25)) == long


@given(st.text(alphabet="ab .!?\n-*{}1”e", max_size=200))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    found = list(sentences(text))
    assert tuple(word for each in found for word in each.words) == words_of(text)
    assert all(text[each.offset : each.offset + len(each.text)] == each.text for each in found)


def test_time_aloud_is_counted_in_seconds() -> None:
    assert seconds_aloud(183) == 60
    assert seconds_aloud(75, words_a_minute=150) == 30
