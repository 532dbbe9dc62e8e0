"""What a word that somebody typed may stand for, out of the words that there are."""

from bisect import bisect_left

from rapidfuzz import process
from rapidfuzz.distance import OSA

from engine.finding.index import Index
from engine.finding.words import Stems

Variants = dict[str, float]
"""Words of an index, each with how surely it is meant, up to 1."""

FORM = 0.9
BEGUN = 0.8
MISTYPED = 0.7
WRITTEN_TOGETHER = 0.7
_SHORTEST_PART = 3
_LENGTHS_OF_ERRORS = (4, 8)
"""From how many letters on a word may have one typing error, and two."""
_BEGUN_FROM = 2


class Reader:
    """Reads the words of one query; not to be shared between threads."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._stems = [(Stems(language), forms) for language, forms in index.forms.items()]

    def variants(self, word: str, *, unfinished: bool) -> dict[str, float]:
        """The words that `word` may stand for, each with how surely it does, up to 1.

        An `unfinished` word may be the beginning of another. Only a word that is not there in
        any form is taken for two that were written together, or else to have been mistyped.
        """
        found = self._forms(word)
        if unfinished and len(word) >= _BEGUN_FROM:
            for each in self._begun(word):
                found.setdefault(each, BEGUN)
        return found or self._parted(word) or self._mistyped(word)

    def _forms(self, word: str) -> dict[str, float]:
        found: dict[str, float] = {}
        for stems, forms in self._stems:
            for _, stem in stems.of((word,)):
                found.update(dict.fromkeys(forms.get(stem, ()), FORM))
        if word in self._index.words:
            found[word] = 1.0
        return found

    def _begun(self, word: str) -> list[str]:
        vocabulary = self._index.vocabulary
        first = bisect_left(vocabulary, word)
        last = bisect_left(vocabulary, word + "\U0010ffff")
        return list(vocabulary[first:last])

    def _parted(self, word: str) -> dict[str, float]:
        """The two words that one consists of, where both are there: tooth and ache."""
        for length in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            if word[:length] in self._index.words:
                behind = self._forms(word[length:])
                if behind:
                    parts = (*self._forms(word[:length]), *behind)
                    return dict.fromkeys(parts, WRITTEN_TOGETHER)
        return {}

    def _mistyped(self, word: str) -> dict[str, float]:
        most = sum(len(word) >= length for length in _LENGTHS_OF_ERRORS)
        if not most:
            return {}
        near = process.extract(
            word, self._index.vocabulary, scorer=OSA.distance, score_cutoff=most, limit=None
        )
        found: dict[str, float] = {}
        for each, errors, _ in near:
            sure = MISTYPED**errors
            for form, share in self._forms(each).items():
                found[form] = max(found.get(form, 0.0), sure * share)
        return found
