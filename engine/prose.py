"""Authors' texts as prose: the sentences in a text, and the words in a sentence."""

import re
from collections.abc import Iterator
from typing import NamedTuple

WORDS_A_SENTENCE = 25
"""The most words of a sentence, unless a guide says otherwise.

The limit of GOV.UK, "Sentence length: why 25 words is our limit" (2014), and of the Australian
Government Style Manual.
"""

WORDS_A_MINUTE = 183
"""How many words people read aloud in a minute.

The mean over 77 studies of English in M. Brysbaert, "How many words do we read per minute? A review
and meta-analysis of reading rate", Journal of Memory and Language 109 (2019).
"""

_BREAK = re.compile(
    r"(?P<stop>[.!?…]+)[\"'”’»)\]*_]*(?=\s)"  # the end of a sentence, within quotes or not
    r"|\n\s*\n"  # a paragraph
    r"|\n(?=\s*(?:[-*+]|\d+[.)])\s)"  # the next item of a list
    r"|\Z"
)
_ABBREVIATIONS = {
    "en": {"approx", "dr", "e.g", "etc", "i.e", "min", "mr", "mrs", "ms", "no", "st", "vs"},
    "de": {"bzw", "ca", "d.h", "dr", "etc", "evtl", "fr", "ggf", "hr", "inkl", "nr", "o.ä"}
    | {"str", "tel", "u.a", "usw", "z.b", "zzgl"},
}


class Sentence(NamedTuple):
    """A sentence of a text: where it begins, how it is written, and its words."""

    offset: int
    text: str
    words: tuple[str, ...]


def sentences(text: str, language: str = "en") -> Iterator[Sentence]:
    """The sentences of a text in Markdown; items of lists and paragraphs end one too.

    A hole is a word. A stop ends no sentence behind an abbreviation, where the next word is small,
    behind the number of an item, and in German behind any number.
    """
    begin = 0
    for found in _BREAK.finditer(text):
        if found["stop"] == "." and not _ends(text, begin, found, language):
            continue
        said = text[begin : found.end()]
        words = words_of(said)
        if words:
            offset = begin + len(said) - len(said.lstrip())
            yield Sentence(offset, said.strip(), words)
        begin = found.end()


def _ends(text: str, begin: int, found: re.Match[str], language: str) -> bool:
    """Whether a full stop ends a sentence."""
    if text[found.end() :].lstrip()[:1].islower():
        return False
    before = text[begin : found.start()].rsplit(maxsplit=1)
    last = before[-1].lower().lstrip("(\"'*_") if before else ""
    spoken = language.partition("-")[0]
    if last.isdigit() and (spoken == "de" or len(before) == 1):
        return False
    return last not in _ABBREVIATIONS.get(spoken, ())


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text; what has neither a letter nor a digit is none."""
    return tuple(word for word in text.split() if any(map(str.isalnum, word)))


def long_sentences(text: str, most: int, language: str = "en") -> list[Sentence]:
    """The sentences with more than `most` words; quick where there can be none."""
    if text.count(" ") + text.count("\n") < most:
        return []
    return [each for each in sentences(text, language) if len(each.words) > most]


def seconds_aloud(words: int, words_a_minute: int = WORDS_A_MINUTE) -> float:
    """How long it takes to read so many words aloud, in seconds."""
    return words * 60 / words_a_minute
