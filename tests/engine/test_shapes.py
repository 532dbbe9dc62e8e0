"""What does not fit the format is told in the author's words, where it stands."""

import pytest

from engine.model import CatalogueShape, GuideShape, TableShape, WalksShape
from engine.problems import Problem
from engine.shapes import read_shape
from engine.source import read

HEAD = "guide: help\ntitle: Help\nsummary: Helps.\npurpose: process\nstart: done\n"
STEPS = "steps:\n  done: {end: resolved, tell: Thank you.}\n"


def problems(text: str) -> list[Problem]:
    shape, found = read_shape(GuideShape, read(text.encode(), "help/guide.yaml"))
    assert (shape is None) == bool(found)
    return found


def the_problem(marked: str) -> Problem:
    """The only problem of the text, after checking that it is at the marks «»."""
    text = marked.replace("«", "").replace("»", "")
    (problem,) = problems(HEAD + text)
    before = (HEAD + marked).partition("«")[0]
    underlined = marked.partition("«")[2].partition("»")[0]
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"), len(underlined))
    assert (problem.line, problem.column, problem.length) == place
    return problem


def test_a_guide_that_fits_has_no_problem() -> None:
    assert problems(HEAD + STEPS) == []


@pytest.mark.parametrize(
    ("marked", "code", "fix"),
    [
        ("«chanels»: []\n" + STEPS, "unknown-key", 'Did you mean "channels"?'),
        (
            "steps:\n  done: {end: resolved, «tel»: Thank you.}\n",
            "unknown-key",
            'Did you mean "tell"?',
        ),
        (
            "steps:\n  «done»: {ends: resolved, tell: Bye.}\n",
            "step-without-kind",
            'Did you mean "end"?',
        ),
        (
            "steps:\n  ask: {ask: Well?, answers: {a: {«lable»: A, label: A, to: done}}}\n",
            "unknown-key",
            'Did you mean "label"?',
        ),
        (
            "steps:\n  ask: {ask: Well?, answers: {«a»: {to: done}}}\n",
            "missing-key",
            "Add `label:` (What stands on the row; it may change, the id may not).",
        ),
        ("steps:\n  «do-it»: {do: It.}\n", "missing-key", "Add `next:` (The way on)."),
        (
            "steps:\n  «Done»: {end: resolved, tell: Bye.}\n",
            "bad-id",
            "Use lower-case letters, digits and hyphens, such as `check-cables`.",
        ),
        (
            "facts: {«current-plan»: {type: text, label: Plan}}\n" + STEPS,
            "bad-id",
            "Use lower-case letters, digits and underscores, such as `current_plan`.",
        ),
        (
            "facts: {plan: {type: «txt», label: Plan}}\n" + STEPS,
            "wrong-value",
            'Did you mean "text"?',
        ),
        (
            "steps:\n  done: {end: «solved», tell: Bye.}\n",
            "wrong-value",
            'Did you mean "resolved"?',
        ),
        (
            "steps:\n  do-it: {do: It., next: «[»]}\n",
            "wrong-value",
            "Write at least one entry.",
        ),
        (
            "steps:\n  do-it: {do: It., next: done, at-most: «0», then: done}\n",
            "wrong-value",
            "Write a number of at least 1.",
        ),
        (
            "currency: «euro»\n" + STEPS,
            "bad-id",
            "Use the three capital letters of ISO 4217, such as EUR.",
        ),
        (
            "also-asked: «slow»\n" + STEPS,
            "wrong-value",
            "Write a list: each entry on its own line after a hyphen.",
        ),
    ],
)
def test_what_does_not_fit_is_found_where_it_stands(marked: str, code: str, fix: str) -> None:
    problem = the_problem(marked)
    assert problem.code == code
    assert problem.fix == fix


def test_every_problem_is_told_at_once() -> None:
    found = problems(HEAD + "chanels: []\nsteps:\n  Done: {end: solved, tel: Bye.}\n")
    assert [each.code for each in found] == ["unknown-key", "bad-id", "wrong-value", "unknown-key"]


def test_a_missing_price_and_missing_terms_have_codes_of_their_own() -> None:
    text = (
        "products:\n  plus: {name: Plus, summary: More., serves: [more], fits: 'true', "
        "first-charge: Now.}\n"
    )
    _, found = read_shape(CatalogueShape, read(text.encode(), "catalogue/lines.yaml"))
    assert [(each.code, each.line, each.column) for each in found] == [
        ("missing-price", 2, 3),
        ("missing-terms", 2, 3),
    ]


def test_tables_and_walks_are_told_about_in_the_same_way() -> None:
    text = "table: models\nkey: {type: txt, label: Model}\ncolumns: {}\nrows: {}\n"
    _, found = read_shape(TableShape, read(text.encode(), "tables/models.yaml"))
    assert [(each.code, each.line, each.column) for each in found] == [("wrong-value", 2, 13)]
    text = "walks:\n  - name: one\n    answers: {a: b}\n    expct: {end: done}\n"
    _, found = read_shape(WalksShape, read(text.encode(), "help/walks/walks.yaml"))
    assert [(each.code, each.line) for each in found] == [("missing-key", 2), ("unknown-key", 4)]
    assert found[1].fix == 'Did you mean "expect"?'
