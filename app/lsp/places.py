"""Places as the protocol has them, from 0 in the client's units, and as problems have them."""

from collections.abc import Sequence

from lsprotocol import types
from pygls.workspace import PositionCodec

from engine.language.ranges import Range
from engine.problems import Mark


class Places:
    """Turns places of one file into the client's and back. `lines` are those of the file."""

    def __init__(self, codec: PositionCodec, lines: Sequence[str]) -> None:
        self._codec = codec
        self._lines = lines

    def mark(self, position: types.Position) -> Mark:
        """A position as a mark; a line or column that is not there is the nearest one."""
        line = min(position.line, max(len(self._lines) - 1, 0))
        text = self._line(line)
        column = 0
        units = 0
        while column < len(text) and units < position.character:
            units += self._codec.client_num_units(text[column])
            column += 1
        return Mark(line + 1, column + 1)

    def position(self, line: int, column: int) -> types.Position:
        """The position of a line and a column, both from 1, the column in characters."""
        before = self._line(line - 1)[: column - 1]
        units = len(before) if before.isascii() else self._codec.client_num_units(before)
        return types.Position(line - 1, units)

    def end_of(self, line: int) -> types.Position:
        """The end of a line, which is counted from 1."""
        return self.position(line, len(self._line(line - 1)) + 1)

    def range(self, line: int, column: int, length: int) -> types.Range:
        """A stretch of a line."""
        return types.Range(self.position(line, column), self.position(line, column + length))

    def of(self, there: Range) -> types.Range:
        """A range as the client has it."""
        return self.range(there.line, there.column, there.length)

    def _line(self, number: int) -> str:
        return self._lines[number] if 0 <= number < len(self._lines) else ""
