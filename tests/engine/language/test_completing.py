"""What is proposed where somebody types: what exists there, and nothing that does not fit."""

import pytest

from engine.language.completing import Proposal, proposals
from engine.language.symbols import Kind, Symbol
from tests.engine.language.folders import CALLING, GUIDE, WALKS, WALKS_FILE, cursor, folder

STEP = f"{CALLING}  new:\n"
STEPS = ["who-is-it", "what-plan", "look-up", "what-is-slow", "offered", "kept", "done"]
FACTS = ["plan", "row", "quick", "what_is_slow"]


def proposed(text: str, file: str = GUIDE) -> list[Proposal]:
    data = folder().sources[file].data if file in folder().sources else {}
    return proposals(folder(), file, cursor(text), data)


def texts(text: str, file: str = GUIDE) -> list[str]:
    return [each.text for each in proposed(text, file)]


@pytest.mark.parametrize(
    "typed",
    [
        "    next: ‸",
        "    do: x\n    next: per‸",
        "    answers: {a: {to: ‸",
        "    next: [{when: x, to: ‸",
        "    next:\n      - else: ‸",
        "    accepted: ‸",
        "    at-most: 2\n    then: ‸",
        "    ends: {known: ‸",
    ],
)
def test_where_a_way_leads_are_the_steps_of_the_guide(typed: str) -> None:
    assert texts(STEP + typed)[:7] == STEPS


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("    subguide: ‸", ["line", "who"]),
        ("    lookup: ‸", ["streets"]),
        ("    offer: {need: ‸", ["faster"]),
        ("    offer: {now: ‸", FACTS),
        ("    input: ‸", FACTS),
    ],
)
def test_a_key_is_proposed_the_names_of_its_kind(typed: str, names: list[str]) -> None:
    assert set(names) <= set(texts(STEP + typed))
    assert not set(STEPS) & set(texts(STEP + typed))


@pytest.mark.parametrize("typed", ["when: ‸", 'when: plan == "max" and ‸', "when: not (‸"])
def test_in_a_condition_there_are_facts_and_functions(typed: str) -> None:
    found = texts(f"{STEP}    next:\n      - {typed}")
    assert found[:4] == FACTS
    assert "known(" in found


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("plan == ‸", '"basic"'),
        ('plan == "‸', "basic"),
        ('plan != "ma‸', "basic"),
        ('plan in ["basic", "‸', "basic"),
        ("plan not in [‸", '"basic"'),
        ("what_is_slow == ‸", '"all"'),
    ],
)
def test_a_choice_is_compared_with_what_can_be_picked(typed: str, first: str) -> None:
    assert texts(f"{STEP}    next:\n      - when: {typed}")[0] == first


def test_in_double_quotes_an_answer_stands_in_single_ones() -> None:
    assert texts(f'{STEP}    next:\n      - when: "plan == ‸')[0] == "'basic'"


def test_behind_in_there_are_lists() -> None:
    assert "slow_plans" in texts(f"{STEP}    next:\n      - when: plan in ‸")


def test_a_text_has_facts_within_its_braces_alone() -> None:
    assert texts(f"{STEP}    say: Your {{‸") == FACTS
    assert texts(f"{STEP}    say: Your {{row}} ‸") == []


def test_what_was_typed_of_a_name_is_replaced() -> None:
    assert {each.typed for each in proposed(f"{STEP}    next: per‸")} == {3}
    (row,) = (each for each in proposed(f"{STEP}    say: In {{ro‸") if each.text == "row")
    assert row.typed == 2


def test_a_name_comes_with_what_it_is() -> None:
    found = next(each for each in proposed(f"{STEP}    next: ‸") if each.text == "person")
    assert (found.kind, found.detail) == (Kind.STEP, "end")
    assert found.symbol == Symbol(Kind.STEP, "line", "person")


def test_a_function_and_a_key_come_with_what_they_mean() -> None:
    condition = proposed(f"{STEP}    next:\n      - when: ‸")
    assert "known(speed)" in next(each for each in condition if each.text == "known(").documentation
    keys = proposed(f"{CALLING}  what-plan:\n    ‸")
    assert "agent alone" in next(each for each in keys if each.text == "note: ").documentation


def test_a_walk_is_proposed_steps_answers_and_products() -> None:
    walk = f"{WALKS}  - name: x\n"
    assert texts(f"{walk}    answers:\n      ‸", WALKS_FILE)[:7] == STEPS
    assert texts(f"{walk}    answers:\n      what-is-slow: ‸", WALKS_FILE) == ["all", "one"]
    assert texts(f"{walk}    answers:\n      who-is-it/‸", WALKS_FILE) == ["name", "known"]
    assert texts(f"{walk}    expect: {{product: ‸", WALKS_FILE) == ["max"]
    assert texts(f"{walk}    expect:\n      why: [‸", WALKS_FILE) == FACTS


def test_a_product_is_proposed_needs_and_products() -> None:
    product = "products:\n  new:\n"
    assert texts(f"{product}    serves: [‸", "catalogue/plans.yaml") == ["faster"]
    assert texts(f"{product}    serves:\n      - ‸", "catalogue/plans.yaml") == ["faster"]
    assert texts(f"{product}    replaces: [‸", "catalogue/plans.yaml") == ["max"]


@pytest.mark.parametrize(
    ("text", "some", "none"),
    [
        ("‸", "language: ", "guide: "),
        (f"{STEP}    ‸", "ask: ", "guide: "),
        (f"{CALLING}  what-plan:\n    ‸", "note: ", "ask: "),
        (f"{CALLING}  person:\n    ‸", "hint: ", "answers: "),
        (f"{STEP}    answers:\n      a:\n        ‸", "label: ", "ask: "),
        (f"{STEP}    next:\n      - {{‸", "else: ", "ask: "),
        ("facts:\n  new:\n    ‸", "type: ", "ask: "),
    ],
)
def test_the_keys_are_those_that_may_stand_there_and_do_not_yet(
    text: str, some: str, none: str
) -> None:
    found = texts(text)
    assert some in found
    assert none not in found


@pytest.mark.parametrize("text", [f"{CALLING}  ‸", f"{STEP}    sets: {{a: ‸", "title: ‸"])
def test_where_an_author_makes_a_name_or_writes_words_nothing_is_proposed(text: str) -> None:
    assert texts(text) == []
