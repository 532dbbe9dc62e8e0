"""What is wrong with a guide, where, and what its author can do about it."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz import fuzz, process, utils
from rapidfuzz.distance import OSA

WINDOW = 100
TAB = 4
CLOSE = 0.65
NEARLY_AS_CLOSE = 0.1
SUGGESTIONS = 3
BOLD, RED, YELLOW, CYAN, PLAIN = "\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[36m", "\x1b[0m"
JOINERS = "\u200c\u200d"


class Severity(StrEnum):
    """An error keeps a guide from being served; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Mark(NamedTuple):
    """A place in a file, both counted from 1, columns in characters."""

    line: int
    column: int


class Place(NamedTuple):
    """Another place that a problem speaks of, and what is there."""

    file: str
    line: int
    column: int
    what: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding of the checker.

    `code` is a stable slug, `file` is relative to the content folder with `/` between its parts,
    `length` is how many characters the caret underlines, `also` names the other ends.
    `reached_by` are the answers of a walk that runs into it, as `callguide walk` takes them.
    Problems sort by where they are.
    """

    code: str
    severity: Severity
    message: str
    fix: str
    file: str
    line: int
    column: int
    length: int = 1
    also: tuple[Place, ...] = ()
    reached_by: str = ""

    def __lt__(self, other: "Problem") -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[str, int, int, str, str]:
        return self.file, self.line, self.column, self.code, self.message

    def as_dict(self) -> dict[str, str | int]:
        """The problem as `callguide check --format json` prints it."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "message": self.message,
            "fix": self.fix,
            "reached_by": self.reached_by,
        }


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """`Did you mean "measure"?`, with at most three names, or nothing when none is close."""
    quoted = [f'"{name}"' for name in near(word, candidates)]
    if not quoted:
        return ""
    listed = " or ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))
    return f"Did you mean {listed}?"


def meant_or(word: str, candidates: Iterable[str], add: str, otherwise: str = "") -> str:
    """`Did you mean "measure"? Or add it.`; where none is close what else to do, or `add` alone."""
    hint = did_you_mean(word, candidates)
    if not hint:
        return otherwise or add
    return f"{hint} Or {add[0].lower()}{add[1:]}"


def near(word: str, candidates: Iterable[str]) -> list[str]:
    """The names that somebody who wrote `word` may have meant: at most three, none if far off."""
    if not utils.default_process(word):
        return []
    names = {name for name in candidates if name != word}
    return _misspelt(word, names) or _incomplete(word, names)


def _misspelt(word: str, names: set[str]) -> list[str]:
    found = process.extract(
        word,
        names,
        scorer=OSA.normalized_similarity,
        processor=utils.default_process,
        score_cutoff=CLOSE,
        limit=None,
    )
    best = max((score for _, score, _ in found), default=0.0)
    ranked = sorted((-score, name) for name, score, _ in found if score >= best - NEARLY_AS_CLOSE)
    return [name for _, name in ranked[:SUGGESTIONS]]


def _incomplete(word: str, names: set[str]) -> list[str]:
    """Names with the same words in another order, or with one more or fewer."""
    found = process.extract(
        word,
        names,
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        score_cutoff=100,
        limit=None,
    )
    ranked = sorted((abs(len(name) - len(word)), name) for name, _, _ in found)
    return [name for _, name in ranked[:SUGGESTIONS]]


def render(problem: Problem, source_line: str | None, *, colour: bool = False) -> str:
    """The problem as text: where and what, the source line with carets, the fix, the other ends.

    Control characters are made visible wherever they come from, so that no file can write to
    the reader's terminal. `colour` adds ANSI colours.
    """
    where = f"{problem.file}:{problem.line}:{problem.column}"
    tint = RED if problem.severity is Severity.ERROR else YELLOW
    kind = _painted(problem.severity.value, tint, colour=colour)
    lines = [f"{_painted(printable(where), BOLD, colour=colour)}: {kind} [{problem.code}] "]
    lines[0] += printable(problem.message)
    if source_line is not None:
        lines += _excerpt(problem, source_line, tint, colour=colour)
    if problem.reached_by:
        lines.append(_named("reached by:", problem.reached_by, colour=colour))
    lines.append(_named("fix:", problem.fix, colour=colour))
    for file, line, column, what in problem.also:
        lines.append(_named("also:", f"{file}:{line}:{column}: {what}", colour=colour))
    return "\n".join(lines)


def _named(name: str, text: str, *, colour: bool) -> str:
    return f"  {_painted(name, CYAN, colour=colour)} {printable(text)}"


def _painted(text: str, tint: str, *, colour: bool) -> str:
    return f"{tint}{text}{PLAIN}" if colour else text


def printable(text: str) -> str:
    """The text with every character that a terminal would obey made visible."""
    return "".join(map(_visible, text))


def _visible(char: str) -> str:
    if char.isprintable() or char in JOINERS:
        return char
    if char < " ":
        return chr(0x2400 + ord(char))
    return f"<U+{ord(char):04X}>"


def _width(text: str) -> int:
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me"} or char in JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _excerpt(problem: Problem, source_line: str, tint: str, *, colour: bool) -> list[str]:
    start = min(problem.column - 1, len(source_line))
    end = max(start + 1, min(start + problem.length, len(source_line)))
    first = max(0, min(start - WINDOW // 3, len(source_line) - WINDOW))
    last = first + WINDOW
    head = ("…" if first else "") + _expanded(source_line[first:start], first)
    body = _expanded(source_line[start : min(end, last)], start)
    tail = _expanded(source_line[end:last], end) + ("…" if last < len(source_line) else "")
    gutter = f"{problem.line:>5} | "
    carets = _painted("^" * max(1, _width(body)), tint, colour=colour)
    return [
        f"{gutter}{head}{body}{tail}".rstrip(),
        f"{'| ':>{len(gutter)}}{' ' * _width(head)}{carets}",
    ]


def _expanded(text: str, column: int) -> str:
    """The text as shown: a tab as an arrow, as wide as it is up to the next stop."""
    return "".join(
        "→".ljust(TAB - at % TAB) if char == "\t" else _visible(char)
        for at, char in enumerate(text, column)
    )
