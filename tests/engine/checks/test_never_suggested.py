"""Products that nobody can be offered, and those that somebody can."""

import pytest

from engine.problems import Problem
from tests.engine.checks.marks import problems

GUIDE = """
purpose: sales
facts:
  household: {{type: integer, min: 1, max: 20, label: People at home}}
  plan: {{type: choice, of: {{first: First, second: Second}}, label: Plan}}
steps:
  which: {{ask: Which plan?, input: plan, next: people}}
  people: {{ask: How many?, input: household, next: better}}
  better:
    offer: {{need: more{now}}}
    accepted: done
    declined: done
    none: done
  done: {{end: resolved, tell: Done.}}
# catalogue/all.yaml
facts:
  household: {{type: integer, label: People at home}}
needs:
  more: {{label: More room, shown: household > 2}}
products:
  first:
    name: First
    summary: The first.
    serves: [more]
    fits: {first}
    price: {{amount: "10.00", currency: EUR}}
    first-charge: At once.
    term: {{months: 0, cancel: Any day.}}
  second:
    name: Second
    summary: The second.
    serves: [more]
    fits: {second}
    price: {{amount: "{price}", currency: EUR}}
    first-charge: At once.
    term: {{months: 0, cancel: Any day.}}
{more}
"""


def found(
    first: str, second: str, price: str = "20.00", more: str = "", now: str = ""
) -> list[Problem]:
    text = GUIDE.format(first=first, second=second, price=price, more=more, now=now)
    return [each for each in problems(text) if each.code == "never-suggested"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("household > 2", "household < 3"), ("household > 5", "household > 7 and household < 6")],
)
def test_a_fit_that_contradicts_the_need_is_told(first: str, second: str) -> None:
    (problem,) = found(first, second)
    assert 'The product "second" is never suggested: no answers' in problem.message


def test_a_product_that_a_cheaper_one_always_comes_before_is_told() -> None:
    (problem,) = found("household > 2", "household > 5")
    assert problem.message == (
        'The product "second" is never suggested: wherever it fits, "first" fits too and comes '
        "before it."
    )
    assert problem.file == "catalogue/all.yaml"
    assert [place.what for place in problem.also] == ['the product "first"']


@pytest.mark.parametrize(
    ("price", "more"),
    [
        ("5.00", ""),
        ("20.00", "    prefer: [household > 9]"),
        ("20.00", '    credit: [{for: first, amount: "15.00"}]'),
        ("20.00", "    valid-from: 2020-01-01"),
    ],
)
def test_a_product_that_can_come_first_is_fine(price: str, more: str) -> None:
    assert not found("household > 2", "household > 5", price, more)


def test_a_product_that_customers_have_and_nobody_is_offered_any_more_is_fine() -> None:
    assert not found("household > 2", "household < 3", now=", now: plan")


def test_a_product_for_those_who_have_the_other_one_is_fine() -> None:
    assert not found("household > 2", "household > 5", now=", now: plan")
