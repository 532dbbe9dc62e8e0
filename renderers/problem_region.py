"""Where in its line a problem stands, as programs count that are written in JavaScript."""

from collections.abc import Callable
from typing import NamedTuple

from engine.problems import Problem

Lines = Callable[[str, int], str | None]
"""Gives a line of a file, counted from 1, or None where the source is not at hand."""


class Region(NamedTuple):
    """A stretch of one line, columns from 1 in UTF-16 code units; `end` is behind the last one."""

    line: int
    start: int
    end: int
    text: str


def units(text: str) -> int:
    """How many UTF-16 code units a text has: an emoji has two, a combining character one."""
    return len(text) + sum(char > "\uffff" for char in text)


def region(problem: Problem, lines: Lines) -> Region:
    """What the carets of a problem stand under; at least one character wide."""
    line = lines(problem.file, problem.line)
    start = problem.column - 1
    if line is None:
        return Region(problem.line, start + 1, start + 1 + problem.length, "")
    words = line[start : start + problem.length]
    before = units(line[:start].ljust(start))
    return Region(problem.line, before + 1, before + 1 + max(1, units(words)), words)


def column(lines: Lines, file: str, line: int, column: int) -> int:
    """A column in characters, from 1, in UTF-16 code units."""
    text = lines(file, line)
    return column if text is None else units(text[: column - 1].ljust(column - 1)) + 1
