"""Where things stand in a file that was read a line at a time."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from engine.problems import Mark
from engine.source.decoding import Text
from engine.source.parts import ITEM, cut_out, end_of
from engine.source.positions import Path, Positions, Spot
from engine.source.scalars import Data

Locate: TypeAlias = Callable[[str], Positions]
Span: TypeAlias = tuple[Mark, int]


Block: TypeAlias = tuple[int, list[int]]
"""A mapping or list whose entries start in lines of their own: their column and lines, from 0."""


class _Entry(NamedTuple):
    column: int
    row: int
    name: str | int


class Outline:
    """The data, and the lines of its entries.

    What stands inside an entry is not known; `locate` finds it in the text of that entry alone.
    So only what is asked for costs anything.
    """

    def __init__(self, data: dict[str, Data], blocks: Mapping[int, Block]) -> None:
        self.data = data
        self._blocks = blocks
        self._numbers: dict[int, dict[str | int, int]] = {}
        self._parts: dict[_Entry, tuple[Text, Positions]] = {}

    def find(self, path: Path, lines: Sequence[str], locate: Locate, *, key: bool = False) -> Span:
        """The place and length of the value, or of its key, at a path or its nearest ancestor."""
        node, entry, rest = self._entry(path)
        if entry and key and not rest and isinstance(entry.name, str):
            return Mark(entry.row + 1, entry.column + 1), len(entry.name)
        if id(node) in self._blocks:
            column, rows = self._blocks[id(node)]
            length = len(next(iter(node))) if isinstance(node, dict) else 1
            return Mark(rows[0] + 1, column + 1), length
        assert entry, "the data as a whole has its entries in lines"
        return self._inside(entry, rest, lines, locate, key=key)

    def at(self, mark: Mark, lines: Sequence[str], locate: Locate) -> Spot | None:
        """What stands at a place: its path, and whether it is the key. None where nothing does."""
        node: Any = self.data
        path: tuple[str | int, ...] = ()
        entry: _Entry | None = None
        while id(node) in self._blocks:
            column, rows = self._blocks[id(node)]
            number = bisect_right(rows, mark.line - 1) - 1
            if number < 0 or (number == 0 and rows[0] == mark.line - 1 and mark.column <= column):
                break
            part = list(node)[number] if isinstance(node, dict) else number
            entry = _Entry(column, rows[number], part)
            path = (*path, part)
            node = node[part]
        return self._spot(entry, path, mark, lines, locate) if entry else None

    def marks(self, node: Data) -> list[Mark]:
        """Where the entries of a mapping or list stand; nothing where they share lines."""
        column, rows = self._blocks.get(id(node), (0, []))
        return [Mark(row + 1, column + 1) for row in rows]

    def _spot(
        self, entry: _Entry, path: Path, mark: Mark, lines: Sequence[str], locate: Locate
    ) -> Spot | None:
        """The place within an entry, as the parser finds it."""
        text, positions = self._part(entry, lines, locate)
        is_item = isinstance(entry.name, int)
        line = mark.line - entry.row + is_item
        if line > len(text.lines):
            return None
        found = positions.at(text.offset(Mark(line, mark.column)))
        if found is None:
            return None
        return Spot((*path[:-1], entry.name, *found.path[1 + is_item :]), found.key)

    def _entry(self, path: Path) -> tuple[Any, _Entry | None, Path]:
        """How far the path goes by lines: the value, its entry, and what is left of the path."""
        node: Any = self.data
        entry: _Entry | None = None
        for depth, part in enumerate(path):
            if id(node) not in self._blocks:
                return node, entry, path[depth:]
            number = self._number(node, part)
            if number is None:
                break
            column, rows = self._blocks[id(node)]
            entry = _Entry(column, rows[number], part)
            node = node[part]
        return node, entry, ()

    def _number(self, node: dict[str, Data] | list[Data], part: str | int) -> int | None:
        if id(node) not in self._numbers:
            parts: Iterable[str | int] = node if isinstance(node, dict) else range(len(node))
            self._numbers[id(node)] = {each: number for number, each in enumerate(parts)}
        return self._numbers[id(node)].get(part)

    def _inside(
        self, entry: _Entry, path: Path, lines: Sequence[str], locate: Locate, *, key: bool
    ) -> Span:
        """What the parser finds in an entry and the lines below it."""
        is_item = isinstance(entry.name, int)
        text, positions = self._part(entry, lines, locate)
        start = (ITEM, 0) if is_item else (entry.name,)
        span = positions.find((*start, *path), key=key)
        line, column = text.mark(span[0])
        return Mark(line + entry.row - is_item, column), text.length(*span)

    def _part(self, entry: _Entry, lines: Sequence[str], locate: Locate) -> tuple[Text, Positions]:
        """An entry with the lines below it, alone, and where things stand in it."""
        if entry not in self._parts:
            is_item = isinstance(entry.name, int)
            end = end_of(lines, entry.row, entry.column)
            part = cut_out(lines, entry.row, end, entry.column, is_item=is_item)
            self._parts[entry] = Text(part), locate(part)
        return self._parts[entry]
