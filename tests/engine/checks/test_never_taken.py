"""Routes and cases that nothing is left for, and those that something is."""

import pytest

from tests.engine.checks.marks import assert_marked, problems

GUIDE = """
facts:
  plan: {{type: choice, of: [basic, plus, max], label: Plan}}
  household: {{type: integer, min: 1, max: 20, label: People}}
  member: {{type: yes-no, label: Member}}
steps:
  q1: {{ask: "?", input: plan, next: q2}}
  q2: {{ask: "?", input: household, next: q3}}
  q3: {{ask: "?", input: member, optional: true, next: judge}}
  judge:
    do: Let us see.
    next:
{routes}
      - {{else: end-2}}
  end-1: {{end: resolved, tell: Done.}}
  end-2: {{end: resolved, tell: Done.}}
"""


def found(*conditions: str) -> list[tuple[int, str]]:
    routes = "\n".join(f"      - {{when: '{each}', to: end-1}}" for each in conditions)
    every = problems(GUIDE.format(routes=routes))
    assert {each.code for each in every} <= {"never-taken"}
    first = GUIDE[: GUIDE.index("{routes}")].count("\n") + 5
    return [(each.line - first, each.message) for each in every]


@pytest.mark.parametrize(
    ("conditions", "number"),
    [
        (("household > 2", "household > 4"), 1),
        (("household > 2", "household <= 2 and household > 2"), 1),
        (("household > 20",), 0),
        (('plan in ["basic", "plus"]', 'plan == "max"'), 2),
        (('plan == "basic"', 'plan == "plus"', 'plan != "max"'), 2),
        (("known(member) and member", "known(member) and member and household > 3"), 1),
        (("household < 5", "household > 3 and household < 9", "household == 4"), 2),
        (("household * 2 > 4", "household * 2 > 6"), 1),
    ],
)
def test_what_earlier_routes_take_whole_is_told(conditions: tuple[str, ...], number: int) -> None:
    assert [line for line, _ in found(*conditions)] == [number]


@pytest.mark.parametrize(
    "conditions",
    [
        ("household > 4", "household > 2"),
        ("household < 5", "household > 3 and household < 9"),
        ("not known(member)", "member"),
        ("household > 2", 'plan == "max"', 'household > 1 and plan != "basic"'),
        ("household * 2 > 6", "household * 2 > 4"),
    ],
)
def test_routes_to_which_something_is_left_are_fine(conditions: tuple[str, ...]) -> None:
    assert not found(*conditions)


def test_what_takes_the_cases_is_named() -> None:
    ((_, message),) = found("household > 2", "household > 4")
    assert message == (
        'The route to "end-1" is never taken: the one above takes every case of `household > 4`.'
    )


def test_cases_of_a_computed_fact_are_routes_of_its_values() -> None:
    assert_marked(
        """
facts:
  household: {type: integer, min: 1, max: 20, label: People}
  size:
    type: choice
    of: [small, large, huge]
    label: Size
    compute:
      - {when: household > 2, value: large}
      - {when: household > 4, value: huge}  # <-- never-taken
      - {else: small}
steps:
  people: {ask: How many?, input: household, next: done}
  done: {end: resolved, tell: "It is {size}."}
"""
    )


def test_answers_with_their_own_way_leave_the_rest_to_the_step() -> None:
    assert_marked(
        """
steps:
  colour:
    ask: Which colour?
    answers:
      red: {label: Red, to: done}
      green: {label: Green}
      blue: {label: Blue}
    next:
      - {when: colour == "red", to: done}  # <-- never-taken
      - {when: colour == "green", to: done}
      - {else: other}
  done: {end: resolved, tell: Done.}
  other: {end: resolved, tell: Done.}
"""
    )


def test_a_route_that_no_road_leaves_anything_to_is_told() -> None:
    assert_marked(
        """
facts:
  name: {type: text, label: Name}
  day: {type: date, label: Day}
steps:
  which:
    ask: Which one?
    answers:
      by-name: {label: Name, to: ask-name}
      by-day: {label: Day, to: ask-day}
  ask-name: {ask: Which name?, input: name, next: judge}
  ask-day: {ask: Which day?, input: day, next: judge}
  judge:
    do: Let us see.
    next:
      - {when: known(name), to: named}
      - {when: known(day), to: dated}
      - {else: neither}  # <-- never-taken
  named: {end: resolved, tell: "{name}."}
  dated: {end: resolved, tell: "{day}."}
  neither: {end: resolved, tell: Neither.}
"""
    )
