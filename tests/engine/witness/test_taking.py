"""Which edges a walk can take: what is proved impossible is never taken."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import library, walk
from engine.checks.example import CATALOGUE, files
from engine.state import Channel
from engine.trace import trace, way
from engine.witness import Finder, replayed
from tests.engine.guides import CODES, GIVEN, Shape, compiled, guides, wandered

DAYS = st.sampled_from([date(2026, 11, 1), date(2026, 11, 2), date(2026, 11, 3)])
CHANNELS: st.SearchStrategy[Channel] = st.sampled_from(["agent", "self-service"])


@settings(max_examples=60)
@given(guides(), GIVEN, CODES, DAYS, CHANNELS)
def test_what_a_walk_takes_is_never_ruled_out(
    shapes: dict[str, Shape], known: Shape, codes: list[int], on: date, channel: Channel
) -> None:
    made = compiled(shapes)
    given_ = {name: each for name, each in known.items() if name in made.names or "." in name}
    position, _ = walk.start(made, walk="w", channel=channel, on=on, given=given_)
    for code in codes:
        position = wandered(position, code)
    finder = Finder(made, anything_given=True)
    for edge in trace(position):
        assert edge.route is None or not finder.taking(edge).ruled_out, edge


@settings(max_examples=30)
@given(guides())
def test_a_walk_that_is_found_takes_the_edge(shapes: dict[str, Shape]) -> None:
    made = compiled(shapes)
    finder = Finder(made, anything_given=True)
    for step in made.steps:
        for edge in finder.ways.out(step):
            witness = finder.taking(edge).witness
            if witness is not None:
                assert way(edge) in map(way, trace(replayed(made, witness)))


OFFERS = """
purpose: sales
offers-at-most: 1
facts:
  household: {type: integer, min: 1, max: 20, label: People at home}
  plan: {type: choice, of: [plus-250, basic-50], label: Plan, from: customer.plan}
steps:
  people:
    ask: How many people?
    input: household
    next: [{when: household > 2, to: better}, {else: kept}]
  better:
    offer: {need: faster-line}
    tell: This would fit.
    accepted: taken
    declined: kept
    none: nothing
  taken: {end: accepted, tell: Done.}
  kept: {end: resolved, tell: As you wish.}
  nothing: {end: resolved, tell: Nothing fits.}
"""


def finder_of(text: str) -> Finder:
    found = library.build(files(text))
    assert "example" in found.drafts, found.problems
    return Finder(found.drafts["example"], anything_given=True)


def ruled_out(text: str, source: str, kind: str) -> bool:
    finder = finder_of(text)
    edges = [each for each in finder.ways.out(source) if each.kind == kind]
    return all(finder.taking(edge).ruled_out for edge in edges)


def test_an_offer_that_always_finds_something_never_goes_on_at_none() -> None:
    assert ruled_out(OFFERS + CATALOGUE, "better", "none")
    assert not ruled_out(OFFERS + CATALOGUE, "better", "declined")


@pytest.mark.parametrize(
    ("now", "then"),
    [
        pytest.param("household > 2, to: better", "household > 1, to: better", id="no need"),
        pytest.param("fits: household > 2", "fits: household > 3", id="does not fit"),
        pytest.param("fits:", "valid-until: 2027-01-31\n    fits:", id="not on every day"),
        pytest.param("{need: faster-line}", "{need: faster-line, now: plan}", id="had already"),
        pytest.param("offers-at-most: 1", "offers-at-most: 0", id="no offers at all"),
        pytest.param("declined: kept", "declined: people", id="declined before"),
    ],
)
def test_it_does_where_something_may_keep_it_from_finding_anything(now: str, then: str) -> None:
    assert not ruled_out((OFFERS + CATALOGUE).replace(now, then), "better", "none")


def test_a_second_offer_comes_to_nothing_where_guides_make_no_more() -> None:
    again = """
  again:
    offer: {need: faster-line}
    tell: This would fit.
    accepted: taken
    declined: kept
    none: nothing
"""
    text = OFFERS.replace("accepted: taken", "accepted: again", 1) + again + CATALOGUE
    assert not ruled_out(text, "again", "none")
    assert ruled_out(text, "again", "accepted")
    assert ruled_out(text.replace("offers-at-most: 1", "offers-at-most: 2"), "again", "none")


def test_a_limited_offer_may_always_find_nothing() -> None:
    text = OFFERS.replace("tell: This would fit.", "channels: [agent]\n    tell: This would fit.")
    assert not ruled_out(text + CATALOGUE, "better", "none")


TABLES = """
facts:
  line: {type: choice, of: [copper, fibre], label: Line, from: customer.line}
  speed: {type: integer, label: Speed}
steps:
  which:
    ask: Which line?
    fact: line
    answers: {copper: {label: Copper}, fibre: {label: Fibre}}
    next: speeds
  speeds:
    lookup: lines
    by: line
    sets: {speed: speed}
    found: told
    none: unknown
  told: {do: Tell it., next: [{when: speed > 500, to: fast}, {else: slow}]}
  fast: {end: resolved, tell: Fast.}
  slow: {end: resolved, tell: Slow.}
  unknown: {end: resolved, tell: Unknown.}
