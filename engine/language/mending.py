"""The fixes of problems that an editor can make by itself."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from engine.language.editing import Edit
from engine.language.ranges import Range
from engine.problems import Mark, Problem
from engine.source import Source

_GUESSES = re.compile(r"Did you mean (.*)\?")
_NAMES = re.compile(r'"([^"]+)"')
_MOST_TARGETS = 3


class Mending(NamedTuple):
    """A fix: what it does, in a few words, and the edits that do it."""

    title: str
    edits: tuple[Edit, ...]


def mendings(problem: Problem, source: Source) -> list[Mending]:
    """The ways to put a problem right that need no thinking, the likeliest first."""
    if problem.line > len(source.lines):
        return []
    made = list(_guessed(problem, source))
    if problem.code == "missing-else":
        made += _closed(problem, source)
    return made


def _guessed(problem: Problem, source: Source) -> Iterator[Mending]:
    guesses = _GUESSES.search(problem.fix)
    line, start = source.lines[problem.line - 1], problem.column - 1
    word = line[start : start + problem.length]
    if word[:1] in "\"'" and word[-1:] == word[:1]:
        start, word = start + 1, word[1:-1]
    if guesses is None or not word or " " in word:
        return
    there = Range(problem.file, problem.line, start + 1, len(word))
    for name in _NAMES.findall(guesses[1]):
        yield Mending(f"Change to {name}", (Edit(there, name),))


def _closed(problem: Problem, source: Source) -> Iterator[Mending]:
    """An `else` behind a list of routes, with each of the steps that the list leads to already."""
    spot = source.at(Mark(problem.line, problem.column))
    routes: Any = source.data
    for part in spot.path if spot else ():
        routes = routes[part]
    path = spot.path if spot else ()
    while path and not isinstance(routes, list):
        path = path[:-1]
        routes = source.data
        for part in path:
            routes = routes[part]
    if not isinstance(routes, list) or not all(isinstance(each, dict) for each in routes):
        return
    targets = dict.fromkeys(str(each["to"]) for each in reversed(routes) if "to" in each)
    for target in list(targets)[:_MOST_TARGETS]:
        edit = _behind(source, (*path, len(routes) - 1), routes[-1], f"else: {target}")
        yield Mending(f"Add an else that leads to {target}", (edit,))


def _behind(source: Source, path: tuple[str | int, ...], last: dict[str, Any], route: str) -> Edit:
    """The edit that puts a route behind the last one of a list, in its way of writing."""
    first_line, column = source.mark((*path, next(iter(last))), key=True)
    before = source.lines[first_line - 1][: column - 1].rstrip(" {")
    key = list(last)[-1]
    line, start = source.mark((*path, key))
    end = start + source.length((*path, key))
    rest = source.lines[line - 1][end - 1 :]
    if before.endswith("-") and not before[:-1].strip():
        at = Range(source.file, line, len(source.lines[line - 1]) + 1, 0)
        return Edit(at, f"\n{before} {{{route}}}")
    return Edit(Range(source.file, line, end + rest.index("}") + 1, 0), f", {{{route}}}")
