"""The command line as a whole: how it starts, what it says, and how it writes what it makes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.settings import from_environment
from tests.app.terminal import TREES, callguide, make, started
from tests.house.files import ROOT, pyproject

COMMANDS = ("check", "walk", "map", "script", "roads", "explain", "schema", "new", "serve", "key")
HEAVY = ("fastapi", "networkx", "pydantic", "starlette", "uvicorn", "yaml")
IMPORTED = """
import sys
from app.cli import main
try:
    main()
finally:
    print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def imported(*words: str) -> set[str]:
    """The packages that a command has imported by its end."""
    command = [sys.executable, "-c", IMPORTED, *words]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(run.stderr.split())


def test_the_help_names_every_command() -> None:
    shown = callguide("--help").stdout
    assert [name for name in COMMANDS if not re.search(rf"^  {name} ", shown, re.MULTILINE)] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    result = callguide(command, "--help")
    assert result.exit_code == 0
    assert f"Usage: callguide {command}" in result.stdout


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_what_needs_no_guide_starts_without_what_guides_need(option: str) -> None:
    assert imported(option).isdisjoint(HEAVY)


def test_checking_needs_nothing_of_the_web(tmp_path: Path) -> None:
    web = {"fastapi", "starlette", "uvicorn", "jinja2"}
    assert imported("check", str(make(tmp_path))).isdisjoint(web)


def test_python_can_run_it_without_an_installation() -> None:
    result = started("--help")
    assert result.returncode == 0
    assert result.stdout.startswith("Usage: callguide ")


def test_the_entry_point_is_the_same_command_line() -> None:
    assert pyproject()["project"]["scripts"] == {"callguide": "app.cli:main"}


def test_it_tells_its_version() -> None:
    assert callguide("--version").stdout.startswith("callguide")


def test_a_key_is_one_that_the_settings_take() -> None:
    key = callguide("key").stdout
    assert key != callguide("key").stdout
    assert len(from_environment({"CALLGUIDE_KEYS": key}).keys[0]) == 32


@pytest.mark.parametrize("words", [("chekc",), ("check", "--formt"), ("map",), ()])
def test_a_wrong_use_could_not_run(words: tuple[str, ...]) -> None:
    assert callguide(*words).exit_code == 2


def test_a_misspelt_command_is_answered_with_the_right_one() -> None:
    assert "'check'" in callguide("chekc").stderr


def test_a_wrong_setting_is_one_line_that_says_what_to_write(tmp_path: Path) -> None:
    result = started("check", make(tmp_path), env={"CALLGUIDE_MOST_STEPS": "many"})
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith("CALLGUIDE_MOST_STEPS is 'many': write a whole number ")
    assert result.stderr.count("\n") == 1


def test_an_error_is_one_line_that_no_name_can_break_or_colour() -> None:
    told = callguide("check", "no\n\x1b[31msuch").stderr
    assert told == "There is no folder or file no <U+001B>[31msuch: name a folder of guides.\n"


def test_the_operators_limits_hold(tmp_path: Path) -> None:
    result = started("check", make(tmp_path), env={"CALLGUIDE_MOST_STEPS": "3"})
    assert "[too-many-steps]" in result.stdout


def test_what_a_stream_cannot_encode_is_spelt_out(tmp_path: Path) -> None:
    guide = "guide: slow\ntitle: Größe\nstart: Ω\n"
    content = make(tmp_path, {"slow/guide.yaml": guide})
    result = started("check", content, env={"PYTHONIOENCODING": "latin-1"})
    assert result.returncode == 1
    assert "start: \\u03a9\n" in result.stdout


@pytest.mark.parametrize(
    ("form", "beginning"), [("svg", "<svg "), ("dot", "digraph "), ("mermaid", "flowchart LR\n")]
)
def test_a_map_is_drawn_in_each_form(tmp_path: Path, form: str, beginning: str) -> None:
    result = callguide("map", "slow", "--format", form, "--content", make(tmp_path))
    assert result.stdout.startswith(beginning)


def test_a_map_is_svg_unless_told_otherwise(tmp_path: Path) -> None:
    assert callguide("map", "slow", "--content", make(tmp_path)).stdout.startswith("<svg ")


def test_a_script_is_written_with_its_notes(tmp_path: Path) -> None:
    result = callguide("script", "slow", "--content", make(tmp_path))
    assert result.stdout.startswith("# Slow line\n")
    assert "Canary" in result.stdout


@pytest.mark.parametrize("words", [("map", "slow"), ("script", "slow"), ("schema",)])
def test_what_is_made_can_be_written_to_a_file(tmp_path: Path, words: tuple[str, ...]) -> None:
    content = () if words == ("schema",) else ("--content", make(tmp_path / "trees"))
    printed = callguide(*words, *content).stdout
    result = callguide(*words, *content, "-o", tmp_path / "made")
    assert result.stdout == ""
    assert (tmp_path / "made").read_text("utf-8") == printed


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    result = callguide("schema", "-o", tmp_path / "none" / "made")
    assert result.exit_code == 2
    assert result.stderr == f"{tmp_path}/none/made cannot be written: no such file or directory.\n"


@pytest.mark.parametrize("command", ["map", "script", "walk"])
def test_an_unknown_guide_is_answered_with_a_known_one(command: str) -> None:
    result = callguide(command, "slow-internt", "--content", TREES)
    assert result.exit_code == 2
    assert result.stderr == 'There is no guide "slow-internt". Did you mean "slow-internet"?\n'


@pytest.mark.parametrize("command", ["map", "script", "walk"])
def test_without_content_nothing_can_be_done(command: str, tmp_path: Path) -> None:
    result = callguide(command, "slow", "--content", tmp_path / "none")
    assert result.exit_code == 2
    assert result.stderr == f"{tmp_path}/none is not a folder with content.\n"
