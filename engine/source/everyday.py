"""The YAML that guides are mostly written in, read a line at a time.

Keys, dashes, texts of one line, `{...}` and `[...]` without nesting: one expression finds them
all, in a third of the time that the parser's events take. A value of another kind is handed on
with the lines that belong to it. What is unusual in any other way, or wrong, makes the answer
None; then the whole file is for the parser, which knows what to say.
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, NamedTuple, TypeAlias

from engine.source.inline import KEY, QUOTED, TEXT, VALUE, Unusual, few, nested, one
from engine.source.outline import Block, Outline
from engine.source.paragraphs import HEADERS, paragraph
from engine.source.parts import ITEM, cut_out, end_of
from engine.source.scalars import Data

Part: TypeAlias = Callable[[str, int], dict[str, Data] | None]
_Row: TypeAlias = tuple[str, ...]

_PAIR = rf"({KEY}): ++({VALUE})"
_FEW = rf"\{{ *+{_PAIR}(?:, *+{_PAIR}(?:, *+{_PAIR})?+)?+\}} *+"
_CHUNK = 2**20

_pieces = re.compile(rf"( *+)(- ++)?(?:({KEY}):(?=[ \n]) *+)?({TEXT})?(?:{_FEW})?(.*)\n?").findall
_quoted = re.compile(rf"({QUOTED})(?:(?<= )#.*)?").fullmatch
_END: Final = ("",) * 11
_START: Final = (*_END[1:], "---")


class _Later(NamedTuple):
    """In place of a value that stands in the lines below, or that only the parser can read."""

    rest: str


_Value: TypeAlias = "Data | _Later"
_BELOW: Final = _Later("")


def read(text: str, depth: int, part: Part) -> Outline | None:
    """The mapping that the text holds, if nothing in it is unusual, wrong or nested too deep.

    `part` reads a few lines, given with the depth that is left, and answers None for any problem.
    """
    text = text.replace("\r\n", "\n")
    if "\t" in text or "\r" in text:
        return None
    try:
        return _Reader(text, depth, part).read()
    except Unusual:
        return None


def _rows(text: str) -> Iterator[list[_Row]]:
    """The lines in pieces, some at a time: those of a big file would fill the memory."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _CHUNK) + 1 or len(text)
        rows = _pieces(text, start, end)
        rows.pop()  # the empty one behind the last line
        yield rows
        start = end


class _Reader:
    """Stands at the line `_at`, whose pieces are `_row` and which begins in `_column`."""

    def __init__(self, text: str, depth: int, part: Part) -> None:
        self._text = text
        self._depth = depth
        self._part = part
        self._rows = enumerate(chain.from_iterable(_rows(text)))
        self._lines: list[str] = []
        self._blocks: dict[int, Block] = {}

    def read(self) -> Outline:
        self._advance()
        if self._row == _START:
            self._advance()
        starts_list = self._row[1]
        root = self._mapping(self._column, 1)
        if starts_list or self._row is not _END:
            raise Unusual
        return Outline(root, self._blocks)

    def _advance(self) -> None:
        """Go to the next line that is neither blank nor a comment."""
        for at, row in self._rows:
            if row[2] or row[1] or row[3] or row[4] or (row[10] and row[10][0] != "#"):
                self._at = at
                self._row = row
                self._column = len(row[0])
                return
        self._row = _END
        self._column = -1

    def _mapping(self, column: int, level: int) -> dict[str, Data]:
        """The mapping whose first key is in this line; afterwards the line behind it."""
        self._check(level)
        mapping: dict[str, Data] = {}
        rows: list[int] = []
        self._blocks[id(mapping)] = column, rows
        while True:
            key = self._row[2]
            if not key or key in mapping:
                raise Unusual
            rows.append(self._at)
            mapping[key] = self._entry(key, column, level)
            if self._column != column or self._row[1]:
                return mapping

    def _list(self, column: int, level: int) -> list[Data]:
        """The list whose first dash is in this line; afterwards the line behind it."""
        self._check(level)
        items: list[Data] = []
        rows: list[int] = []
        self._blocks[id(items)] = column, rows
        while self._column == column and self._row[1]:
            _, dash, key, *_ = self._row
            inside = column + len(dash)
            rows.append(self._at)
            items.append(
                self._mapping(inside, level + 1) if key else self._entry("", column, level)
            )
        return items

    def _check(self, level: int) -> None:
        if level > self._depth:
            raise Unusual

    def _entry(self, key: str, column: int, level: int) -> Data:
        """The value in this line, with what is below it; afterwards the line behind it."""
        _, _, _, text, k1, v1, k2, v2, k3, v3, rest = self._row
        at = self._at
        value: _Value
        if text and not rest:
            value = text if text[0] > "9" and len(text) > 5 and text[-1] != " " else one(text)
        elif k1 and not rest and level < self._depth:
            value = few(k1, v1, k2, v2, k3, v3)
        else:
            value = self._value(text, k1, rest, level)
        self._advance()
        if self._column > column or isinstance(value, _Later):
            return self._below(value, at, key, column, level)
        return value

    def _value(self, text: str, braces: str, rest: str, level: int) -> _Value:
        if text and rest[0] == "#":
            return one(text)
        if text or braces:
            raise Unusual
        if not rest or rest[0] == "#":
            return _BELOW
        if found := _quoted(rest):
            return one(found[1])
        try:
            return nested(rest, self._depth - level)
        except Unusual:
            return _Later(rest)

    def _below(self, value: _Value, at: int, key: str, column: int, level: int) -> Data:
        """The value of an entry that goes on, or stands as a whole, in the lines below it."""
        dash = self._row[1]
        if value is _BELOW:
            if dash and self._column >= column + (not key):
                return self._list(self._column, level + 1)
            if not dash and self._row[2] and self._column > column:
                return self._mapping(self._column, level + 1)
            if self._column <= column:
                return None
        end = self._skip_below(at, column)
        if isinstance(value, _Later) and value.rest in HEADERS:
            text = paragraph(value.rest, self._lines[at + 1 : end])
            if text is not None and (end < len(self._lines) or not self._lines[-1]):
                return text
        return self._parsed(at, end, key, column, level)

    def _skip_below(self, at: int, column: int) -> int:
        """Go behind the lines that are indented deeper than an entry; the number of that line."""
        self._lines = self._lines or self._text.split("\n")
        end = end_of(self._lines, at, column)
        while self._row is not _END and self._at < end:
            self._advance()
        if self._column > column:
            raise Unusual
        return end

    def _parsed(self, at: int, end: int, key: str, column: int, level: int) -> Data:
        """What the parser makes of an entry and the lines below it."""
        text = cut_out(self._lines, at, end, column, is_item=not key)
        data = self._part(text, self._depth - level + 1)
        if data is None or data.keys() != {key or ITEM}:
            raise Unusual
        if key:
            return data[key]
        items = data[ITEM]
        assert isinstance(items, list)
        return items[0]
