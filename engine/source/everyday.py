"""The YAML that guides are mostly written in, read a line at a time.

Keys, dashes, texts of one line, `{...}` and `[...]` without nesting: one expression finds them
all, in less than half the time of the parser's events. A value of another kind is handed on with
the lines that belong to it. What is unusual in any other way, or wrong, makes the answer None;
then the whole file is for the parser, which knows what to say.
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, TypeAlias

from engine.source.scalars import Data, resolve

Part: TypeAlias = Callable[[str, int], dict[str, Data] | None]

_KEY = r"[A-Za-z0-9_][A-Za-z0-9_-]{0,99}"
_FIRST = r"(?:[^\s,\[\]{}#&*!|>'\"%@`?:-]|-(?=[0-9]))"
_TEXT = rf"{_FIRST}[^:#\n]*+(?:(?::(?=[^ \n])|(?<! )#)[^:#\n]*+)*+"
_SHORT = rf"{_FIRST}[^:#,\[\]{{}}\n]*+(?:(?::(?=[A-Za-z0-9])|(?<! )#)[^:#,\[\]{{}}\n]*+)*+"
_QUOTED = r"(?:\"[^\"\\\n]*+\"|'[^'\n]*+') *+"
_VALUE = rf"(?:{_QUOTED}|{_SHORT})"
_PAIR = rf"{_KEY}: ++{_VALUE}"
_BRACES = rf"\{{ *+{_PAIR}(?:, *+{_PAIR})*+\}} *+"
_BRACKETS = rf"\[ *+{_VALUE}(?:, *+{_VALUE})*+\] *+"

_CHUNK = 2**20

_rows = re.compile(rf"( *+)(- ++)?(?:({_KEY}):(?=[ \n]) *+)?({_TEXT})?({_BRACES})?(.*)\n?").findall
_pairs = re.compile(rf"({_KEY}): ++({_VALUE})").findall
_list = re.compile(rf"{_BRACKETS}(?:#.*)?").fullmatch
_values = re.compile(_VALUE).findall
_quoted = re.compile(rf"({_QUOTED})(?:(?<= )#.*)?").fullmatch


class _Unusual(Exception):
    """This is for the parser."""


def read(text: str, depth: int, part: Part) -> dict[str, Data] | None:
    """The mapping that the text holds, if nothing in it is unusual, wrong or nested too deep.

    `part` reads a few lines, given with the depth that is left, and answers None for any problem.
    """
    text = text.replace("\r\n", "\n").removeprefix("---\n")
    if "\t" in text or "\r" in text:
        return None
    try:
        root = _Reader(text, depth, part).read()
    except _Unusual:
        return None
    return root if isinstance(root, dict) else None


def _split(text: str) -> Iterator[list[tuple[str, ...]]]:
    """The lines in their pieces, not all at once: the pieces of a big file are many."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _CHUNK) + 1 or len(text)
        rows = _rows(text, start, end)
        rows.pop()  # the empty one behind the last line
        yield rows
        start = end


