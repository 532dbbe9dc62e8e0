"""What changed in a guide since an agent used it last, in a sentence each."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from engine.diff.brief import Brief, What
from engine.speech import msg
from renderers.jinja import render as fill
from renderers.links import SiteLinks
from renderers.speech import speech

MOST = 5
"""The most sentences that are told; of others it is said how many there are."""

NAME = msg("What is new in this guide")
_SAID: Mapping[What, str] = {
    "added": msg("New step: {name}"),
    "removed": msg("No longer a step: {name}"),
    "changed": msg("Goes otherwise now: {name}"),
    "words": msg("Other words: {name}"),
    "price": msg("Another price: {name}"),
}


class News(NamedTuple):
    """What is told: sentences, and how many more there are."""

    sentences: tuple[str, ...] = ()
    more: int = 0


def told(sentences: Sequence[str]) -> News:
    """The first sentences, and the number of the others."""
    return News(tuple(sentences[:MOST]), max(0, len(sentences) - MOST))


def sentences_of(differences: Sequence[Brief], language: str) -> list[str]:
    """What differs, where the author tells nothing."""
    _ = speech(language)
    return [_(_SAID[each.what], name=each.name) for each in differences]


class _Head(NamedTuple):
    title: str
    name: str
    language: str
    error: str = ""


def render(news: News, links: SiteLinks, *, title: str, language: str, action: str) -> bytes:
    """The page that wants it said that the news were read, before a call begins."""
    head = _Head(title, speech(language)(NAME), language)
    shown = {"page": head, "links": links, "news": news, "action": action}
    return fill("news.html", shown, language)
