"""The walk that comes to a step."""

import pytest

from app.reached import CannotReach, Finders, on_channel, reached
from engine.guide import Guide
from engine.library import Library, build
from tests.app.content import LINE

LOST = "  lost: {end: resolved, tell: Nothing leads here.}\n"
WALKS = """
walks:
  - name: long
    answers: {devices: every, name: Ann, measure: 10, uses: [films], better: "yes"}
    expect: {end: fixed}
  - name: short
    answers: {devices: one, better: "yes"}
    expect: {end: fixed}
"""


def library(more: str = "") -> Library:
    files = {"line/guide.yaml": LINE + more, "line/walks/walks.yaml": WALKS}
    return build({name: text.encode() for name, text in files.items()})


@pytest.fixture
def guide() -> Guide:
    return library().drafts["line"]


def test_the_shortest_scripted_walk_that_comes_there_leads_there(guide: Guide) -> None:
    there = reached(guide, library().scripts["line"], Finders().of(guide), "better")
    assert (there.position.step.id, there.by, there.is_scripted) == ("better", "short", True)


def test_without_a_scripted_walk_one_is_found(guide: Guide) -> None:
    there = reached(guide, (), Finders().of(guide), "measure")
    assert there.position.step.id == "measure"
    assert there.by.startswith("devices=every, name=")
    assert not there.is_scripted


def test_where_no_walk_leads_it_says_so() -> None:
    found = library(LOST).drafts["line"]
    with pytest.raises(CannotReach) as refusal:
        reached(found, (), Finders().of(found), "lost")
    assert refusal.value.message == (
        'No walk was found that comes to "lost": write one beside the guide.'
    )


def test_a_walk_may_stand_elsewhere_on_another_channel(guide: Guide) -> None:
    there = reached(guide, (), Finders().of(guide), "measure").position
    other = on_channel(there, "self-service")
    assert other is not None
    assert (other.step.id, other.origin.channel) == ("measure", "self-service")


def test_a_finder_is_kept_for_as_long_as_the_guide_is_the_same(guide: Guide) -> None:
    finders = Finders()
    assert finders.of(guide) is finders.of(guide)
    assert finders.of(library().drafts["line"]) is not finders.of(guide)
