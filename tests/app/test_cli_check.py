"""`callguide check`: every problem, where it is, and an exit status that scripts can rely on."""

import json
import os
import pty
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests.app.terminal import FILES, SLOW, TREES, callguide, make, started
from tests.house.files import ROOT

MISSPELT = {**FILES, "slow/guide.yaml": SLOW.replace("to: measure}", "to: mesure}")}
TWICE = {**MISSPELT, "other/guide.yaml": SLOW}
KEYS = ["code", "severity", "file", "line", "column", "message", "fix", "reached_by"]


def found(path: Path) -> list[dict[str, Any]]:
    """The problems that the command tells programs."""
    problems: list[dict[str, Any]] = json.loads(callguide("check", path, "--format", "json").stdout)
    return problems


def test_good_content_has_no_problem(tmp_path: Path) -> None:
    result = callguide("check", make(tmp_path))
    assert (result.stdout, result.exit_code) == ("No problems in 2 files.\n", 0)


def test_the_sample_content_has_no_problem() -> None:
    result = callguide("check", TREES)
    assert result.exit_code == 0, result.stdout


def test_a_problem_is_shown_with_its_line_a_caret_and_what_to_do(tmp_path: Path) -> None:
    result = callguide("check", make(tmp_path, MISSPELT))
    assert f"{tmp_path}/slow/guide.yaml:17:40: error [missing-target] " in result.stdout
    assert "   17 |       every: {label: Every device, to: mesure}\n" in result.stdout
    assert f"\n{' ' * 6}| {' ' * 39}^^^^^^\n" in result.stdout
    assert 'Did you mean "measure"?' in result.stdout
    assert result.exit_code == 1


def test_every_problem_is_shown_and_counted(tmp_path: Path) -> None:
    broken = {**MISSPELT, "catalogue/plans.yaml": "needs: [\n", "tables/t.yaml": ""}
    result = callguide("check", make(tmp_path, broken))
    problems = found(tmp_path)
    assert {problem["file"].rpartition("/")[2] for problem in problems} == {
        "guide.yaml",
        "plans.yaml",
        "t.yaml",
    }
    errors = sum(problem["severity"] == "error" for problem in problems)
    assert result.stdout.splitlines()[-1].startswith(f"{errors} errors ")
    assert result.stdout.splitlines()[-1].endswith("in 3 files of 3.")


def test_a_warning_is_a_problem_too(tmp_path: Path) -> None:
    unused = SLOW.replace("facts:\n", "facts:\n  idle: {type: yes-no, label: Idle}\n")
    result = callguide("check", make(tmp_path, {**FILES, "slow/guide.yaml": unused}))
    assert result.stdout.splitlines()[-1] == "1 warning in 1 file of 2."
    assert result.exit_code == 1


def test_programs_get_exactly_what_was_promised(tmp_path: Path) -> None:
    (problem,) = (each for each in found(make(tmp_path, MISSPELT)) if each["line"] == 17)
    assert list(problem) == KEYS
    assert problem["code"] == "missing-target"
    assert problem["severity"] == "error"
    assert problem["file"] == f"{tmp_path}/slow/guide.yaml"
    assert problem["column"] == 40


def test_programs_get_an_empty_list_where_all_is_well(tmp_path: Path) -> None:
    result = callguide("check", make(tmp_path), "--format", "json")
    assert (result.stdout, result.stderr, result.exit_code) == ("[]\n", "", 0)


def test_a_guides_folder_shows_its_own_problems_alone(tmp_path: Path) -> None:
    make(tmp_path, TWICE)
    assert {problem["file"] for problem in found(tmp_path / "slow")} == {
        f"{tmp_path}/slow/guide.yaml"
    }
    assert len({problem["file"] for problem in found(tmp_path)}) == 2


def test_a_file_is_checked_with_all_that_it_names(tmp_path: Path) -> None:
    make(tmp_path, TWICE)
    assert found(tmp_path / "catalogue" / "plans.yaml") == []
    assert found(tmp_path / "slow" / "guide.yaml")


def test_files_are_named_as_they_can_be_opened_from_here(tmp_path: Path) -> None:
    make(tmp_path / "trees", MISSPELT)
    whole = started("check", "trees", folder=tmp_path)
    inside = started("check", ".", folder=tmp_path / "trees" / "slow")
    assert whole.stdout.startswith("trees/slow/guide.yaml:17:40: ")
    assert inside.stdout.startswith("guide.yaml:17:40: ")


def test_without_a_path_the_settings_tell_the_folder(tmp_path: Path) -> None:
    make(tmp_path / "trees", MISSPELT)
    make(tmp_path / "elsewhere")
    assert started("check", folder=tmp_path).returncode == 1
    assert started("check", folder=tmp_path, env={"CALLGUIDE_CONTENT": "elsewhere"}).returncode == 0


@pytest.mark.parametrize("name", ["none", "empty", "note.txt", "empty/slow"])
def test_where_there_are_no_guides_it_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty" / "slow").mkdir(parents=True)
    (tmp_path / "note.txt").touch()
    result = callguide("check", tmp_path / name)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert str(tmp_path / name) in result.stderr


