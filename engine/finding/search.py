"""Searches an index: from what somebody typed to the guides and steps that they may mean.

A document scores, for each word that was typed, what the word weighs there times the square of how
rare it is (its inverse document frequency); the sum counts by the share of the words that it has.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from math import log
from typing import NamedTuple

from engine.finding.documents import Document
from engine.finding.index import Index
from engine.finding.variants import Reader, Variants
from engine.finding.words import words_of

MOST_WORDS = 16
"""Words of a query that are read; the rest is left out."""
_COMMON = 1500
"""A word that more documents hold ranks what rarer words have found, and finds no more."""
_OF_GUIDE = 0.25
_OF_STEPS = 0.3
_FAINT = 0.2
"""What scores less than this share of the best hit is left out."""


class Hit(NamedTuple):
    """A guide or a step that was found; the higher the score, the surer."""

    document: Document
    score: float


def search(index: Index, query: str, limit: int, *, guides_alone: bool = False) -> list[Hit]:
    """The best hits for what was typed, best first; equal ones in the order of the index.

    The last word counts as unfinished where nothing follows it. With `guides_alone` a step
    speaks for its guide and is not told itself.
    """
    scores = _with_guides(index, _scores(index, query))
    if guides_alone:
        scores = {number: scores[number] for number in index.guides.values() if number in scores}
    ranked = nsmallest(limit, scores.items(), key=lambda each: (-each[1], each[0]))
    least = ranked[0][1] * _FAINT if ranked else 0.0
    return [Hit(index.documents[number], score) for number, score in ranked if score >= least]


def _scores(index: Index, query: str) -> dict[int, float]:
    """The scores of the documents, word by word, the rarest first."""
    scores: dict[int, float] = {}
    covered: dict[int, float] = {}
    whole = 0.0
    for held, variants in sorted(_read(index, query), key=lambda each: each[0]):
        found = _among(index, variants, scores) if held > _COMMON and scores else None
        found = _best(index, variants) if found is None else found
        rare = log(1 + len(index.documents) / (1 + held)) ** 2
        whole += rare
        for number, weight in found.items():
            scores[number] = scores.get(number, 0.0) + weight * rare
            covered[number] = covered.get(number, 0.0) + rare
    return {number: score * covered[number] / whole for number, score in scores.items()}


def _read(index: Index, query: str) -> Iterator[tuple[int, Variants]]:
    """What each word may stand for, with how many documents hold one of it, or more than that."""
    words = words_of(query)[:MOST_WORDS]
    reader = Reader(index)
    for place, word in enumerate(words, 1):
        unfinished = place == len(words) and query[-1:].isalnum()
        variants = reader.variants(word, unfinished=unfinished)
        yield sum(len(index.words[each].documents) for each in variants), variants


def _best(index: Index, variants: Variants) -> dict[int, float]:
    """The documents that hold one of the variants of a word, each with the best weight."""
    best: dict[int, float] = {}
    for variant, sure in variants.items():
        for number, weight in zip(*index.words[variant], strict=True):
            held = weight * sure
            if held > best.get(number, 0.0):
                best[number] = held
    return best


def _among(index: Index, variants: Variants, numbers: Iterable[int]) -> dict[int, float]:
    """The same of some documents alone."""
    best: dict[int, float] = {}
    for variant, sure in variants.items():
        documents, weights = index.words[variant]
        last = len(documents)
        for number in numbers:
            at = bisect_left(documents, number)
            if at < last and documents[at] == number:
                best[number] = max(best.get(number, 0.0), weights[at] * sure)
    return best


def _with_guides(index: Index, scores: dict[int, float]) -> dict[int, float]:
    """What speaks for a guide speaks for its steps too, and the other way round."""
    total = dict(scores)
    best: dict[int, float] = {}
    for number, score in scores.items():
        document = index.documents[number]
        if document.step:
            guide = index.guides[document.guide]
            best[guide] = max(best.get(guide, 0.0), score)
            total[number] += _OF_GUIDE * scores.get(guide, 0.0)
    for guide, score in best.items():
        total[guide] = total.get(guide, 0.0) + _OF_STEPS * score
    return total
