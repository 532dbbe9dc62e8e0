"""Texts that facts hold: kept as they were written, read in the language of the walk."""

from datetime import date

import pytest

from engine import library, walk
from engine.checks.example import files
from engine.library import Library
from engine.page import Page
from engine.translations import mark_of, texts_of
from engine.translations.phrases import literal

SOURCE = """
at-hand: {label: Say it}
changes:
  - {on: 2026-11-20, tell: First news.}
  - {on: 2026-11-20, tell: Second news.}
facts:
  room: {type: text, label: Room, min-length: 1, default: no room}
  state: {type: text, label: State, default: unknown}
  reference: {type: text, label: Case, default: none}
  mood:
    type: text
    label: Mood
    compute: [{when: state == "all is well", value: '"good"'}, {else: '"bad"'}]
steps:
  look:
    lookup: states
    by: room
    sets: {state: what, reference: number}
    found: which
    none: which
  which:
    ask: Which room?
    input: room
    next: look-again
  look-again:
    lookup: states
    by: room
    sets: {state: what, reference: number}
    found: inner
    none: inner
  inner:
    subguide: closing
    with: {told: '"we looked"', kind: '"short"'}
    next: done
  done:
    end: resolved
    tell: "{room}: {state}, {mood}, {reference}."
# closing/guide.yaml
guide: closing
title: Closing
summary: Says what was done.
trade: Tests
purpose: process
channels: [agent, self-service]
start: say-it
facts:
  told: {type: text, label: Told, default: we looked}
  kind: {type: choice, label: Kind, of: [short, long], default: long}
steps:
  say-it:
    do: "So {told}."
    next: over
  over:
    end: resolved
    tell: Bye.
# tables/states.yaml
table: states
key: {type: text, label: Room}
columns:
  what: {type: text, label: What}
  number: {type: text, label: Number, verbatim: true}
rows:
  a: {what: all is well, number: LK 1}
"""
GERMAN = f"""\
# example/translations/de.yaml
facts:
  room: {{default: {{source: {mark_of("no room")}, text: kein Raum}}}}
  mood:
    compute.0.value: {{source: {mark_of("good")}, text: gut}}
    compute.1.else: {{source: {mark_of("bad")}, text: schlecht}}
steps:
  inner:
    with.told: {{source: {mark_of("we looked")}, text: wir haben nachgesehen}}
# tables/translations/de.yaml
tables:
  states:
    rows.a.what: {{source: {mark_of("all is well")}, text: alles ist gut}}
"""


@pytest.fixture(scope="module")
def found() -> Library:
    return library.build(files(SOURCE + GERMAN))


def pages(found: Library, language: str, room: str) -> list[str]:
    """What is read on the way with an answer, and at the end."""
    guide = found.guides["example"].said_in(language)
    position, _ = walk.start(guide, walk="w", channel="agent", on=date(2026, 11, 2))
    read = []
    for answer in (room, "done"):
        position, _ = walk.answer(position, position.step.id, answer)
        read.append(Page(position).words.plain)
    return read


def test_texts_that_facts_hold_are_read_in_the_language(found: Library) -> None:
    assert pages(found, "de", "a") == [
        "So wir haben nachgesehen.",
        "a: alles ist gut, gut, LK 1.",
    ]


def test_they_are_read_as_written_in_the_language_of_the_guide(found: Library) -> None:
    assert pages(found, "en", "a") == ["So we looked.", "a: all is well, good, LK 1."]


def test_what_somebody_types_is_never_translated(found: Library) -> None:
    assert pages(found, "de", "good")[1].startswith("good: ")


def test_phrases_news_and_the_label_at_hand_are_to_be_translated(found: Library) -> None:
    texts = texts_of(found.content, "example")
    assert [each.key for each in texts if each.is_phrase or not each.id] == [
        "title",
        "summary",
        "at-hand.label",
        "changes.2026-11-20.tell",
        "changes.2026-11-20.2.tell",
        "default",
        "default",
        "default",
        "compute.0.value",
        "compute.1.else",
        "with.told",
    ]


def test_texts_that_are_the_same_in_every_language_are_left_out(found: Library) -> None:
    assert [each.key for each in texts_of(found.content, "tables")] == ["rows.a.what"]


def test_tables_without_a_file_in_the_language_of_a_guide_are_missed() -> None:
    alone = library.build(files(SOURCE + GERMAN.partition("# tables")[0]))
    assert "tables" in "".join(
        each.message for each in alone.problems if each.code == "missing-translation"
    )


def test_a_translation_of_no_row_is_lost() -> None:
    lost = library.build(files(SOURCE + GERMAN.replace("rows.a.what", "rows.b.what")))
    assert [each.code for each in lost.problems if each.file.startswith("tables")] == [
        "missing-translation",
        "lost-translation",
    ]


@pytest.mark.parametrize(
    ("expression", "text"),
    [('"a b"', "a b"), (" 'a' ", "a"), ("name", ""), ('"a" if x else "b"', ""), (3, "")],
)
def test_only_a_text_between_quotes_is_a_phrase(expression: object, text: str) -> None:
    assert literal(expression) == text
