"""Writes scripted walks out as YAML, the way a person would write them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from textwrap import wrap
from typing import Any

from engine.model import ExpectShape, RefusedShape, ScriptShape
from engine.source import resolve

WIDTH = 100
_PLAIN = re.compile(r"[^\W_][\w ./+()'-]*(?<! )")
_PLAIN_LINE = re.compile(r"[^\W_][\w ./+()',;?!%&=<>-]*(?<! )")
_CODE = re.compile(r"[0-9.+-]+(?<![0-9]{4}-[0-9]{2}-[0-9]{2})")
_WORDS_ELSEWHERE = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
"""What other readers of YAML take for something else than text."""

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def walks_text(scripts: Sequence[ScriptShape], comments: Sequence[str] = ()) -> str:
    """A whole file of walks, with comments at its top."""
    head = "".join(f"# {line}".rstrip() + "\n" for line in comments)
    return f"{head}walks:\n" + "\n".join(map(entry_text, scripts))


def entry_text(script: ScriptShape) -> str:
    """One walk, as it stands in the list of a file."""
    lines = "".join(f"    {line}\n" for line in _lines(_entry(script), WIDTH - 4))
    return f"  - {lines[4:]}"


def _entry(script: ScriptShape) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": script.name}
    if script.on:
        entry["on"] = script.on
    if script.channel != "agent":
        entry["channel"] = script.channel
    if script.facts:
        entry["facts"] = script.facts
    if script.answers:
        entry["answers"] = script.answers
    entry["expect"] = _expect(script.expect)
    return entry


def _expect(expect: ExpectShape) -> dict[str, Any]:
    given = {name: getattr(expect, name) for name in ("outcome", "product", "why", "steps")}
    told = {"end": expect.end} | {name: each for name, each in given.items() if each is not None}
    return told | (
        {"refused": [_refused(each) for each in expect.refused]} if expect.refused else {}
    )


def _refused(refused: RefusedShape) -> dict[str, Any]:
    told: dict[str, Any] = {"step": refused.step, "answer": refused.answer}
    return told | ({"message": refused.message} if refused.message else {})


def _lines(mapping: Mapping[str, Any], width: int) -> Iterator[str]:
    """A mapping, a key a line; what fits into its line stands in it, in braces."""
    for key, value in mapping.items():
        line = f"{_key(key)}: {_in_line(value)}"
        if len(line) <= width or not isinstance(value, Mapping | list | tuple) or not value:
            yield line
        else:
            yield f"{_key(key)}:"
            yield from (f"  {each}" for each in _below(value, width - 2))


def _below(value: Any, width: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _lines(value, width)
    elif all(isinstance(each, Mapping) for each in value):
        for each in value:
            yield f"- {_inline(each) if len(each) > 1 else _inline(each)[1:-1]}"
    else:
        yield from wrap(_inline(value), width, break_long_words=False, break_on_hyphens=False)


def _in_line(value: Any) -> str:
    """A value that has the rest of its line for itself."""
    if isinstance(value, str) and _PLAIN_LINE.fullmatch(value) and _is_text(value):
        return value
    return _inline(value)


def _inline(value: Any) -> str:
    if isinstance(value, Mapping):
        inside = (f"{_key(key)}: {_inline(each)}" for key, each in value.items())
        return f"{{{', '.join(inside)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_inline, value))}]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case str():
            return value if _is_plain(value) else _quoted(value)
        case _:
            return str(value)


def _key(key: str) -> str:
    """A key, which our reader takes for a text whatever it looks like."""
    return key if _PLAIN.fullmatch(key) else _quoted(key)


def _is_plain(text: str) -> bool:
    """Whether a text can stand without quotes and be nothing but a text, for any reader."""
    return bool(_PLAIN.fullmatch(text)) and _is_text(text)


def _is_text(text: str) -> bool:
    known_elsewhere = text.lower() in _WORDS_ELSEWHERE or _CODE.fullmatch(text)
    return not known_elsewhere and resolve(text) == text


def _quoted(text: str) -> str:
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable():
        return char
    code = ord(char)
    return (
        f"\\x{code:02x}"
        if code < 0x100
        else f"\\u{code:04x}"
        if code < 0x10000
        else f"\\U{code:08x}"
    )
