"""Makes a short text that matches a pattern, for an answer that nobody has thought of."""

import re
from collections.abc import Iterable
from typing import Any

_grammar: Any = re._parser  # type: ignore[attr-defined]  # noqa: SLF001  # reads what RE2 reads
_PLAIN = "0aA1bB -+.@"
_CATEGORIES = {"CATEGORY_DIGIT": "0", "CATEGORY_WORD": "a", "CATEGORY_SPACE": " "}


def matching(pattern: str, at_least: int = 0) -> str | None:
    """A text of at least so many characters that the whole pattern matches; None if none is found.

    Patterns are RE2's (https://github.com/google/re2/wiki/Syntax), which Python's grammar reads
    for all that both know.
    """
    try:
        parsed = list(_grammar.parse(pattern))
        for more in range(at_least + 1):
            text = _texts(parsed, more)
            if len(text) >= at_least and re.fullmatch(pattern, text):
                return text
    except (re.error, RecursionError):
        return None
    return None


def _texts(parts: Iterable[Any], more: int) -> str:
    return "".join(_text(str(kind), value, more) for kind, value in parts)


def _text(kind: str, value: Any, more: int) -> str:
    match kind:
        case "LITERAL" | "NOT_LITERAL" | "IN" | "ANY":
            return _char(kind, value)
        case "MAX_REPEAT" | "MIN_REPEAT":
            low, high, inner = value
            return _texts(inner, more) * min(int(low) + more, int(high))
        case "BRANCH":
            return _texts(value[1][0], more)
        case "SUBPATTERN":
            return _texts(value[-1], more)
        case _:
            return ""


def _char(kind: str, value: Any) -> str:
    if kind == "LITERAL":
        return chr(value)
    if kind == "IN":
        return _one_of(value)
    return next(each for each in _PLAIN if ord(each) != value)


def _one_of(members: list[tuple[Any, Any]]) -> str:
    kinds = [(str(kind), value) for kind, value in members]
    if kinds[0][0] == "NEGATE":
        return next((each for each in _PLAIN if not _is_in(each, kinds[1:])), "_")
    plain = (each for each in _PLAIN if _is_in(each, kinds))
    kind, value = kinds[0]
    first = value[0] if kind == "RANGE" else value
    return next(plain, "") or (chr(first) if isinstance(first, int) else "")


def _is_in(char: str, members: list[tuple[str, Any]]) -> bool:
    return any(_holds(char, kind, value) for kind, value in members)


def _holds(char: str, kind: str, value: Any) -> bool:
    match kind:
        case "LITERAL":
            return bool(ord(char) == value)
        case "RANGE":
            return bool(value[0] <= ord(char) <= value[1])
        case _:
            return _CATEGORIES.get(str(value)) == char or (
                str(value) == "CATEGORY_WORD" and char.isalnum()
            )