# tables/lines.yaml
table: lines
key: {type: choice, of: [copper, fibre], label: Line}
columns: {speed: {type: integer, label: Speed}}
rows: {copper: {speed: 50}, fibre: {speed: 500}}
"""


def test_a_table_with_a_row_for_every_value_always_finds_one() -> None:
    assert ruled_out(TABLES, "speeds", "missing")
    assert not ruled_out(TABLES.replace("fibre: {speed: 500}", ""), "speeds", "missing")
    more = TABLES.replace("of: [copper, fibre]", "of: [copper, fibre, cable]", 1)
    asked = more.replace("fibre: {label: Fibre}", "fibre: {label: Fibre}, cable: {label: Cable}")
    assert not ruled_out(asked, "speeds", "missing")


def test_what_a_table_holds_bounds_what_comes_after() -> None:
    finder = finder_of(TABLES)
    fast, slow = finder.ways.out("told")
    assert finder.taking(fast).ruled_out
    assert finder.taking(slow).text == "which=copper"


def test_an_empty_cell_leaves_what_was_known_before() -> None:
    text = TABLES.replace("fibre: {speed: 500}", "fibre: {speed: null}")
    finder = finder_of(text)
    assert not finder.taking(finder.ways.out("told")[0]).ruled_out


NUMBERED = """
facts:
  floor: {type: integer, min: 1, max: 2, label: Floor}
steps:
  which: {ask: Which floor?, input: floor, next: plans}
  plans: {lookup: plans, by: floor, sets: {}, found: known, none: unknown}
  known: {end: resolved, tell: Known.}
  unknown: {end: resolved, tell: Unknown.}
# tables/plans.yaml
table: plans
key: {type: integer, label: Floor}
columns: {speed: {type: integer, label: Speed}}
rows: {"1": {speed: 1}, "2": {speed: 2}}
"""


def test_a_number_finds_a_row_as_it_is_written_out() -> None:
    assert ruled_out(NUMBERED, "plans", "missing")
    assert not ruled_out(NUMBERED.replace('"2": {', '"02": {'), "plans", "missing")


TURNS = """
steps:
  works: {ask: Does it work?, answers: {yes: {label: "Yes", to: fine}, no: {label: "No", to: mend}},
    at-most: 2, then: person}
  mend: {do: Mend it., next: works}
  fine: {end: resolved, tell: Fine.}
  person: {end: handoff, team: Support, tell: Somebody calls.}
"""


def test_a_loop_comes_to_its_bound() -> None:
    assert not ruled_out(TURNS, "works", "then")
    assert ruled_out(TURNS.replace("next: works", "next: fine"), "works", "then")


DIVIDED = """
facts:
  household: {type: integer, label: People at home}
  rooms: {type: integer, label: Rooms}
  share: {type: number, label: Share, compute: household / rooms}
steps:
  people: {ask: How many people?, input: household, next: size}
  size: {ask: How many rooms?, input: rooms, next: better}
  better:
    offer: {need: faster-line}
    tell: This would fit.
    accepted: taken
    declined: kept
    none: kept
  taken: {end: accepted, tell: Done.}
  kept: {end: resolved, tell: As you wish.}
"""


def test_what_cannot_be_computed_shows_no_need() -> None:
    shares = CATALOGUE.replace("household: {type: integer", "share: {type: number")
    either = shares.replace("shown: household > 2", 'shown: "share > 2 or share <= 2"')
    text = (
        "purpose: sales\n"
        + DIVIDED.lstrip()
        + either.replace("fits: household > 2", "fits: share > 2 or share <= 2")
    )
    assert not ruled_out(text, "better", "none")
    known = "[{when: rooms > 0 and share > 2, to: better}, {else: kept}]"
    told = text.replace("next: better", f"next: {known}")
    assert ruled_out(told, "better", "none")


def test_what_is_asked_again_compares_anew() -> None:
    text = """
facts:
  speed: {type: number, min: 0, max: 1000, label: Speed}
  promised: {type: number, min: 1, max: 1000, label: Promised}
steps:
  plan: {ask: What is promised?, input: promised, next: measure}
  measure:
    ask: How fast is it?
    input: speed
    ask-again: true
    next: [{when: speed < promised, to: cable}, {else: fine}]
  cable: {do: Change the cable., next: again}
  again:
    ask: How fast is it now?
    input: speed
    ask-again: true
    next: [{when: speed < promised, to: bad}, {else: good}]
  fine: {end: resolved, tell: Fine.}
  bad: {end: resolved, tell: Bad.}
  good: {end: resolved, tell: Good.}
"""
    finder = finder_of(text)
    assert not any(finder.taking(edge).ruled_out for edge in finder.ways.out("again"))
