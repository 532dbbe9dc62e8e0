"""What stands at a place is what was found there: looking up a path and back is the same."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.problems import Mark
from engine.source import Source, read
from tests.app.terminal import TREES

CONTENT = sorted(TREES.rglob("*.yaml"))
TEXT = """\
# a comment
steps:
  one: {ask: Why?, "to": [a, b]}
  two:
    say: >-
      A long text
      of two lines.
    next:
      - {when: x > 3, to: one}
      - else: two
    "quoted": 👍🏽 {x}
"""


def nodes(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], bool]]:
    """Every key, and every value that holds no others."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield (*path, key), True
            yield from nodes(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from nodes(value, (*path, index))
    else:
        yield path, False


def astray(source: Source) -> list[tuple[Any, ...]]:
    """The paths whose first or last place leads somewhere else."""
    found = []
    for path, key in nodes(source.data):
        line, column = source.mark(path, key=key)
        end = column + source.length(path, key=key)
        if {source.at(Mark(line, at)) for at in (column, end)} != {(path, key)}:
            found.append(path)
    return found


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.relative_to(TREES).as_posix())
def test_every_place_of_the_sample_content_leads_to_its_path(path: Path) -> None:
    assert astray(read(path.read_bytes(), path.name)) == []


@pytest.mark.parametrize("text", [TEXT, f"%YAML 1.2\n---\n{TEXT}"])
def test_every_place_of_any_other_text_leads_to_its_path(text: str) -> None:
    assert astray(read(text.encode(), "f.yaml")) == []


def test_the_parser_and_the_reader_of_everyday_yaml_agree() -> None:
    everyday, parsed = read(TEXT.encode(), "f.yaml"), read(f"%YAML 1.2\n---\n{TEXT}".encode(), "f")
    marks = [Mark(line, column) for line in range(1, 11) for column in range(1, 40)]
    assert [everyday.at(mark) for mark in marks] == [
        parsed.at(Mark(mark.line + 2, mark.column)) for mark in marks
    ]


@pytest.mark.parametrize("mark", [Mark(1, 1), Mark(1, 5), Mark(90, 1), Mark(3, 1)])
def test_where_nothing_stands_there_is_nothing(mark: Mark) -> None:
    assert read(TEXT.encode(), "f.yaml").at(mark) is None


def test_a_place_within_a_text_of_many_lines_leads_to_the_text() -> None:
    assert read(TEXT.encode(), "f.yaml").at(Mark(7, 10)) == (("steps", "two", "say"), False)


def test_a_line_beyond_its_end_leads_to_nothing_or_to_its_last_value() -> None:
    spot = read(TEXT.encode(), "f.yaml").at(Mark(10, 99))
    assert spot is None or spot.path == ("steps", "two", "next", 1, "else")
