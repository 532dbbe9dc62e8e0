"""Guides are found by words of each of their languages, those of whoever searches first."""

from engine.finding.languages import indexes, search_in
from engine.library import build
from tests.engine.finding.content import BOTH

SLOW = """\
guide: slow
title: Slow line
summary: Finds what slows the line.
trade: Tests
purpose: troubleshooting
channels: [agent, self-service]
start: ask-it
steps:
  ask-it:
    title: The router
    ask: Where is the router?
    answers:
      a: {label: In the cupboard, to: done}
      b: {label: Elsewhere, to: done}
  done: {end: resolved, title: Done, tell: Thank you.}
"""
OTHER = SLOW.replace("guide: slow", "guide: other").replace("Slow line", "Schrank")
GERMAN = """\
texts:
  title: {source: "00000000", text: Langsame Leitung}
steps:
  ask-it:
    title: {source: "00000000", text: Der Router}
    answers.a.label: {source: "00000000", text: Im Schrank}
"""
FILES = {
    "slow/guide.yaml": SLOW,
    "other/guide.yaml": OTHER,
    "slow/translations/de.yaml": GERMAN,
}
INDEXES = indexes(
    list(build({name: text.encode() for name, text in FILES.items()}).guides.values()), BOTH
)


def told(query: str, language: str, *, guides_alone: bool = False) -> list[tuple[str, str]]:
    """The guides of the hits, each with the title that is told."""
    hits = search_in(INDEXES, query, 10, language, guides_alone=guides_alone)
    return [(hit.document.guide, hit.document.title) for hit in hits]


def test_a_step_is_found_by_the_words_of_the_language() -> None:
    assert ("slow", "Der Router") in told("Schränke", "de")


def test_a_step_is_found_by_the_words_that_it_was_written_in_and_told_in_the_language() -> None:
    assert told("cupboard", "de")[0] == ("slow", "Der Router")


def test_words_of_the_language_go_before_those_of_another() -> None:
    assert told("langsame", "de")[0] == ("slow", "Langsame Leitung")


def test_each_thing_is_found_once() -> None:
    found = told("router", "de")
    assert len(found) == len(set(found))


def test_words_of_another_language_are_looked_for_where_nothing_else_is_found() -> None:
    assert told("langsame leitung", "en")[0] == ("slow", "Slow line")


def test_customers_find_guides_alone_in_their_language() -> None:
    assert told("Leitung", "de", guides_alone=True) == [("slow", "Langsame Leitung")]


def test_guides_that_nobody_translated_are_found_in_every_language() -> None:
    assert ("other", "Schrank") in told("Schrank", "de")
    assert ("other", "Schrank") in told("Schrank", "fr")
