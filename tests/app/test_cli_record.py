"""`callguide walk --record`: a walk becomes a test that can be pasted beside its guide."""

from pathlib import Path

import pytest

from tests.app.terminal import callguide, make


def recorded(folder: Path, *words: str, typed: str = "") -> str:
    """The file of walks that what was printed makes; the walk is played as a test."""
    result = callguide("walk", "slow", "--content", make(folder), "--record", *words, typed=typed)
    assert result.exit_code == 0, result.stderr
    walks = folder / "slow/walks/walks.yaml"
    walks.parent.mkdir()
    walks.write_text(f"walks:\n{result.stdout}")
    return result.stdout


def comes_out(folder: Path) -> bool:
    return callguide("test", folder / "slow").exit_code == 0


def test_a_walk_by_answers_becomes_a_test(tmp_path: Path) -> None:
    day = ("--on", "2027-01-05")
    text = recorded(tmp_path, *day, "--answer", "which-devices=one", "--answer", "better=yes")
    assert (
        text
        == """\
  - name: "Only one device, Yes: Done"
    on: 2027-01-05
    answers: {which-devices: one, better: "yes"}
    expect: {end: fixed, outcome: resolved, steps: [which-devices, restart, better]}
"""
    )
    assert comes_out(tmp_path)


def test_a_piped_walk_becomes_a_test_with_what_is_known(tmp_path: Path) -> None:
    lines = "every\n48\nfilms\naccepted\n"
    known = ("--fact", "plan=basic", "--fact", "household=4")
    text = recorded(tmp_path, *known, typed=lines)
    assert "facts: {plan: basic, household: 4}" in text
    assert "product: plus" in text
    assert comes_out(tmp_path)


def test_an_answer_that_was_refused_becomes_an_expectation(tmp_path: Path) -> None:
    make(tmp_path)
    words = ("walk", "slow", "--content", tmp_path, "--record")
    result = callguide(*words, typed="every\nfast\n48\n")
    assert "refused: [{step: measure, answer: fast}]" in result.stdout
    assert result.exit_code == 1


def test_of_what_is_sensitive_is_warned(tmp_path: Path) -> None:
    guide = make(tmp_path) / "slow/guide.yaml"
    guide.write_text(
        guide.read_text().replace("label: People at home", "label: People, sensitive: true")
    )
    words = ("walk", "slow", "--content", tmp_path, "--record", "--fact", "household=4")
    assert "sensitive (People)" in callguide(*words, "--answer", "which-devices=one").stderr


def test_a_walk_that_no_test_can_play_is_told(tmp_path: Path) -> None:
    guide = make(tmp_path) / "slow/guide.yaml"
    again = "  again: {ask: And now?, input: speed, next: uses}\n"
    text = guide.read_text().replace("next: uses\n", "next: again\n")
    guide.write_text(text.replace("  uses:\n", f"{again}  uses:\n", 1))
    words = ("walk", "slow", "--content", tmp_path, "--record")
    result = callguide(*words, typed="every\n48\nc 2 50\n")
    assert "cannot be written as a test" in result.stderr
    assert (result.stdout, result.exit_code) == ("", 1)


@pytest.mark.parametrize("typed", ["q\n", ""])
def test_a_walk_that_was_left_early_becomes_a_test_too(tmp_path: Path, typed: str) -> None:
    recorded(tmp_path, typed=f"every\n{typed}")
    assert comes_out(tmp_path)
