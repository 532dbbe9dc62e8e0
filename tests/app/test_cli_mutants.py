"""`callguide test --mutants`: which small mistakes nobody would notice, and the score."""

from pathlib import Path

import pytest

from tests.app.terminal import callguide
from tests.app.test_cli_test import GOOD, GUIDE


@pytest.fixture
def trees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "trees/lamp"
    (folder / "walks").mkdir(parents=True)
    (folder / "guide.yaml").write_text(GUIDE)
    (folder / "walks/walks.yaml").write_text(GOOD)
    return tmp_path / "trees"


@pytest.mark.usefixtures("trees")
def test_a_survivor_is_named_with_its_place_and_a_walk_that_would_notice_it() -> None:
    lines = callguide("test", "--mutants").output.splitlines()
    change = "nobody noticed that `minutes > 60` became `minutes >= 60`"
    at = lines.index(f"trees/lamp/guide.yaml:16:19: {change}")
    assert lines[at + 1] == "  a walk that would: lit=no, minutes=60"


@pytest.mark.usefixtures("trees")
def test_the_score_is_no_reason_to_fail() -> None:
    result = callguide("test", "--mutants")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1].startswith("lamp  ")


@pytest.mark.usefixtures("trees")
def test_a_sample_may_be_enough() -> None:
    assert " of 3 mutants noticed" in callguide("test", "--mutants", "--most", 3).output


def test_walks_that_come_out_otherwise_come_first(trees: Path) -> None:
    walks = trees / "lamp/walks/walks.yaml"
    walks.write_text(GOOD.replace("end: fine", "end: expert"))
    result = callguide("test", "--mutants")
    assert "mutants" not in result.output
    assert result.exit_code == 1
