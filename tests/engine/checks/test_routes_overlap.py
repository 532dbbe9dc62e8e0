"""Two routes that hold for the same facts: where order decides silently, and where it is plain."""

import pytest

from engine.problems import Problem
from tests.engine.checks.marks import problems

GUIDE = """
facts:
  plan: {{type: choice, of: [basic, plus, max], label: Plan}}
  household: {{type: integer, min: 1, max: 20, label: People}}
  devices: {{type: choices, of: [tv, phone], label: Devices}}
steps:
  q1: {{ask: "?", input: plan, next: q2}}
  q2: {{ask: "?", input: household, next: q3}}
  q3: {{ask: "?", input: devices, next: judge}}
  judge:
    do: Let us see.
    next:
      - {{when: '{first}', to: end-1}}
      - {{when: '{second}', to: {to}}}
      - {{else: end-3}}
  end-1: {{end: resolved, tell: Done.}}
  end-2: {{end: resolved, tell: Done.}}
  end-3: {{end: resolved, tell: Done.}}
"""


def found(first: str, second: str, to: str = "end-2") -> list[Problem]:
    every = problems(GUIDE.format(first=first, second=second, to=to))
    return [each for each in every if each.code == "routes-overlap"]


@pytest.mark.parametrize(
    ("first", "second", "where"),
    [
        ("household <= 4", "household >= 4 and household < 9", "household is 4"),
        ('plan in ["basic", "plus"]', 'plan in ["plus", "max"]', 'plan is "plus"'),
        (
            'household < 5 and plan != "max"',
            'household > 2 and plan != "basic"',
            'household is 3 to 4 and plan is "plus"',
        ),
    ],
)
def test_a_partial_overlap_of_the_same_facts_is_told(first: str, second: str, where: str) -> None:
    (problem,) = found(first, second)
    assert f"hold where {where}:" in problem.message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("household > 4", "household > 2"),
        ("household <= 4", "household > 4"),
        ("household > 4", 'plan == "max"'),
        ('"tv" in devices', '"phone" in devices'),
    ],
)
def test_a_plain_order_is_fine(first: str, second: str) -> None:
    assert not found(first, second)


def test_an_overlap_that_leads_to_the_same_step_is_fine() -> None:
    assert not found("household <= 4", "household >= 4 and household < 9", "end-1")


def test_a_walk_into_the_overlap_is_told() -> None:
    (problem,) = found("household <= 4", "household >= 4 and household < 9")
    assert problem.reached_by == "q1=basic, q2=4, q3=tv"
