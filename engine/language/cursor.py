"""Where in a file somebody is typing, told by the lines alone: what is typed is seldom whole.

Indentation, dashes, colons and braces of the line tell the path. Braces that are open since an
earlier line, and texts of many lines, are not followed.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.language.symbols import Path

_KEY = r"\"[^\"]*\"|'[^']*'|[^\s\"'{}\[\],#&*!|>%@`-][^:#\n]*?"
_OPENER = re.compile(rf" *(?:(?P<dash>-)(?: +|$)|(?P<key>{_KEY}) *:(?: +|$))")
_CLOSING = {"{": "}", "[": "]"}


class Cursor(NamedTuple):
    """The place: the path of the value, or of the mapping and the key that is typed.

    `text` is what stands of the value, or of the key, before the cursor; `quote` is the quote
    that is open around it. `behind` is how many characters of a word follow the cursor.
    """

    path: Path
    key: bool
    text: str
    quote: str = ""
    behind: int = 0


class _Opener(NamedTuple):
    """A dash, or a key before its colon, and the column that it stands in."""

    column: int
    key: str | None


def cursor_at(lines: Sequence[str], line: int, column: int) -> Cursor:
    """The cursor in line `line` and before column `column`, both counted from 0."""
    head = lines[line][:column]
    behind = word_end(lines[line], column) - column
    openers = list(_openers(head))
    start = _end(head)
    above = _above(lines, line, _first_column(openers, head, start))
    own = tuple(0 if each.key is None else each.key for each in openers)
    inner, text, quote, is_key = _in_flow(head[start:])
    begins = not openers or openers[-1].key is None
    if not inner and not is_key and begins and _may_be_key(head[start:], openers, quote):
        return Cursor((*above, *own), True, text, quote, behind)
    return Cursor((*above, *own, *inner), is_key, text, quote, behind)


def word_end(line: str, column: int) -> int:
    """Where the word ends that a cursor stands in or behind; columns from 0."""
    while column < len(line) and (line[column].isalnum() or line[column] in "_-"):
        column += 1
    return column


def _may_be_key(text: str, openers: Sequence[_Opener], quote: str) -> bool:
    """Whether what a line begins with may become a key; what follows a dash may be an item."""
    if quote:
        return not openers
    return " " not in text.strip() and not text.lstrip().startswith(("{", "[", '"', "'"))


def _openers(line: str) -> Iterator[_Opener]:
    """The dashes and the key that a line begins with."""
    at = 0
    while found := _OPENER.match(line, at):
        if found["dash"]:
            yield _Opener(found.start("dash"), None)
        else:
            yield _Opener(found.start("key"), _unquoted(found["key"]))
            return
        at = found.end()


def _end(line: str) -> int:
    """Where the openers of a line end."""
    at = 0
    while found := _OPENER.match(line, at):
        at = found.end()
        if not found["dash"]:
            break
    return at


def _unquoted(key: str) -> str:
    return key[1:-1] if key[:1] in "\"'" else key


def _first_column(openers: Sequence[_Opener], head: str, start: int) -> _Opener:
    if openers:
        return openers[0]
    return _Opener(start + len(head[start:]) - len(head[start:].lstrip(" ")), "")


def _above(lines: Sequence[str], line: int, first: _Opener) -> Path:
    """The path down to what begins in a line."""
    path: list[str | int] = []
    limit, below_dash = first.column, first.key is None
    for number in range(line - 1, -1, -1):
        if not limit and not below_dash:
            break
        text = lines[number]
        content = text.lstrip(" ")
        if not content or content[0] == "#" or len(text) - len(content) > limit:
            continue
        for opener in reversed(list(_openers(text))):
            holds_list = below_dash and opener.key is not None and opener.column == limit
            if opener.column < limit or holds_list:
                path.insert(0, 0 if opener.key is None else opener.key)
                limit, below_dash = opener.column, opener.key is None
    return tuple(path)


def _in_flow(text: str) -> tuple[Path, str, str, bool]:
    """Within braces and brackets: the path, what is typed, its open quote, whether it is a key."""
    path: list[str | int] = []
    open_: list[str] = []
    at, begin, quote = 0, 0, ""
    named = False
    while at < len(text):
        char = text[at]
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and not text[begin:at].strip():
            quote, begin = char, at
        elif char in _CLOSING and not text[begin:at].strip():
            open_.append(char)
            path.append(0)
            begin, named = at + 1, False
        elif open_ and char == _CLOSING[open_[-1]]:
            open_.pop()
            path.pop()
            begin, named = at + 1, True
        elif open_ and char == ",":
            begin, named = at + 1, False
            path[-1] = path[-1] + 1 if isinstance(path[-1], int) else 0
        elif open_ and open_[-1] == "{" and text.startswith(": ", at) and not named:
            path[-1] = _unquoted(text[begin:at].strip())
            begin, named = at + 2, True
        at += 1
    typed = text[begin:].lstrip(" ")
    is_key = bool(open_) and open_[-1] == "{" and not named
    if is_key:
        path.pop()
    return tuple(path), typed.removeprefix(quote) if quote else typed, quote, is_key
