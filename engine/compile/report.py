"""Collects problems while content is compiled and checked."""

from dataclasses import dataclass, field
from typing import Any

from engine.problems import Place, Problem, Severity
from engine.source import Source

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Report:
    """The problems found so far; the same finding at the same place counts once."""

    found: dict[Problem, None] = field(default_factory=dict)
    _findings: set[tuple[str, str, str, int, int]] = field(default_factory=set)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All of them, by where they are."""
        return tuple(sorted(self.found))

    def extend(self, problems: tuple[Problem, ...] | list[Problem]) -> None:
        """Take over problems found elsewhere."""
        self.found.update(dict.fromkeys(problems))

    def error(
        self,
        code: str,
        source: Source,
        path: Path,
        message: str,
        fix: str,
        *,
        key: bool = False,
        also: tuple[Place, ...] = (),
    ) -> None:
        """Report an error at the value at `path`, or at its key."""
        self._add(Severity.ERROR, code, source, path, message, fix, key=key, also=also)

    def warning(
        self,
        code: str,
        source: Source,
        path: Path,
        message: str,
        fix: str,
        *,
        key: bool = False,
        also: tuple[Place, ...] = (),
    ) -> None:
        """Report a warning at the value at `path`, or at its key."""
        self._add(Severity.WARNING, code, source, path, message, fix, key=key, also=also)

    def inside(
        self, code: str, source: Source, path: Path, message: str, fix: str, span: tuple[int, int]
    ) -> None:
        """Report an error at `span`, an offset and a length, within the text at `path`."""
        line, column, length = within(source, path, span)
        problem = Problem(code, Severity.ERROR, message, fix, source.file, line, column, length)
        self.found[problem] = None

    def once(self, problem: Problem) -> None:
        """Take a rule's finding, once: guides that share a subguide find the same in it."""
        same = (problem.code, problem.message, problem.file, problem.line, problem.column)
        if same not in self._findings:
            self._findings.add(same)
            self.found[problem] = None

    def _add(
        self,
        severity: Severity,
        code: str,
        source: Source,
        path: Path,
        message: str,
        fix: str,
        *,
        key: bool,
        also: tuple[Place, ...],
    ) -> None:
        mark = source.mark(path, key=key)
        length = source.length(path, key=key)
        problem = Problem(
            code, severity, message, fix, source.file, mark.line, mark.column, length, also
        )
        self.found[problem] = None


def within(source: Source, path: Path, span: tuple[int, int]) -> tuple[int, int, int]:
    """Line, column and length of a span of the text at a path, however the text is written.

    A text may be quoted, folded or spread over lines, so the words of the span are looked for
    in the file, from where the text begins.
    """
    mark = source.mark(path)
    text = _text_at(source, path)
    offset, length = span
    word = text[offset : offset + length].split("\n")[0].rstrip()
    if word:
        left = text.count(word, 0, offset)
        column = mark.column - 1
        for number in range(mark.line - 1, len(source.lines)):
            line = source.lines[number]
            at = line.find(word, column)
            while at >= 0:
                if not left:
                    return number + 1, at + 1, len(word)
                left -= 1
                at = line.find(word, at + len(word))
            column = 0
    return mark.line, mark.column + offset, max(length, 1)


def _text_at(source: Source, path: Path) -> str:
    data: Any = source.data
    for part in path:
        data = data[part]
    return str(data)


def place(source: Source, path: Path, what: str, *, key: bool = False) -> Place:
    """Another end that a problem speaks of."""
    mark = source.mark(path, key=key)
    return Place(source.file, mark.line, mark.column, what)
