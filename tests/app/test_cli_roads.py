"""`callguide roads`: the survey of a guide on the command line."""

import json
from pathlib import Path

import pytest

from tests.app.terminal import callguide, make


def test_the_roads_of_a_guide_are_told(tmp_path: Path) -> None:
    result = callguide("roads", "slow", "--content", make(tmp_path))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Slow line (slow)\n\nAnswers to an end: ")
    assert " which-devices " in result.stdout


def test_programs_get_them_as_json(tmp_path: Path) -> None:
    result = callguide("roads", "slow", "--content", make(tmp_path), "--format", "json")
    assert json.loads(result.stdout)["steps"][0]["id"] == "which-devices"


@pytest.mark.parametrize(("options", "speed"), [((), 183), (("--words-a-minute", "150"), 150)])
def test_how_fast_the_words_are_read_can_be_said(
    tmp_path: Path, options: tuple[str, ...], speed: int
) -> None:
    result = callguide("roads", "slow", "--content", make(tmp_path), "--format", "json", *options)
    assert json.loads(result.stdout)["words_a_minute"] == speed


def test_a_guide_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = callguide("roads", "slwo", "--content", make(tmp_path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert 'Did you mean "slow"?' in result.stderr
