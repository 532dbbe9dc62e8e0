"""Steps, offers and products that are valid for some days, as of a day; and those for a channel."""

from datetime import date

import pytest

from engine import library
from engine.checks.example import CATALOGUE, files
from engine.problems import Problem

STEPS = """
steps:
  ask-light:
    ask: Is the light on?
    answers:
      "on": {label: It is on, to: tree}
      "off": {label: It is off, to: done}
  tree:
    do: Look at the tree.
    next: done
    valid-from: 2026-12-01
    valid-until: 2026-12-31
  done:
    end: resolved
    tell: Thank you.
"""
STOOD_IN = STEPS.replace("12-31\n", "12-31\n    instead: done\n")
OFFER = f"""
purpose: sales
facts:
  household: {{type: integer, label: People at home}}
steps:
  ask-household:
    ask: How many people live in your home?
    input: household
    next: bigger-plan
  bigger-plan:
    offer: {{need: faster-line}}
    accepted: ordered
    declined: keep
    none: keep
  ordered: {{end: accepted, tell: It is on its way.}}
  keep: {{end: resolved, tell: You keep what you have.}}
{CATALOGUE}"""
LAPSING_OFFER = OFFER.replace("faster-line}\n", "faster-line}\n    valid-until: 2026-12-31\n", 1)
LAPSING_PRODUCT = OFFER + "    valid-from: 2026-12-01\n    valid-until: 2026-12-31\n"


def problems(example: str, day: str | None) -> tuple[Problem, ...]:
    on = date.fromisoformat(day) if day else None
    return library.build(files(example), on=on).problems


def codes(example: str, day: str | None) -> list[tuple[str, str]]:
    return [(each.code, each.severity) for each in problems(example, day)]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-11-30", [("not-valid", "error")]),
        ("2026-12-01", [("lapses-soon", "warning")]),
        ("2026-12-31", [("lapses-soon", "warning")]),
        ("2027-01-01", [("not-valid", "error")]),
        (None, []),
    ],
)
def test_a_step_is_looked_at_as_of_a_day(day: str | None, found: list[tuple[str, str]]) -> None:
    assert codes(STEPS, day) == found


@pytest.mark.parametrize(("day", "found"), [("2026-12-01", 1), ("2026-11-30", 0)])
def test_what_lapses_within_thirty_days_is_told(day: str, found: int) -> None:
    assert len(codes(STOOD_IN, day)) == found


def test_what_stands_in_keeps_the_walk_going_until_the_step_is_taken_out() -> None:
    assert codes(STOOD_IN, "2026-11-30") == []
    assert codes(STOOD_IN, "2027-01-01") == [("not-valid", "warning")]


def test_the_message_tells_where_what_and_what_to_do() -> None:
    (problem,) = problems(STEPS, "2027-01-01")
    assert (problem.line, problem.column) == (16, 18)
    assert problem.message == (
        '"tree" lapsed on 2026-12-31, and a walk on 2027-01-01 that comes to it cannot go on.'
    )
    assert "`instead:`, or move `valid-until`, or" in problem.fix
    assert [each.what for each in problem.also] == ["the road ask-light → tree"]
    assert problem.reached_by == "ask-light=on"


def test_a_walk_that_comes_to_it_is_named_as_of_the_day() -> None:
    dated = STEPS.replace(
        "to: tree}", "next: [{when: 'today >= date(\"2027-06-01\")', to: tree}, {else: done}]}"
    )
    assert [each.reached_by for each in problems(dated, "2027-01-01")] == [""]
    assert [each.reached_by for each in problems(dated, "2027-06-01")] == ["ask-light=on"]


def test_what_no_road_of_the_day_leads_to_may_lapse() -> None:
    star = "  star:\n    do: Look at it.\n    next: done\n    valid-until: 2026-12-31\n"
    behind = STOOD_IN.replace("next: done", "next: star").replace("  done:\n", f"{star}  done:\n")
    assert [each.line for each in problems(behind, "2027-01-01")] == [16]


def test_every_road_to_a_lapsed_step_is_named() -> None:
    both = STEPS.replace("to: done}", "to: cables}").replace(
        "  tree:\n", "  cables:\n    do: Look at the cables.\n    next: tree\n  tree:\n"
    )
    (problem,) = problems(both, "2027-01-01")
    assert [each.what for each in problem.also] == [
        "the road ask-light → tree",
        "the road ask-light → cables → tree",
    ]


def test_an_offer_that_has_lapsed_is_no_error_because_the_walk_goes_on() -> None:
    assert codes(LAPSING_OFFER, "2026-12-24") == [("lapses-soon", "warning")]
    assert codes(LAPSING_OFFER, "2027-01-01") == [("not-valid", "warning")]


