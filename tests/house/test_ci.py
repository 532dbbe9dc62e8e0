"""CI passes where everything was checked and every test ran, and nowhere else."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.files import ROOT

MAKEFILE = """
check:
	@echo checked && {check}
test:
	@echo '{closing}' && {test}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with `.ci/run` in it, and room for a Makefile that answers it."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/run", tmp_path / ".ci/run")
    return tmp_path


def run_ci(
    project: Path, closing: str = "= 5 passed in 1.20s =", check: str = "true", test: str = "true"
) -> subprocess.CompletedProcess[str]:
    makefile = MAKEFILE.format(check=check, closing=closing, test=test)
    (project / "Makefile").write_text(makefile)
    command = ["env", "CALLGUIDE_CHROMIUM=chromium", "bash", ".ci/run"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def test_green_is_green_and_shows_the_closing_line(project: Path) -> None:
    result = run_ci(project)
    assert result.returncode == 0
    assert "= 5 passed in 1.20s =" in result.stdout


def test_a_failed_test_fails_it(project: Path) -> None:
    assert run_ci(project, test="false").returncode != 0


def test_a_failed_check_fails_it_before_any_test(project: Path) -> None:
    result = run_ci(project, check="false")
    assert result.returncode != 0
    assert "passed" not in result.stdout


@pytest.mark.parametrize("word", ["skipped", "deselected", "xfailed"])
def test_a_test_left_out_fails_it(project: Path, word: str) -> None:
    result = run_ci(project, closing=f"= 5 passed, 1 {word} in 1.20s =")
    assert result.returncode == 1
    assert "none may be left out" in result.stderr