def test_a_folder_beside_guides_is_no_part_of_them(tmp_path: Path) -> None:
    make(tmp_path)
    (tmp_path / "drafts").mkdir()
    result = callguide("check", tmp_path / "drafts")
    assert result.exit_code == 2
    assert "holds no guides" in result.stderr


def test_a_file_that_goes_nowhere_is_no_crash(tmp_path: Path) -> None:
    make(tmp_path)
    (tmp_path / "slow" / "walks").mkdir()
    (tmp_path / "slow" / "walks" / "gone.yaml").symlink_to(tmp_path / "nowhere")
    assert callguide("check", tmp_path).exit_code == 0


def test_a_github_workflow_gets_annotations(tmp_path: Path) -> None:
    make(tmp_path / "trees", MISSPELT)
    result = started("check", "trees", "--format", "github", folder=tmp_path)
    assert result.stdout.startswith(
        "::error file=trees/slow/guide.yaml,line=17,endLine=17,col=40,endColumn=45,"
        "title=missing-target::"
    )
    assert result.returncode == 1


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_files_are_named_from_where_the_workflow_checked_out(tmp_path: Path, form: str) -> None:
    make(tmp_path / "content" / "trees", MISSPELT)
    env = {"GITHUB_WORKSPACE": str(tmp_path)}
    command = ("check", "trees", "--format", form)
    result = started(*command, folder=tmp_path / "content", env=env)
    assert "content/trees/slow/guide.yaml" in result.stdout
    assert str(tmp_path) not in result.stdout


def test_code_scanning_gets_sarif(tmp_path: Path) -> None:
    result = callguide("check", make(tmp_path, MISSPELT), "--format", "sarif")
    (run,) = json.loads(result.stdout)["runs"]
    assert {each["ruleId"] for each in run["results"]} >= {"missing-target"}
    assert result.exit_code == 1


def test_code_scanning_is_told_that_all_is_well(tmp_path: Path) -> None:
    result = callguide("check", make(tmp_path), "--format", "sarif")
    assert json.loads(result.stdout)["runs"][0]["results"] == []
    assert result.exit_code == 0


def in_a_terminal(folder: Path, **environment: str) -> bytes:
    """What the command writes where standard output is a terminal."""
    leader, follower = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "app", "check", str(folder)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "TERM": "xterm", **environment},
        stdout=follower,
        check=False,
    )
    os.close(follower)
    written = os.read(leader, 100_000)
    os.close(leader)
    return written


def test_a_terminal_gets_colours(tmp_path: Path) -> None:
    assert b"\x1b[" in in_a_terminal(make(tmp_path, MISSPELT))


def test_a_terminal_gets_none_against_its_will(tmp_path: Path) -> None:
    assert b"\x1b[" not in in_a_terminal(make(tmp_path, MISSPELT), NO_COLOR="1")


def test_a_pipe_gets_none(tmp_path: Path) -> None:
    assert "\x1b[" not in started("check", make(tmp_path, MISSPELT)).stdout


def test_a_reader_that_leaves_early_is_no_crash(tmp_path: Path) -> None:
    make(tmp_path, MISSPELT)
    command = f"{sys.executable} -m app check {tmp_path} --format json | head -c 1"
    run = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, check=False)  # noqa: S602
    assert run.stderr == b""


AS_NOBODY = """
import os, sys
from app.cli import app
path = sys.argv[1]
app(["check", path], standalone_mode=False)  # imports what nobody may be unable to
os.chmod(sys.argv[2], 0)
os.getuid() or os.setuid(65534)
app(["check", path])
"""


@pytest.mark.parametrize("name", ["slow", "slow/walks", "slow/guide.yaml", "catalogue"])
def test_what_may_not_be_read_is_named_and_nothing_is_called_good(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        (make(Path(folder)) / "slow" / "walks").mkdir()
        command = [sys.executable, "-c", AS_NOBODY, folder, f"{folder}/{name}"]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        Path(folder, name).chmod(0o755)
    assert run.returncode == 2
    assert run.stdout == "No problems in 2 files.\n"  # that of the time when it could be read
    assert f"{folder}/{name}" in run.stderr
    assert "permission denied" in run.stderr


LAPSING = {
    **FILES,
    "slow/guide.yaml": SLOW.replace(
        "    title: Restart\n", "    title: Restart\n    valid-until: 2026-12-31\n"
    ),
}


@pytest.mark.parametrize(
    ("day", "code"),
    [("2026-11-02", None), ("2026-12-24", "lapses-soon"), ("2027-01-01", "not-valid")],
)
def test_the_content_is_checked_as_of_a_day(tmp_path: Path, day: str, code: str | None) -> None:
    result = callguide("check", make(tmp_path, LAPSING), "--on", day, "--format", "json")
    assert [each["code"] for each in json.loads(result.stdout)] == ([code] if code else [])


def test_a_day_that_is_none_is_told(tmp_path: Path) -> None:
    result = callguide("check", make(tmp_path), "--on", "tomorrow")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith('--on "tomorrow" is no date: write year-month-day')
