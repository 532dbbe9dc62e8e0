"""Where in a file somebody is typing, told by the lines alone: what is typed is seldom whole.

Indentation, dashes, colons and braces tell the path. Braces and brackets may be open since an
earlier line, that of the key or dash that they belong to. Texts of many lines are not followed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile
from typing import NamedTuple

from engine.language.symbols import Path

_KEY = r"\"[^\"]*\"|'[^']*'|[^\s\"'{}\[\],#&*!|>%@`-][^:#\n]*?"
_OPENER = re.compile(rf" *(?:(?P<dash>-)(?: +|$)|(?P<key>{_KEY}) *:(?: +|$))")
_CLOSING = {"{": "}", "[": "]"}
_COLONS = (": ", ":\n")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*(?P<end>\"?)|'(?:[^']|'')*(?P<last>'?)", re.DOTALL)
_COMMENT = re.compile(r"(?<!\S)#[^\n]*")


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


class _Typed(NamedTuple):
    """What is typed within braces and brackets, and whether any of them are still open."""

    path: Path
    text: str
    quote: str
    key: bool
    open: bool


def cursor_at(lines: Sequence[str], line: int, column: int) -> Cursor:
    """The cursor in line `line` and before column `column`, both counted from 0."""
    head = lines[line][:column]
    behind = word_end(lines[line], column) - column
    openers = list(_openers(head))
    start = _end(head)
    holders = list(_holders(lines, line, _first_column(openers, head, start)))[::-1]
    above = _path(each for _, each in holders)
    since = _open_since(lines, holders, line, head)
    if since is not None:
        count, typed = since
        return Cursor((*above[:count], *typed.path), typed.key, typed.text, typed.quote, behind)
    own = (*above, *_path(openers))
    typed = _in_flow(head[start:])
    begins = not openers or openers[-1].key is None
    is_key = not typed.open and begins and _may_be_key(head[start:], openers, typed.quote)
    return Cursor((*own, *typed.path), typed.key or is_key, typed.text, typed.quote, behind)


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


def _path(openers: Iterable[_Opener]) -> Path:
    return tuple(0 if each.key is None else each.key for each in openers)


def _holders(lines: Sequence[str], line: int, first: _Opener) -> Iterator[tuple[int, _Opener]]:
    """What holds that which begins in a line, from the inside out, each with its line."""
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
                yield number, opener
                limit, below_dash = opener.column, opener.key is None


def _open_since(
    lines: Sequence[str], holders: Sequence[tuple[int, _Opener]], line: int, head: str
) -> tuple[int, _Typed] | None:
    """How many holders, from the outside in, lead to braces that are open since a line above."""
    for count, (number, opener) in enumerate(holders, 1):
        if opener != list(_openers(lines[number]))[-1]:
            continue
        value = [lines[number][_end(lines[number]) :], *lines[number + 1 : line]]
        value = list(dropwhile(_says_nothing, value))
        if value and value[0].lstrip().startswith(tuple(_CLOSING)):
            typed = _in_flow("\n".join([*value, head]))
            if typed.open:
                return count, typed
    return None


def _says_nothing(line: str) -> bool:
    return line.lstrip()[:1] in ("", "#")


def _in_flow(text: str) -> _Typed:
    """What is typed at the end of a value that may begin with braces or brackets."""
    path: list[str | int] = []
    open_: list[str] = []
    at, begin, quote, named, blank = 0, 0, "", False, True
    while at < len(text):
        char = text[at]
        blank = begin == at or (blank and text[at - 1].isspace())
        if char in "\"'" and blank:
            begin, (at, quote) = at, _behind_quoted(text, at)
            continue
        if open_ and (comment := _COMMENT.match(text, at)):
            at = comment.end()
            begin = at if blank else begin
            continue
        if char in _CLOSING and blank:
            open_.append(char)
            path.append(0)
            begin, named = at + 1, False
        elif open_ and char == _CLOSING[open_[-1]]:
            open_.pop()
            path.pop()
            begin, named = at + 1, True
            if not open_:
                break
        elif open_ and char == ",":
            begin, named = at + 1, False
            path[-1] = path[-1] + 1 if isinstance(path[-1], int) else 0
        elif open_ and open_[-1] == "{" and text[at : at + 2] in _COLONS and not named:
            path[-1] = _unquoted(text[begin:at].strip())
            begin, named = at + 2, True
        at += 1
    is_key = bool(open_) and open_[-1] == "{" and not named
    typed = _last_line(text[begin:].lstrip(" \n").removeprefix(quote))
    return _Typed(tuple(path[:-1] if is_key else path), typed, quote, is_key, bool(open_))


def _behind_quoted(text: str, at: int) -> tuple[int, str]:
    """Where a text in quotes ends, and its quote if that is still open there."""
    found = _QUOTED.match(text, at)
    if found and (found["end"] or found["last"]):
        return found.end(), ""
    return len(text), text[at]


def _last_line(text: str) -> str:
    return text.rpartition("\n")[2].lstrip(" ") if "\n" in text else text
