"""What was found: a page of its own, or the rows that stand below the box while one types."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from engine.speech import msg
from renderers.jinja import render as fill
from renderers.links import SiteLinks
from renderers.plain import unmarked
from renderers.speech import SOURCE, speech

WHAT: Mapping[str, str] = {
    "guide": msg("Guide"),
    "question": msg("Question"),
    "instruction": msg("Instruction"),
    "offer": msg("Offer"),
    "resolved": msg("End, resolved"),
    "accepted": msg("End, suggestion accepted"),
    "handoff": msg("End, handed over"),
    "stopped": msg("End, stopped"),
}
"""What a hit is, by its kind."""


class Found(NamedTuple):
    """A hit as it is shown: `guide` is the title of its guide, `words` are Markdown."""

    title: str
    guide: str
    kind: str
    words: str
    href: str


def render(query: str, hits: Iterable[Found], links: SiteLinks, language: str = SOURCE) -> bytes:
    """The page of a search."""
    shown = {"title": speech(language)("Find"), "language": language, "links": links}
    return fill("find.html", {**_values(query, _together(hits)), **shown}, language)


def rows(query: str, hits: Iterable[Found], language: str = SOURCE) -> bytes:
    """The rows alone, as options to choose from: the best first, whichever guide they are of."""
    return fill("parts/found_options.html", _values(query, hits), language)


def _together(hits: Iterable[Found]) -> list[Found]:
    """The hits guide by guide, the guide of the best one first."""
    found: dict[str, list[Found]] = {}
    for hit in hits:
        found.setdefault(hit.guide, []).append(hit)
    return [hit for group in found.values() for hit in group]


def _values(query: str, hits: Iterable[Found]) -> dict[str, object]:
    """The hits, best first, under the guides that they are of: each guide as often as it comes."""
    numbered = enumerate(hits, 1)
    groups = [(guide, list(found)) for guide, found in groupby(numbered, lambda hit: hit[1].guide)]
    return {"query": query, "groups": groups, "what": WHAT, "unmarked": unmarked}
