"""Every fault that is put into a sample guide is found: its code, file, line and column."""

import pytest

from engine import library
from tests.content import mutations
from tests.content.mutations import KINDS, OF_PRODUCTS, Kind, Mutant, Sample

TREES = mutations.load()
SAMPLES = mutations.samples(TREES)
PRODUCTS = tuple(mutations.offers.products(TREES))

of_every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


def is_found(mutant: Mutant) -> bool:
    found = library.build(mutant.files, on=mutant.on).problems
    places = {(each.code, each.file, each.line, each.column) for each in found}
    return (mutant.code, mutant.file, mutant.line, mutant.column) in places


def test_there_are_sample_guides() -> None:
    assert len(SAMPLES) >= 10


def test_there_are_many_kinds_of_faults() -> None:
    assert len({kind.__name__ for kind in (*KINDS, *OF_PRODUCTS)}) >= 55


@of_every_kind
def test_a_kind_of_fault_has_its_place_in_some_guide(kind: Kind) -> None:
    assert any(next(kind(sample), None) for sample in SAMPLES.values())


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES.keys())
def test_many_kinds_of_faults_have_their_place_in_each_guide(sample: Sample) -> None:
    assert sum(1 for kind in KINDS if next(kind(sample), None)) >= 40


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES.keys())
@of_every_kind
def test_a_fault_is_found(kind: Kind, sample: Sample) -> None:
    missed = [mutant.name for mutant in kind(sample) if not is_found(mutant)]
    assert missed == []


@pytest.mark.parametrize("kind", OF_PRODUCTS, ids=lambda kind: kind.__name__)
def test_a_fault_of_a_product_is_found(kind: Kind) -> None:
    mutants = [mutant for sample in PRODUCTS for mutant in kind(sample)]
    assert mutants
    assert [mutant.name for mutant in mutants if not is_found(mutant)] == []
