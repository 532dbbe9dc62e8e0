"""Every code's own examples: the wrong one is found where it is marked, the right one is clean."""

import pytest

from engine import library
from engine.checks import RULES
from engine.checks.example import files, marked
from engine.checks.explain import codes, explanation
from engine.checks.explanations import EXPLAINED
from engine.limits import Limits
from engine.problems import Problem

EXAMPLES = {each.code: (each.failing, each.passing) for each in RULES if each.text}
DAYS = {each.code: each.on for each in RULES if each.text}
EXAMPLES |= {each.code: (each.failing, each.passing) for each in EXPLAINED}
LIMITS = {each.code: each.limits for each in EXPLAINED}


def problems(code: str, example: str, limits: Limits = library.DEFAULTS) -> tuple[Problem, ...]:
    return library.build(files(example), limits, DAYS.get(code)).problems


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_the_failing_example_is_found_at_its_mark(code: str) -> None:
    failing, _ = EXAMPLES[code]
    every = problems(code, failing, LIMITS.get(code, library.DEFAULTS))
    found = [each for each in every if each.code == code]
    assert found, [(each.code, each.line, each.message) for each in every]
    place = marked(failing)
    assert place is None or place in {(each.file, each.line) for each in found}


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_the_passing_example_has_no_problem(code: str) -> None:
    _, passing = EXAMPLES[code]
    assert [(each.code, each.line, each.message) for each in problems(code, passing)] == []


def test_every_code_is_explained() -> None:
    assert set(codes()) == set(EXAMPLES)
    assert all(explanation(code).title and explanation(code).text for code in codes())