def test_an_offer_whose_products_have_all_lapsed_offers_nothing() -> None:
    (problem,) = problems(LAPSING_PRODUCT, "2027-01-01")
    assert (problem.code, problem.severity) == ("not-valid", "warning")
    assert problem.message == (
        'The offer "bigger-plan" offers nothing on 2027-01-01: "plus-250" is not valid then.'
    )


def test_a_product_that_can_be_offered_and_lapses_soon_is_told() -> None:
    (problem,) = problems(LAPSING_PRODUCT, "2026-12-24")
    assert (problem.code, problem.file) == ("lapses-soon", "catalogue/lines.yaml")
    assert "lapses in 7 days" in problem.message


def test_a_product_that_no_guide_offers_may_lapse() -> None:
    _, catalogue = LAPSING_PRODUCT.split("# catalogue")
    assert codes(f"{STOOD_IN}# catalogue{catalogue}", "2026-11-30") == []


def test_a_loop_that_only_a_stand_in_leaves_is_endless_where_the_step_is_valid() -> None:
    loop = """
steps:
  wait:
    do: Wait for a minute.
    next: look
  look:
    do: Look again.
    next: wait
    valid-until: 2027-12-31
    instead: done
  done:
    end: resolved
    tell: Thank you.
"""
    assert [code for code, _ in codes(loop, None)] == ["endless-loop"]


FOR_AGENTS = STEPS.replace(
    "valid-from: 2026-12-01\n    valid-until: 2026-12-31", "channels: [agent]"
)


def test_a_step_for_agents_in_self_service_is_an_error_that_names_the_road() -> None:
    (problem,) = problems(FOR_AGENTS, None)
    assert (problem.code, problem.line) == ("not-for-channel", 15)
    assert problem.reached_by == "ask-light=on"
    assert [each.what for each in problem.also] == ["the road ask-light → tree"]


def test_a_step_for_agents_needs_nothing_in_a_guide_for_agents() -> None:
    assert codes(f"channels: [agent]\n{FOR_AGENTS.lstrip()}", None) == []


def test_a_guide_for_agents_cannot_be_run_in_self_service() -> None:
    inner = """
steps:
  identify: {subguide: who-calls, next: done}
  done: {end: resolved, tell: Thank you.}
# who-calls/guide.yaml
channels: [agent]
steps:
  look: {do: Look at the record., next: known}
  known: {end: resolved, tell: Thank you.}
"""
    (problem,) = problems(inner, None)
    assert (problem.code, problem.line) == ("not-for-channel", 7)
    assert '"who-calls", which it runs, is for the channel agent alone' in problem.message
    assert codes(inner.replace("next: done}", "next: done, instead: done}"), None) == []


def test_the_stand_in_for_another_day_is_no_road_of_this_day() -> None:
    steps = STOOD_IN.replace("instead: done", "instead: late").replace(
        "  done:\n",
        "  late:\n    do: Take it down.\n    next: done\n    valid-from: 2027-01-01\n  done:\n",
    )
    assert codes(steps, "2026-12-01") == [("lapses-soon", "warning")]


def test_of_many_roads_the_first_are_named_and_the_others_counted() -> None:
    ids = [f"way-{at}" for at in range(9)]
    answers = "".join(f"      {id_}: {{label: {id_}, to: {id_}}}\n" for id_ in ids)
    ways = "".join(f"  {id_}: {{do: Go this way., next: tree}}\n" for id_ in ids)
    head = f"\nsteps:\n  which:\n    ask: Which way?\n    answers:\n{answers}{ways}"
    (problem,) = problems(head + STEPS.split("done}\n")[1], "2027-01-01")
    assert len(problem.also) == 6
    assert problem.also[-1].what == "the road which → way-5 → tree, and 3 roads more"


def test_nothing_can_stand_in_for_a_subguide_that_is_for_every_walk() -> None:
    inner = """
steps:
  identify: {subguide: who-calls, next: done, instead: done}
  done: {end: resolved, tell: Thank you.}
# who-calls/guide.yaml
channels: []
steps:
  look: {do: Look at the number., next: known}
  known: {end: resolved, tell: Thank you.}
"""
    assert codes(inner, None) == [("needless-instead", "error")]
    assert codes(inner.replace("subguide: who-calls", "subguide: who-call"), None) == [
        ("missing-subguide", "error")
    ]


def test_a_walk_is_named_over_an_answer_that_settles_something_on_the_common_way() -> None:
    settled = STEPS.replace("to: tree}", "settles: issue}").replace(
        "  tree:\n", "    next: tree\n  tree:\n"
    )
    (problem,) = problems(settled, "2027-01-01")
    assert problem.reached_by == "ask-light=on"
