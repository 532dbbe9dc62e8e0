import pytest

from engine.finding.words import Stems, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wi-Fi is DOWN!", ["wi", "fi", "is", "down"]),
        ("can't, won’t", ["cant", "wont"]),
        ("Müller à l'été", ["muller", "a", "lete"]),
        ("Straße", ["strasse"]),
        ("\uff21\uff22\uff23 50", ["abc", "50"]),
        (" … ", []),
    ],
)
def test_words_are_compared_without_case_accents_and_apostrophes(
    text: str, words: list[str]
) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ("moving", "moved", "moves")),
        ("en-GB", ("moving", "moved", "moves")),
        ("en", ("steal", "stealing", "stole", "stolen")),
        ("en", ("child", "children")),
        ("de", ("karte", "karten")),
        ("fr", ("carte", "cartes")),
        ("es", ("tarjeta", "tarjetas")),
    ],
)
def test_the_forms_of_a_word_have_one_stem(language: str, forms: tuple[str, ...]) -> None:
    assert len({stem for _, stem in Stems(language).of(forms)}) == 1


def test_the_words_of_an_unknown_language_stay_as_they_are() -> None:
    assert Stems("xx").of(["moving"]) == [("moving", "moving")]
