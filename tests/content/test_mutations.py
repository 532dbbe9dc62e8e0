"""Every fault that is put into a sample guide is found: its code, file, line and column."""

from collections.abc import Callable, Iterator

import pytest

from engine import library
from engine.problems import Problem
from tests.content import mutations
from tests.content.mutations import Mutant, Sample

TREES = mutations.load()
SAMPLES = mutations.samples(TREES)

EXHAUSTIVE: frozenset[str] = frozenset()
"""Lists of routes that take every case without their `else`."""


def problems(mutant: Mutant) -> tuple[Problem, ...]:
    return library.build(mutant.files).problems


def assert_found(mutant: Mutant) -> None:
    found = problems(mutant)
    places = {(each.code, each.file, each.line, each.column) for each in found}
    expected = (mutant.code, mutant.file, mutant.line, mutant.column)
    assert expected in places, f"{mutant.name}: {sorted(places)}"


def test_there_are_sample_guides() -> None:
    assert len(SAMPLES) >= 10


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES.keys())
@pytest.mark.parametrize(
    "mutate",
    [
        mutations.misspelt_targets,
        mutations.deleted_targets,
        mutations.answers_without_target,
        mutations.dangling_facts,
        mutations.dangling_holes,
        mutations.duplicate_answers,
        mutations.closed_loops,
    ],
    ids=lambda mutate: mutate.__name__,
)
def test_a_fault_is_found(mutate: Callable[[Sample], Iterator[Mutant]], sample: Sample) -> None:
    for mutant in mutate(sample):
        assert_found(mutant)


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES.keys())
def test_a_missing_else_is_found(sample: Sample) -> None:
    for mutant in mutations.removed_elses(sample):
        if f"{sample.id} {mutant.name}" not in EXHAUSTIVE:
            assert_found(mutant)


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES.keys())
def test_an_offer_before_the_issue_is_settled_is_found(sample: Sample) -> None:
    for mutant in mutations.early_offers(sample, TREES):
        assert_found(mutant)


def test_a_product_without_price_is_found() -> None:
    for mutant in mutations.dropped_prices(TREES):
        assert_found(mutant)
