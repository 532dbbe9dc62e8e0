"""What imports cannot tell: that the engine opens no file and reads no clock."""

import ast

import pytest

from tests.house.files import ROOT

OPENS = {"open", ".read_text", ".read_bytes", ".write_text", ".write_bytes", ".iterdir", ".rglob"}
READS_THE_CLOCK = {".now", ".today", ".utcnow", ".fromtimestamp"}
LIBRARY = "engine/library.py"


def calls(source: str, names: set[str]) -> list[str]:
    """The calls of functions (`name`) or methods (`.name`) that are named, as `line: name`."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = node.func
            name = f".{called.attr}" if isinstance(called, ast.Attribute) else ast.unparse(called)
            if name in names:
                found.append(f"{node.lineno}: {name}")
    return found


def breaches(names: set[str]) -> dict[str, list[str]]:
    paths = [path.relative_to(ROOT) for path in (ROOT / "engine").rglob("*.py")]
    found = {path.as_posix(): calls((ROOT / path).read_text(), names) for path in paths}
    return {file: lines for file, lines in found.items() if lines and file != LIBRARY}


def test_only_the_library_opens_files() -> None:
    assert breaches(OPENS) == {}


def test_nothing_in_the_engine_reads_the_clock() -> None:
    assert breaches(READS_THE_CLOCK) == {}


@pytest.mark.parametrize(
    "planted", ["open('x')", "Path('x').read_text()", "[p for p in here.rglob('*')]"]
)
def test_a_planted_opening_is_seen(planted: str) -> None:
    assert calls(planted, OPENS)


@pytest.mark.parametrize("planted", ["date.today()", "datetime.now(UTC)"])
def test_a_planted_look_at_the_clock_is_seen(planted: str) -> None:
    assert calls(planted, READS_THE_CLOCK)
