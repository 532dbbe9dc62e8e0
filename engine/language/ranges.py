"""Where exactly in its file a name stands, without the quotes around it."""

from typing import NamedTuple

from engine.compile.report import within
from engine.language.symbols import Mention
from engine.problems import Mark
from engine.source import Source

_QUOTES = ("'", '"')


class Range(NamedTuple):
    """A stretch of one line; line and column from 1, in characters."""

    file: str
    line: int
    column: int
    length: int

    @property
    def mark(self) -> Mark:
        """Where it begins."""
        return Mark(self.line, self.column)

    def holds(self, mark: Mark) -> bool:
        """Whether a place is in it, or right behind it."""
        return mark.line == self.line and 0 <= mark.column - self.column <= self.length


def range_of(source: Source, mention: Mention) -> Range:
    """The range of a mention."""
    path, key, span = mention.path, mention.key, mention.span
    if span is not None and not key:
        return Range(source.file, *within(source, path, span))
    line, column = source.mark(path, key=key)
    length = source.length(path, key=key)
    if source.lines[line - 1][column - 1 : column] in _QUOTES:
        column, length = column + 1, length - 2
    if span is not None:
        column, length = column + span[0], span[1]
    return Range(source.file, line, column, length)


def words_at(source: Source, there: Range) -> str:
    """What stands in a range."""
    start = there.column - 1
    return source.lines[there.line - 1][start : start + there.length]
