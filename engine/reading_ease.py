"""How easy a text is to read: the formulas that there are, each for its language.

The higher the number, the easier; 60 to 70 is plain English, below 30 very difficult. Short texts
give rough numbers. Syllables are counted by rule, not looked up.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from engine.prose import sentences

_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENGLISH = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l)e$|(?:[^aeiouysxzcg]|[^ct]h)es$|(?:[^aeiouytdl]|[aeiouyl]l)ed$"
    r"|[^aeiouy]e(?=ly$|ty$|ments?$|body$|thing$|where$|times?$|less|one$)"
)
_HIATUS = re.compile(
    r"i[aou](?!us\b)|(?<!p)eo|(?<![qg])ua|(?<![qg])ui(?=[dn])|(?<=qu)ie|[^aeiouyl]le[ds]$"
    r"|ier(?:s|['’]s)?$|[aeou]ing$|(?<=[ds])n['’]t$|sm$|[bt]res?$"
)
_JOINED = re.compile(r"[tscg]i(?:o|a|ou)")
_GERMAN = re.compile(r"[ea][iy]|[eäa]u|ie|ee|oo|aa|(?<!q)[uü]|[aeioäöy]")


class Formula(NamedTuple):
    """A formula: `base` less `sentence` for each word a sentence and `word` for each syllable."""

    name: str
    base: float
    sentence: float
    word: float
    syllables: Callable[[str], int]


@lru_cache(maxsize=20_000)
def syllables_in_english(word: str) -> int:
    """The syllables of an English word, by rule."""
    small = word.lower()
    found = len(_ENGLISH.findall(small)) - len(_SILENT.findall(small))
    found += len(_HIATUS.findall(small)) - len(_JOINED.findall(small))
    return max(found, 1)


@lru_cache(maxsize=20_000)
def syllables_in_german(word: str) -> int:
    """The syllables of a German word, by rule: its vowels, the double ones as one."""
    return max(len(_GERMAN.findall(word.lower())), 1)


FORMULAS = {
    "en": Formula("Flesch", 206.835, 1.015, 84.6, syllables_in_english),
    "de": Formula("Amstad", 180, 1, 58.5, syllables_in_german),
}
"""The formula of each language that has one.

R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948); T. Amstad, "Wie
verständlich sind unsere Zeitungen?", dissertation, Zürich (1978).
"""


def formula_for(language: str) -> Formula | None:
    """The formula for a language (BCP 47), or None where there is none."""
    return FORMULAS.get(language.partition("-")[0])


def reading_ease(texts: Iterable[str], language: str) -> float | None:
    """How easy texts are to read together; None without a formula or without words."""
    formula = formula_for(language)
    if formula is None:
        return None
    said = [sentence for text in texts for sentence in sentences(text, language)]
    words = [word for sentence in said for word in _spoken(sentence.words)]
    if not words:
        return None
    syllables = sum(map(formula.syllables, words))
    length = sum(len(sentence.words) for sentence in said) / len(said)
    return formula.base - formula.sentence * length - formula.word * syllables / len(words)


def _spoken(words: Iterable[str]) -> Iterable[str]:
    """The parts of words that are made of letters; of a hole nobody knows what it will be."""
    for word in words:
        if "{" not in word and "}" not in word:
            yield from _LETTERS.findall(word)
