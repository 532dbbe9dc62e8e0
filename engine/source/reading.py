"""A file's bytes to plain data, its problems, and the place of everything in it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from engine.problems import Mark, Place, Problem, Severity
from engine.source import everyday
from engine.source.decoding import Finding, Text, decode
from engine.source.events import Parsed, parse, unreadable
from engine.source.outline import Outline
from engine.source.positions import Path, Positions, Spot
from engine.source.scalars import Data


@dataclass(frozen=True, slots=True)
class SourceLimits:
    """How many bytes a file may have, how deep it may go (at most 200), how many problems count.

    The defaults leave room for 50,000 steps.
    """

    bytes: int = 64 * 2**20
    depth: int = 40
    problems: int = 1000


LIMITS = SourceLimits()


class Source:
    """One file: its data, what is wrong with it, and where everything stands.

    `data` has strings for keys, as they were written, and for values str, int, Decimal, bool,
    None, lists and dicts; it must not be changed. When the file could not be read to its end,
    `complete` is False and `data` is empty.
    """

    def __init__(self, file: str, text: str, found: Outline | Parsed) -> None:
        self.file = file
        self.data = found.data
        self.complete = isinstance(found, Outline) or found.whole
        self._text = Text(text)
        self._found = found
        findings = [] if isinstance(found, Outline) else found.findings
        self.problems = tuple(sorted(self._problem(finding) for finding in findings))

    @property
    def lines(self) -> list[str]:
        return self._text.lines

    def mark(self, path: Path, *, key: bool = False) -> Mark:
        """Where the value at a path, or its key, stands; else its nearest ancestor that exists."""
        return self._span(path, key=key)[0]

    def length(self, path: Path, *, key: bool = False) -> int:
        """How many characters of its line the value, or its key, takes; at least 1."""
        return self._span(path, key=key)[1]

    def at(self, mark: Mark) -> Spot | None:
        """The path of what stands at a place, and whether it is a key; None where nothing does."""
        if mark.line > len(self.lines):
            return None
        if isinstance(self._found, Outline):
            return self._found.at(mark, self.lines, _positions)
        return self._found.positions.at(self._text.offset(mark))

    def keys(self, path: Path) -> list[tuple[str, Mark]]:
        """The keys of the mapping at a path, and where each stands."""
        node: Any = self.data
        for part in path:
            node = node[part]
        if isinstance(self._found, Outline):
            marks = self._found.marks(node)
            if marks:
                return list(zip(node, marks, strict=True))
        return [(key, self.mark((*path, key), key=True)) for key in node]

    def _span(self, path: Path, *, key: bool) -> tuple[Mark, int]:
        if isinstance(self._found, Outline):
            return self._found.find(path, self.lines, _positions, key=key)
        start, end = self._found.positions.find(path, key=key)
        return self._text.mark(start), self._text.length(start, end)

    def _problem(self, finding: Finding) -> Problem:
        line, column = self._text.mark(finding.start)
        twin = finding.twin
        also = () if twin is None else (Place(self.file, *self._text.mark(twin), "the first one"),)
        return Problem(
            code=finding.code,
            severity=Severity.ERROR,
            message=finding.message,
            fix=finding.fix,
            file=self.file,
            line=line,
            column=column,
            length=self._text.length(finding.start, finding.end),
            also=also,
        )


def read(raw: bytes, file: str, limits: SourceLimits = LIMITS) -> Source:
    """Read one YAML file that is a mapping; whatever the bytes are, the answer is a `Source`.

    `file` is its path below the content folder, for the problems.
    """
    text, findings = decode(raw, limits.bytes)
    if findings:
        return Source(file, text, unreadable(findings))
    found = everyday.read(text, limits.depth, _part) or parse(
        text, depth=limits.depth, problems=limits.problems
    )
    return Source(file, text, found)


def _part(text: str, depth: int) -> dict[str, Data] | None:
    """The data of a few lines that are not everyday, if nothing is wrong with them."""
    parsed = parse(text, depth=depth, problems=1)
    return None if parsed.findings else parsed.data


def _positions(text: str) -> Positions:
    """Where things stand in a few lines in which nothing is wrong."""
    return parse(text, depth=LIMITS.depth, problems=1).positions


@contextmanager
def without_gc() -> Iterator[None]:
    """Hold garbage collection back while much is loaded, which makes it several times faster."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
