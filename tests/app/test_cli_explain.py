"""`callguide explain`: every code that can be printed can be looked up."""

import pytest

from engine.checks.explain import codes, explanation
from tests.app.terminal import callguide


def test_without_a_code_all_are_listed_with_a_line_each() -> None:
    lines = callguide("explain").stdout.splitlines()
    assert [line.partition(" ")[0] for line in lines] == list(codes())
    assert all(line.split(maxsplit=1)[1] == explanation(line.split()[0]).title for line in lines)


@pytest.mark.parametrize("code", ["missing-target", "offer-before-settled"])
def test_a_code_is_explained_with_wrong_and_right(code: str) -> None:
    result = callguide("explain", code)
    about = explanation(code)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{code}: {about.title}\n\n{about.text}")
    wrong, _, right = result.stdout.partition("\nBut like this:\n\n")
    assert about.failing.splitlines()[0] in wrong
    assert about.passing.splitlines()[-1] in right


@pytest.mark.parametrize("code", codes())
def test_no_explanation_moves_the_cursor(code: str) -> None:
    shown = callguide("explain", code).stdout
    assert [line for line in shown.split("\n") if not line.isprintable()] == []


def test_a_misspelt_code_is_answered_with_the_right_one() -> None:
    result = callguide("explain", "mising-target")
    assert result.exit_code == 2
    assert 'Did you mean "missing-target"' in result.stderr


def test_a_code_like_none_is_answered_with_where_they_are() -> None:
    result = callguide("explain", "zzzzzz")
    assert result.exit_code == 2
    assert "`callguide explain` lists them all" in result.stderr
