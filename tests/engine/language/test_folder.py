"""What is named where: every name is found, at its exact place, and is somebody's definition."""

import pytest

from engine.language.ranges import words_at
from engine.language.symbols import Kind, Mention, Symbol, Use
from tests.engine.language.folders import (
    CURSOR,
    GUIDE,
    WALKS_FILE,
    at,
    cursor,
    fact,
    folder,
    step,
    trees,
)


def everything() -> list[Mention]:
    return [each for file in trees().sources for each in trees().mentions_in(file)]


def test_in_the_sample_content_every_name_stands_exactly_where_it_is_said_to_stand() -> None:
    astray = [
        each
        for each in everything()
        if each.use is not Use.IMPLIED
        and words_at(trees().sources[each.file], trees().range(each)) != each.symbol.name
    ]
    assert astray == []


def test_in_the_sample_content_everything_that_is_named_is_made_somewhere() -> None:
    made = {
        trees().canonical(each.symbol) for each in everything() if each.use is not Use.REFERENCE
    }
    assert [each for each in everything() if trees().canonical(each.symbol) not in made] == []


def test_in_the_sample_content_every_name_is_found_again_by_its_place() -> None:
    lost = []
    for each in everything():
        there = trees().range(each)
        found = trees().at(each.file, there.mark)
        if found is None or found[0].symbol.name != each.symbol.name:
            lost.append(each)
    assert [each for each in lost if each.use is not Use.IMPLIED] == []


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        ("start: who‸-is-it", step("who-is-it")),
        ("person: {label: A person, to: per‸son}", step("person")),
        ("ends: {known: what‸-plan}", step("what-plan")),
        ("ends: {kno‸wn:", step("known", "who")),
        ("subguide: w‸ho", Symbol(Kind.GUIDE, "", "who")),
        ("returns: {ro‸w:", fact("row")),
        ("returns: {row: callers‸_name}", fact("callers_name", "who")),
        ("Which plan, {ro‸w}?", fact("row")),
        ("input: pl‸an", fact("plan")),
        ("lookup: str‸eets", Symbol(Kind.TABLE, "", "streets")),
        ("by: ro‸w", fact("row")),
        ("sets: {row: str‸eet}", Symbol(Kind.COLUMN, "streets", "street")),
        ("👍🏽 {ro‸w}", fact("row")),
        ('"on‸e":', Symbol(Kind.ANSWER, "line.what_is_slow", "one")),
        ('what_is_slow == "on‸e" and', Symbol(Kind.ANSWER, "line.what_is_slow", "one")),
        ("what_is‸_slow ==", fact("what_is_slow")),
        ("and qu‸ick', to", fact("quick")),
        ("not in slow‸_plans", Symbol(Kind.LIST, "line", "slow_plans")),
        ("slow_plans: [ba‸sic", Symbol(Kind.ANSWER, "line.plan", "basic")),
        ("offer: {need: fas‸ter", Symbol(Kind.NEED, "", "faster")),
        ("now: pl‸an}", fact("plan")),
        ("tell: Do‸ne.", None),
        ("summary: Me‸nds", None),
    ],
)
def test_what_stands_in_a_guide_is_known(words: str, symbol: Symbol | None) -> None:
    assert at(GUIDE, words) == symbol


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        ("facts: {pl‸an:", fact("plan")),
        ("facts: {plan: bas‸ic}", Symbol(Kind.ANSWER, "line.plan", "basic")),
        ("answers: {who‸-is-it/name", step("who-is-it")),
        ("answers: {who-is-it/na‸me", step("name", "who")),
        ("what-is-slow: al‸l,", Symbol(Kind.ANSWER, "line.what_is_slow", "all")),
        ("offered: acc‸epted", None),
        ("end: do‸ne", step("done")),
        ("product: ma‸x", Symbol(Kind.PRODUCT, "", "max")),
        ("why: [pl‸an]", fact("plan")),
        ("steps: [who-is-it/na‸me", step("name", "who")),
    ],
)
def test_what_stands_in_a_scripted_walk_is_known(words: str, symbol: Symbol | None) -> None:
    assert at(WALKS_FILE, words) == symbol


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        ("serves: [fas‸ter]", Symbol(Kind.NEED, "", "faster")),
        ("fits: pl‸an in", fact("plan", "")),
        ('in ["ba‸sic"', Symbol(Kind.ANSWER, ".plan", "basic")),
        ('shown: plan != "ma‸x"', Symbol(Kind.ANSWER, ".plan", "max")),
    ],
)
def test_what_stands_in_the_catalogue_is_known(words: str, symbol: Symbol | None) -> None:
    assert at("catalogue/plans.yaml", words) == symbol


def test_a_fact_of_the_catalogue_is_one_for_all_guides() -> None:
    assert (
        folder().canonical(fact("plan")) == folder().canonical(fact("plan", "")) == fact("plan", "")
    )
    assert folder().canonical(fact("row")) == fact("row")


def test_what_holds_a_product_is_answered_with_products() -> None:
    product = Symbol(Kind.PRODUCT, "", "max")
    assert folder().canonical(Symbol(Kind.ANSWER, "line.plan", "max")) == product
    assert folder().canonical(Symbol(Kind.ANSWER, ".plan", "max")) == product


def test_a_step_is_made_in_its_guide_alone() -> None:
    (made,) = folder().definitions(step("done"))
    assert (made.file, made.path) == (GUIDE, ("steps", "done"))


def test_a_choice_question_makes_a_fact_of_its_id() -> None:
    (made,) = folder().definitions(fact("what_is_slow"))
    assert (made.path, made.use) == (("steps", "what-is-slow"), Use.IMPLIED)


def test_a_step_is_found_in_every_file_that_names_it() -> None:
    found = {each.file for each in folder().everywhere(step("what-is-slow"))}
    assert found == {GUIDE, WALKS_FILE}


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        (f"steps:\n  new:\n    answers: {{a: {{to: done{CURSOR}", step("done")),
        (f"steps:\n  new:\n    next:\n      - {{when: plan{CURSOR}", fact("plan")),
        (f"at-any-time:\n  new: {{to: nowhere{CURSOR}", step("nowhere")),
        (f"title: done{CURSOR}", None),
    ],
)
def test_what_is_meant_in_a_file_that_is_broken_is_told_by_its_lines(
    text: str, symbol: Symbol | None
) -> None:
    assert folder().meant(GUIDE, cursor(text)) == symbol


@pytest.mark.parametrize("broken", ["", "steps: [", "steps: 3\nfacts: []\n", "steps:\n  a: b\n"])
def test_a_file_of_another_shape_is_no_crash(broken: str) -> None:
    odd = folder(line=broken)
    assert [list(odd.mentions_in(file)) for file in odd.sources]
    assert list(odd.everywhere(step("done"))) != []