class _Reader:
    """Stands in the container `_box`, whose entries start in the column `_here`.

    `_sibling` is the indentation of a next key, None in a list. `_last` is the line of the newest
    entry, `_key` its key; `_waiting` says that it has no value yet. `_outer` is what the container
    stands in, `_resume` the line to go on at.
    """

    def __init__(self, text: str, depth: int, part: Part) -> None:
        self._text = text
        self._depth = depth
        self._part = part
        self._box: Any = [None]
        self._here = -1
        self._sibling: str | None = None
        self._outer: list[tuple[Any, int, str | None]] = []
        self._key = ""
        self._last = -1
        self._waiting = True
        self._resume = 0
        self._lines: list[str] = []

    def read(self) -> Data:
        root: list[Data] = self._box
        rows = chain.from_iterable(_split(self._text))
        for at, (indent, dash, key, text, braces, rest) in enumerate(rows):
            if at < self._resume:
                continue
            if dash or not key or indent != self._sibling:
                content = text or braces or rest
                if not self._move(at, len(indent), dash, key, content):
                    continue
            self._last = at
            self._key = key
            if text and not rest:
                self._waiting = False
                value: Data = resolve(text.rstrip(" ")) if _maybe_no_text(text) else text
            else:
                value = self._value(text, braces, rest)
            if not key:
                self._box.append(value)
            elif key in self._box:
                raise _Unusual
            else:
                self._box[key] = value
        return root[0]

    def _move(self, at: int, column: int, dash: str, key: str, content: str) -> bool:
        """Go to where the line's entry belongs; False if the line has none of its own."""
        if not key and not dash:
            if content and content[0] != "#":
                self._continue(at)
            return False
        if column > self._here or (dash and self._sibling is not None and column == self._here):
            if not self._waiting:
                self._continue(at)
                return False
            self._enter([] if dash else {}, column)
        else:
            self._return(column, dash)
        if dash and key:
            self._box.append(None)
            self._enter({}, column + len(dash))
        return True

    def _enter(self, box: Data, column: int) -> None:
        if len(self._outer) >= self._depth:
            raise _Unusual
        self._set(box)
        self._outer.append((self._box, self._here, self._sibling))
        self._box = box
        self._here = column
        self._sibling = " " * column if isinstance(box, dict) else None

    def _return(self, column: int, dash: str) -> None:
        while column < self._here or (column == self._here and not dash and self._sibling is None):
            self._box, self._here, self._sibling = self._outer.pop()
        if column != self._here or bool(dash) != (self._sibling is None):
            raise _Unusual

    def _set(self, value: Data) -> None:
        self._box[self._key if isinstance(self._box, dict) else -1] = value

    def _value(self, text: str, braces: str, rest: str) -> Data:
        self._waiting = False
        bare = not rest or rest[0] == "#"
        if text and bare:
            return resolve(text.rstrip(" "))
        if braces and bare:
            return _mapping(braces)
        if text or braces:
            raise _Unusual
        if bare:
            self._waiting = True
            return None
        if found := _quoted(rest):
            return found[1].rstrip(" ")[1:-1]
        return [_one(value) for value in _values(rest)] if _list(rest) else self._handed_on()

    def _continue(self, at: int) -> None:
        """The line goes on with the value of the newest entry."""
        if self._last < 0:
            raise _Unusual
        self._set(self._handed_on())
        self._waiting = False
        if self._resume <= at:
            raise _Unusual

    def _handed_on(self) -> Data:
        """The value of the newest entry, with all lines that are indented deeper."""
        self._lines = self._lines or self._text.split("\n")
        end = self._last + 1
        while end < len(self._lines) and _is_inside(self._lines[end], self._here):
            end += 1
        first = " " * self._here + self._lines[self._last][self._here :]
        lines = [first, *self._lines[self._last + 1 : end]]
        if end < len(self._lines):
            lines.append("")
        self._resume = end
        left = self._depth - len(self._outer) + 1
        if self._sibling is None:
            data = self._part("\n".join(["item:", *lines]), left)
            items = data and data.get("item")
            if not isinstance(items, list) or len(items) != 1:
                raise _Unusual
            return items[0]
        data = self._part("\n".join(lines), left)
        if data is None or data.keys() != {self._key}:
            raise _Unusual
        return data[self._key]


def _maybe_no_text(text: str) -> bool:
    return text[0] <= "9" or len(text) < 6 or text[-1] == " "


def _is_inside(line: str, column: int) -> bool:
    content = line.lstrip(" ")
    return not content or len(line) - len(content) > column


def _mapping(braces: str) -> dict[str, Data]:
    pairs = _pairs(braces)
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        raise _Unusual
    for key, value in pairs:
        if value[0] <= "9" or len(value) < 6 or value[-1] == " ":
            mapping[key] = _one(value)
    return mapping


def _one(value: str) -> Data:
    value = value.rstrip(" ")
    return value[1:-1] if value[0] in "\"'" else resolve(value)
