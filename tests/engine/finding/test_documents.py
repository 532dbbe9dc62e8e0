from collections.abc import Iterable

import pytest

from engine.finding.documents import Document, findable
from engine.guide import Guide
from engine.state import Channel
from tests.engine.finding.content import BOTH, guide, library
from tests.engine.offers import product, shop

STEPS = """\
  first:
    title: First title
    also-asked: [synonym]
    ask: Asked words
    say: Said words
    note: Noted words
    hint: Hinted words
    answers:
      a: {label: Label words, to: last, note: Choice note, hint: Choice hint}
  last: {end: handoff, team: The team, tell: Told words}
"""


def of(guides: Iterable[Guide], *channels: Channel) -> dict[str, Document]:
    found = findable(guides, channels or BOTH)
    return {"/".join(filter(None, (each.guide, each.step))): each for each in found}


def texts(document: Document) -> str:
    return " | ".join(text for field in document.fields for text in field.texts)


@pytest.mark.parametrize(
    "words",
    ["First title", "synonym", "Asked", "Said", "Noted", "Hinted", "Label", "Choice note"],
)
def test_an_agent_finds_a_step_by_all_that_is_written_there(words: str) -> None:
    assert words in texts(of([guide(STEPS)])["some/first"])


@pytest.mark.parametrize(("words", "found"), [("Asked", True), ("Hinted", True), ("Label", True)])
def test_a_customer_finds_by_what_customers_read(words: str, found: bool) -> None:
    assert (words in texts(of([guide(STEPS)], "self-service")["some/first"])) == found


@pytest.mark.parametrize("words", ["Said", "Noted", "Choice note"])
def test_a_customer_finds_nothing_by_what_is_for_the_agent(words: str) -> None:
    assert words not in texts(of([guide(STEPS)], "self-service")["some/first"])


def test_an_end_is_found_by_who_takes_over_and_has_its_outcome_as_kind() -> None:
    end = of([guide(STEPS)])["some/last"]
    assert "The team" in texts(end)
    assert end.kind == "handoff"


def test_a_guide_is_found_by_its_name_its_purpose_its_trade_and_its_synonyms() -> None:
    found = of([guide(STEPS, more="also-asked: [other name]\ntrade: Some trade\n")])["some"]
    for words in ("A guide", "other name", "For tests.", "Some trade"):
        assert words in texts(found)


def test_a_step_at_hand_is_found_by_what_stands_on_its_button() -> None:
    more = "at-any-time:\n  now: {label: Help at once, to: last}\n"
    assert "Help at once" in texts(of([guide(STEPS, more=more)])["some/last"])


def test_holes_are_not_searched_and_shown_as_left_open() -> None:
    facts = "facts:\n  speed: {type: integer, label: Speed, default: 1}\n"
    steps = "  first: {end: resolved, tell: 'It has {speed} Mbit/s.'}\n"
    found = of([guide(steps, more=facts)])["some/first"]
    assert "speed" not in texts(found)
    assert found.words == "It has … Mbit/s."


def test_a_step_for_another_channel_is_not_there() -> None:
    steps = """\
  first: {do: Look., next: inner}
  inner: {do: Agents only., channels: [agent], instead: last, next: last}
  last: {end: resolved, tell: Done.}
"""
    assert "some/inner" in of([guide(steps)])
    assert "some/inner" not in of([guide(steps)], "self-service")


def test_a_guide_for_no_channel_is_found_in_the_guides_that_run_it_alone() -> None:
    shared = "title: Shared\nsummary: S.\nchannels: []\nstart: who\nsteps:\n"
    shared += "  who: {ask: Who?, input: {fact: name, type: text, label: Name}, next: end}\n"
    shared += "  end: {end: resolved, tell: Done.}\n"
    runs = "title: Runs\nsummary: S.\nstart: sub\nsteps:\n"
    runs += "  sub: {subguide: shared, next: end}\n  end: {end: resolved, tell: Bye.}\n"
    found = of(library(shared=shared, first=runs, second=runs).guides.values())
    assert "first/sub/who" in found
    assert not {"shared", "shared/who", "second/sub/who"} & set(found)


def test_a_step_that_no_walk_waits_at_is_not_there() -> None:
    shared = "title: Shared\nsummary: S.\nstart: end\nsteps:\n"
    shared += "  end: {end: resolved, tell: Done.}\n"
    runs = "title: Runs\nsummary: S.\nstart: sub\nsteps:\n"
    runs += "  sub: {subguide: shared, next: end}\n  end: {end: resolved, tell: Bye.}\n"
    assert "runs/sub" not in of(library(shared=shared, runs=runs).guides.values())


def test_an_offer_is_found_by_the_products_that_it_may_suggest() -> None:
    selling = shop({"small": product(name="Fast 100"), "large": product()})
    assert "Fast 100" in texts(of([selling])[f"{selling.id}/suggest"])
