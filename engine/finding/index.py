"""The index: which documents hold which words, and how much each word weighs there.

Immutable once it is made, so that any number of searches may read it at a time.
"""

from collections.abc import Iterable, Mapping
from math import log
from typing import NamedTuple

from engine.finding.documents import Document
from engine.finding.words import Stems, words_of

_SHORT = 4
_BY_LENGTH = 0.3
"""A word weighs the less, the longer the text in which it stands."""


class Postings(NamedTuple):
    """The documents that hold a word, by number, each with the word's weight there."""

    documents: list[int]
    weights: list[float]


class Index(NamedTuple):
    """What is known of the words of documents.

    `words` has the postings of each word, `vocabulary` all words in order, `forms` the words of
    each stem by language, `guides` the number of each guide's document, and `guide_of` that of
    the guide of each document.
    """

    documents: tuple[Document, ...]
    words: Mapping[str, Postings]
    vocabulary: tuple[str, ...]
    forms: Mapping[str, Mapping[str, list[str]]]
    guides: Mapping[str, int]
    guide_of: tuple[int, ...]


def index(documents: Iterable[Document]) -> Index:
    """The index of documents, in their order."""
    held = tuple(documents)
    words: dict[str, Postings] = {}
    spoken: dict[str, set[str]] = {}
    for number, document in enumerate(held):
        weights = _weights(document)
        spoken.setdefault(document.language, set()).update(weights)
        for word, weight in weights.items():
            postings = words.get(word)
            if postings is None:
                postings = words[word] = Postings([], [])
            postings.documents.append(number)
            postings.weights.append(weight)
    forms = {language: _forms(language, found) for language, found in spoken.items()}
    guides = {each.guide: number for number, each in enumerate(held) if not each.step}
    guide_of = tuple([guides[each.guide] for each in held])
    return Index(held, words, tuple(sorted(words)), forms, guides, guide_of)


def _weights(document: Document) -> dict[str, float]:
    """The most that each word weighs anywhere in a document."""
    weights: dict[str, float] = {}
    for field in document.fields:
        for text in field.texts:
            words = words_of(text)
            weight = field.weight / (1 + _BY_LENGTH * log(1 + len(words) / _SHORT))
            for word in words:
                weights[word] = max(weights.get(word, 0.0), weight)
    return weights


def _forms(language: str, words: Iterable[str]) -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for word, stem in Stems(language).of(sorted(words)):
        forms.setdefault(stem, []).append(word)
    return forms
