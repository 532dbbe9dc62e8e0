"""Searches an index: from what somebody typed to the guides and steps that they may mean.

A document scores, for each word that was typed, what the word weighs there times how rare it is (a
power of its inverse document frequency). What a step lacks its guide may have, which counts a part.
The sum counts by the share of the words that are there.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from heapq import nsmallest
from math import log
from typing import NamedTuple

from engine.finding.documents import Document
from engine.finding.index import Index
from engine.finding.variants import Reader, Variants
from engine.finding.words import words_of

MOST_WORDS = 16
"""Words of a query that are read; the rest is left out."""
_COMMON = 700
"""A word that more documents hold ranks what rarer words have found, and finds no more."""
RARITY = 1.5
"""The power of its inverse document frequency by which a word counts."""
_OF_GUIDE = 0.3
_OF_STEPS = 0.4
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
    scores = _scores(index, query)
    if guides_alone:
        scores = {number: scores[number] for number in index.guides.values() if number in scores}
    ranked = nsmallest(limit, scores.items(), key=lambda each: (-each[1], each[0]))
    least = ranked[0][1] * _FAINT if ranked else 0.0
    return [Hit(index.documents[number], score) for number, score in ranked if score >= least]


class _Found:
    """What the words of a query have found so far, word by word.

    `own` is what each document scores by its own words, `has` the words that it has, as bits;
    `rare` is how much each word counts, `of_guides` what each guide scores by it.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self.own: dict[int, float] = {}
        self.has: dict[int, int] = {}
        self._rare: list[float] = []
        self._of_guides: list[dict[int, float]] = []

    def take(self, held: int, found: Mapping[int, float]) -> None:
        """Take in what a word found, of which `held` documents have one form or another."""
        rare = log(1 + len(self._index.documents) / (1 + held)) ** RARITY
        bit, own, has = 1 << len(self._rare), self.own, self.has
        for number, weight in found.items():
            own[number] = own.get(number, 0.0) + weight * rare
            has[number] = has.get(number, 0) | bit
        guides = self._index.guides.values()
        self._of_guides.append({each: found[each] * rare for each in guides if each in found})
        self._rare.append(rare)

    def total(self) -> dict[int, float]:
        """The scores, in which what speaks for a guide speaks for its steps, and they for it."""
        shared: dict[tuple[int, int], tuple[float, float]] = {}
        total: dict[int, float] = {}
        best: dict[int, float] = {}
        guide_of, has_of = self._index.guide_of, self.has
        for number, own in self.own.items():
            guide, has = guide_of[number], has_of[number]
            beyond = shared.get((guide, has))
            if beyond is None:
                beyond = shared[guide, has] = self._beyond(guide, has)
            score = total[number] = (own + beyond[0]) * beyond[1]
            if number != guide and score > best.get(guide, 0.0):
                best[guide] = score
        for guide, score in best.items():
            total[guide] = total.get(guide, 0.0) + _OF_STEPS * score
        return total

    def _beyond(self, guide: int, has: int) -> tuple[float, float]:
        """What words score that a document lacks and its guide has, and the share of all words."""
        score = covered = 0.0
        for place, rare in enumerate(self._rare):
            if has >> place & 1:
                covered += rare
            elif guide in self._of_guides[place]:
                score += _OF_GUIDE * self._of_guides[place][guide]
                covered += _OF_GUIDE * rare
        return score, covered / sum(self._rare)


def _scores(index: Index, query: str) -> dict[int, float]:
    """The scores of the documents, by all words, the rarest of which is looked for first."""
    scored = _Found(index)
    for held, variants in sorted(_read(index, query), key=lambda each: each[0]):
        known = held > _COMMON and scored.own
        scored.take(held, _among(index, variants, scored.own) if known else _best(index, variants))
    return scored.total()


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
