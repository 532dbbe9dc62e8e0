"""The names in an expression, also in one that is not finished or has faults."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.expression_grammar import RESERVED
from engine.expression_spelling import Token, tokens
from engine.language.symbols import Kind

_EQUAL = ("==", "!=")


class Named(NamedTuple):
    """A name in a text: a fact or list, or an answer of `fact`; its offset, without quotes."""

    kind: Kind
    name: str
    offset: int
    fact: str = ""


def names_in(text: str, lists: object) -> Iterator[Named]:
    """Every fact, list and answer that an expression names; `lists` holds the names of lists."""
    found = list(tokens(text))
    for at, token in enumerate(found):
        if token.kind == "name" and token.text not in RESERVED and _text(found, at + 1) != "(":
            kind = Kind.LIST if token.text in lists else Kind.FACT  # type: ignore[operator]
            yield Named(kind, token.text, token.offset)
        elif token.kind == "text":
            fact = compared_with(found, at)
            if fact:
                yield Named(Kind.ANSWER, token.text[1:-1], token.offset + 1, fact)


def compared_with(found: Sequence[Token], at: int) -> str:
    """The fact that the text number `at` is compared with; empty where there is none."""
    after = _text(found, at + 1)
    if after in _EQUAL:
        return _name(found, at + 2)
    if after == "in" or (after == "not" and _text(found, at + 2) == "in"):
        return _name(found, at + (2 if after == "in" else 3))
    return chosen_from(found, at)


def chosen_from(found: Sequence[Token], at: int) -> str:
    """The fact before a comparison or a list whose right side begins, or goes on, at `at`."""
    while at and (_text(found, at - 1) == "," or found[at - 1].kind == "text"):
        at -= 1
    if _text(found, at - 1) == "[":
        at -= 1
    before = _text(found, at - 1)
    if before in _EQUAL:
        return _name(found, at - 2)
    if before != "in":
        return ""
    return _name(found, at - (3 if _text(found, at - 2) == "not" else 2))


def _text(found: Sequence[Token], at: int) -> str:
    return found[at].text if 0 <= at < len(found) else ""


def _name(found: Sequence[Token], at: int) -> str:
    is_name = 0 <= at < len(found) and found[at].kind == "name"
    return found[at].text if is_name and found[at].text not in RESERVED else ""
