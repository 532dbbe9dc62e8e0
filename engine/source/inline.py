"""Keys and values that stand in one line: words, texts, `{...}` and `[...]`.

The patterns know less than YAML: they find what is surely one key or one value, and leave the
rest to the parser. They never go back over what they have matched, so that no line is slow.
"""

import re
from typing import Final

from engine.source.scalars import Data, resolve

KEY: Final = r"[A-Za-z0-9_][A-Za-z0-9_./-]{0,99}"
_FIRST = r"(?:[^\s,\[\]{}#&*!|>'\"%@`?:-]|-(?=[0-9]))"
TEXT: Final = rf"{_FIRST}[^:#\n]*+(?:(?::(?=[^ \n])|(?<! )#)[^:#\n]*+)*+"
_WITHIN = r"[^:#,\[\]{}\n]*+"
_SHORT = rf"{_FIRST}{_WITHIN}(?:(?::(?=[A-Za-z0-9])|(?<! )#){_WITHIN})*+"
QUOTED: Final = r"(?:\"[^\"\\\n]*+\"|'[^'\n]*+') *+"
VALUE: Final = rf"(?:{QUOTED}|{_SHORT})"

_item = re.compile(rf"(?:({KEY}): ++)?(?:({VALUE})|([\[{{]) *+)").match
_behind = re.compile(r"(?:(, *+)|([\]}]) *+)").match
_CLOSING = {"[": "]", "{": "}"}


class Unusual(Exception):
    """This is for the parser."""


def one(value: str) -> Data:
    """The value of a word, a text, or a quoted text, with spaces behind it."""
    if value[0] > "9" and len(value) > 5 and value[-1] != " ":
        return value
    value = value.rstrip(" ")
    return value[1:-1] if value[0] in "\"'" else resolve(value)


def few(k1: str, v1: str, k2: str, v2: str, k3: str, v3: str) -> dict[str, Data]:
    """A mapping of up to three keys; without a key, the rest is empty too."""
    mapping: dict[str, Data] = {k1: one(v1)}
    if k2:
        mapping[k2] = one(v2)
    if k3:
        mapping[k3] = one(v3)
    if len(mapping) < 1 + bool(k2) + bool(k3):
        raise Unusual
    return mapping


def nested(text: str, depth: int) -> Data:
    """The list or mapping that the text is, but for a comment; at most so deep."""
    found = _item(text, 0)
    if not found or not found[3]:
        raise Unusual
    data, end = _inside(text, found.end(), found[3], depth)
    if text[end : end + 1] not in {"", "#"}:
        raise Unusual
    return data


def _inside(text: str, at: int, opening: str, depth: int) -> tuple[Data, int]:
    """What stands behind a bracket or brace, and the offset behind the one that closes it."""
    if not depth:
        raise Unusual
    entries: list[tuple[str | None, Data]] = []
    separator: str | None = opening
    while separator:
        if not (found := _item(text, at)):
            raise Unusual
        key, value, inner = found.groups()
        at = found.end()
        if inner:
            data, at = _inside(text, at, inner, depth - 1)
        else:
            data = one(value)
        entries.append((key, data))
        if not (found := _behind(text, at)):
            raise Unusual
        separator, closing = found.groups()
        at = found.end()
    if closing != _CLOSING[opening]:
        raise Unusual
    return _mapping(entries) if opening == "{" else _list(entries), at


def _mapping(entries: list[tuple[str | None, Data]]) -> Data:
    mapping = {key: data for key, data in entries if key}
    if len(mapping) < len(entries):
        raise Unusual
    return mapping


def _list(entries: list[tuple[str | None, Data]]) -> Data:
    if any(key for key, _ in entries):
        raise Unusual
    return [data for _, data in entries]
