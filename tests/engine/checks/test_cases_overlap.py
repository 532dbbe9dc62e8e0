"""Two cases of a computed fact that hold for the same facts, and give different values."""

import pytest

from engine.problems import Problem
from tests.engine.checks.marks import assert_marked, problems

GUIDE = """
facts:
  plan: {{type: choice, of: [basic, plus, max], label: Plan}}
  household: {{type: integer, min: 1, max: {most}, label: People}}
  size:
    type: choice
    of: [small, large, huge]
    label: Size
    compute:
      - {{when: '{first}', value: small}}
      - {{when: '{second}', value: {value}}}
      - {{else: huge}}
steps:
  q1: {{ask: "?", input: plan, next: q2}}
  q2: {{ask: "?", input: household, next: done}}
  done: {{end: resolved, tell: "It is {{size}} for {{plan}}."}}
"""


def found(first: str, second: str, value: str = "large", most: int = 20) -> list[Problem]:
    every = problems(GUIDE.format(first=first, second=second, value=value, most=most))
    assert {each.code for each in every} <= {"routes-overlap", "never-taken"}
    return [each for each in every if each.code == "routes-overlap"]


def test_a_partial_overlap_of_the_same_facts_is_told_at_the_second_case() -> None:
    (problem,) = assert_marked(
        """
facts:
  household: {type: integer, min: 1, max: 20, label: People}
  size:
    type: choice
    of: [small, large, huge]
    label: Size
    compute:
      - {when: household <= 4, value: small}
      - {when: household >= 4 and household < 9, value: large}  # <-- routes-overlap
      - {else: huge}
steps:
  people: {ask: How many?, input: household, next: done}
  done: {end: resolved, tell: "It is {size}."}
"""
    )
    assert problem.message == (
        'Two cases of "size" hold where household is 4: the first gives `small`, and this one '
        "with `large` never gets its turn."
    )
    assert [each.what for each in problem.also] == ["`household <= 4`"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("household > 4", "household > 2"),
        ("household <= 4", "household > 4"),
        ("household > 4", 'plan == "max"'),
        ("not known(household)", "household < 9"),
    ],
)
def test_a_plain_order_is_fine(first: str, second: str) -> None:
    assert not found(first, second)


def test_an_overlap_that_gives_the_same_value_is_fine() -> None:
    assert not found("household <= 4", "household >= 4 and household < 9", "small")


def test_a_walk_into_the_overlap_is_told() -> None:
    (problem,) = found("household <= 4", "household >= 4 and household < 9")
    assert problem.reached_by == "q1=basic, q2=4"


def test_an_overlap_that_no_answers_come_to_is_fine() -> None:
    assert not found("household <= 4", "household >= 4 and household < 9", most=3)


def test_the_walk_has_answered_all_that_both_conditions_read() -> None:
    (problem,) = found('household < 5 and plan != "max"', 'household > 2 and plan != "basic"')
    assert problem.reached_by == "q1=plus, q2=3"
