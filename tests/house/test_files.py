"""Every file is ours, and none of them knows a machine or where packages come from."""

import re
from pathlib import Path

import pytest

from tests.house.files import project_files, shown

PICTURES = {".gif", ".ico", ".jpg", ".png", ".webp"}
BIGGEST_FILE = 600_000  # bytes
LONGEST_LINE = 400  # characters; what a minifier writes is far longer

INDEX_HOSTS = re.compile(r"\b(?:pypi\.org|pythonhosted\.org|npmjs\.(?:com|org)|debian\.org)\b")
MACHINE_PATHS = re.compile(r"(?<![\w.~*])/(?:root|home|Users|work|tmp|var/tmp)/[A-Za-z0-9_.-]")
ELSEWHERE = re.compile(r"https?://(?!www\.w3\.org/|127\.0\.0\.1)")


def texts(folder: str = "") -> list[Path]:
    """The project's files that are no pictures, all of them or those under a folder."""
    inside = (path for path in project_files() if shown(path).startswith(folder))
    return [path for path in inside if path.suffix not in PICTURES]


def lines_with(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    """Every place where the pattern stands, as `file:line: text`."""
    return [
        f"{shown(path)}:{number}: {line.strip()[:120]}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_host_of_a_package_index() -> None:
    assert lines_with(INDEX_HOSTS, texts()) == []


def test_no_file_names_a_path_of_a_machine() -> None:
    assert lines_with(MACHINE_PATHS, texts()) == []


def test_no_page_loads_anything_from_elsewhere() -> None:
    assert lines_with(ELSEWHERE, texts("renderers/")) == []


def test_scripts_and_style_sheets_are_written_by_hand() -> None:
    long_lines = re.compile(f".{{{LONGEST_LINE}}}|sourceMappingURL")
    assert lines_with(long_lines, project_files(".js", ".css")) == []


def test_no_file_is_big() -> None:
    assert [shown(path) for path in project_files() if path.stat().st_size > BIGGEST_FILE] == []


@pytest.mark.parametrize("name", ["pypi", "files.pythonhosted", "registry.npmjs", "deb.debian"])
def test_a_planted_host_is_seen(name: str) -> None:
    assert INDEX_HOSTS.search(f"--index-url https://{name}.org/simple")


@pytest.mark.parametrize("folder", ["home", "root", "tmp", "work"])
def test_a_planted_path_is_seen(folder: str) -> None:
    assert MACHINE_PATHS.search(f"open('/{folder}/callguide/trees')")
