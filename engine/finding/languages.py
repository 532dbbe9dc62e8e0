"""Searches guides in the language of whoever searches, and in the one that they are written in.

There is an index of all guides in their own languages, and one for each language of those that
somebody put into it, so that guides in one language cost nothing more.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from engine.finding.documents import Document, findable
from engine.finding.index import Index, index
from engine.finding.search import RARITY, Hit, search
from engine.guide import Guide, Place
from engine.state import Channel

_AS_WRITTEN = 0.9
"""What a hit counts by words that are not of the language of whoever searches."""

Thing = str | Place
"""What is found, whatever language it is found in: a guide by its id, a step by its place."""


class Spoken(NamedTuple):
    """An index of guides in one language, with its documents by what they are of."""

    words: Index
    documents: Mapping[Thing, Document]


class Indexes(NamedTuple):
    """The guides `as_written`, and those that were put into other languages, by language."""

    as_written: Spoken
    said: Mapping[str, Spoken]


def indexes(guides: Sequence[Guide], channels: Sequence[Channel]) -> Indexes:
    """The indexes of guides in all their languages."""
    languages = sorted({language for guide in guides for language in guide.languages[1:]})
    said = {
        language: spoken(
            findable(
                [guide.said_in(language) for guide in guides if language in guide.languages[1:]],
                channels,
            )
        )
        for language in languages
    }
    return Indexes(spoken(findable(guides, channels)), said)


def spoken(documents: Iterable[Document]) -> Spoken:
    """The index of documents in one language."""
    made = index(documents)
    return Spoken(made, {_thing(each): each for each in made.documents})


def _thing(document: Document) -> Thing:
    return document.place or document.guide


def search_in(
    indexes: Indexes, query: str, limit: int, language: str, *, guides_alone: bool = False
) -> list[Hit]:
    """The best hits, best first, each told in the language where it is said in that one.

    Words of the language count before those that a guide was written in. Those of any other are
    looked for where neither finds anything.
    """
    first = indexes.said.get(language)
    here = [(indexes.as_written, _AS_WRITTEN if first else 1.0)]
    found = _merged(
        ([(first, 1.0)] if first else []) + here, query, limit, guides_alone=guides_alone
    )
    if not found:
        elsewhere = [(each, 1.0) for each in indexes.said.values() if each is not first]
        found = _merged(elsewhere, query, limit, guides_alone=guides_alone)
    told = first or indexes.as_written
    ranked = sorted(found.items(), key=lambda each: -each[1].score)[:limit]
    return [
        hit._replace(document=_told(thing, hit.document, told, indexes)) for thing, hit in ranked
    ]


def _merged(
    places: Iterable[tuple[Spoken, float]], query: str, limit: int, *, guides_alone: bool
) -> dict[Thing, Hit]:
    """The hits of several indexes, each thing once, with the best of its scores."""
    found: dict[Thing, Hit] = {}
    for spoken, weight in places:
        share = weight / log(2 + len(spoken.words.documents)) ** RARITY
        for hit in search(spoken.words, query, limit, guides_alone=guides_alone):
            thing, score = _thing(hit.document), hit.score * share
            if thing not in found or found[thing].score < score:
                found[thing] = Hit(hit.document, score)
    return found


def _told(thing: Thing, found: Document, told: Spoken, indexes: Indexes) -> Document:
    """A document in the language in which it is told, or else as it was written."""
    return told.documents.get(thing) or indexes.as_written.documents.get(thing) or found
