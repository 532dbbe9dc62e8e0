"""Every fault that is put into a sample guide is found where it is, and its walk runs into it."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from engine import library
from engine.guide import Guide
from engine.library import Library
from engine.problems import Problem
from tests.content import mutations
from tests.content.mutations import KINDS, OF_PRODUCTS, Kind, Mutant, Sample
from tests.content.retold import runs_into, step_of

TREES = mutations.load()
SAMPLES = mutations.samples(TREES)
PRODUCTS = tuple(mutations.offers.products(TREES))

BY_NOBODY = {
    "unreachable-step": "that nobody comes there is the problem",
    "never-valid": "on no day is the step there",
    "missing-need": "nothing can be offered for a need that is not there",
}
"""Codes of problems that no walk can run into, and why."""
CLOSED = "what is wrong closes every way to the step"
TOO_HARD = "the search for a walk ends without one, and proves nothing"
BY_NONE_FOUND = {
    **{("early_offers", id_): "no answer has shown the need at the start" for id_ in SAMPLES},
    ("early_conditions", "objects"): TOO_HARD,
    ("early_offers", "cold-call"): TOO_HARD,
    ("dangling_facts", "bereavement"): TOO_HARD,
    ("duplicate_answers", "bereavement"): TOO_HARD,
    ("texts_for_numbers", "bereavement"): TOO_HARD,
    ("unfinished_conditions", "bereavement"): TOO_HARD,
    ("misspelt_functions", "appliance-complaint"): TOO_HARD,
    ("repeated_steps", "appliance-complaint"): CLOSED,
    ("texts_for_numbers", "wrap-up"): CLOSED,
}
"""Kinds of faults of which some problem in a guide tells no walk, and why."""


class Found(NamedTuple):
    """A fault, and what was built with it."""

    mutant: Mutant
    library: Library

    @property
    def is_told(self) -> bool:
        problems = self.library.problems
        places = {(each.code, each.file, each.line, each.column) for each in problems}
        mutant = self.mutant
        return (mutant.code, mutant.file, mutant.line, mutant.column) in places

    def of_steps(self) -> Iterator[tuple[Guide, Problem, str]]:
        """The problems that stand in a step of a guide which could be compiled, and the step."""
        for problem in self.library.problems:
            guide = self.library.drafts.get(problem.file.partition("/")[0])
            step = step_of(problem, self.library)
            if guide is not None and step is not None and step in guide:
                yield guide, problem, step


class Faults(NamedTuple):
    """The faults of a kind in each guide."""

    kind: str
    by_guide: dict[str, list[Found]]

    def of_steps(self) -> Iterator[tuple[str, Guide, Problem, str]]:
        """The problems that stand in steps, with the guide in which the fault was made."""
        for id_, found in self.by_guide.items():
            for each in found:
                for guide, problem, step in each.of_steps():
                    yield id_, guide, problem, step


def build(mutant: Mutant) -> Found:
    return Found(mutant, library.build(mutant.files, on=mutant.on))


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: kind.__name__)
def faults(request: pytest.FixtureRequest) -> Faults:
    """The faults of a kind, each built once for all that is asked of it."""
    kind: Kind = request.param
    by_guide = {id_: [build(each) for each in kind(sample)] for id_, sample in SAMPLES.items()}
    return Faults(kind.__name__, by_guide)


def test_there_are_sample_guides() -> None:
    assert len(SAMPLES) >= 10


def test_there_are_many_kinds_of_faults() -> None:
    assert len({kind.__name__ for kind in (*KINDS, *OF_PRODUCTS)}) >= 55


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_kind_of_fault_has_its_place_in_some_guide(kind: Kind) -> None:
    assert any(next(kind(sample), None) for sample in SAMPLES.values())


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES.keys())
def test_many_kinds_of_faults_have_their_place_in_each_guide(sample: Sample) -> None:
    few = b"\nat-hand:" in sample.files[sample.file]  # small guides, with little to go wrong
    assert sum(1 for kind in KINDS if next(kind(sample), None)) >= (34 if few else 40)


@pytest.mark.parametrize("id_", SAMPLES)
def test_a_fault_is_found(faults: Faults, id_: str) -> None:
    assert [each.mutant.name for each in faults.by_guide[id_] if not each.is_told] == []


def test_a_walk_that_a_problem_tells_runs_into_it(faults: Faults) -> None:
    told = [(guide, each, step) for _, guide, each, step in faults.of_steps() if each.reached_by]
    assert [each for guide, each, step in told if not runs_into(guide, each, step)] == []


def test_where_a_problem_tells_no_walk_the_reason_is_known(faults: Faults) -> None:
    """None has to be told where the walk without any answer runs into the problem."""
    untold = {
        (faults.kind, id_)
        for id_, guide, each, step in faults.of_steps()
        if not each.reached_by and each.code not in BY_NOBODY
        if not runs_into(guide, each, step)
    }
    assert untold <= BY_NONE_FOUND.keys()


@pytest.mark.parametrize("kind", OF_PRODUCTS, ids=lambda kind: kind.__name__)
def test_a_fault_of_a_product_is_found(kind: Kind) -> None:
    mutants = [mutant for sample in PRODUCTS for mutant in kind(sample)]
    assert mutants
    assert [mutant.name for mutant in mutants if not build(mutant).is_told] == []
