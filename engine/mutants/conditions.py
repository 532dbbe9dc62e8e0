"""Small mistakes that can be made in a condition."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from engine.expression_spelling import Token, tokens

_OTHER: Mapping[str, str] = {
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "==": "!=",
    "!=": "==",
    "and": "or",
    "or": "and",
}


def mistaken(condition: str) -> Iterator[str]:
    """The condition with one mistake in it, each in turn; turned round as a whole at the end."""
    found = list(tokens(condition))
    for token, following in zip(found, [*found[1:], None], strict=True):
        put = _instead(token, following)
        if put is not None:
            yield _with(condition, token, put)
    yield f"not ({condition})"


def shifted(value: str) -> Iterator[str]:
    """The expression of a value with one of its numbers shifted, each in turn."""
    for token in tokens(value):
        if token.kind == "number":
            yield _with(value, token, next_number(token.text))


def next_number(number: str) -> str:
    """The number that is greater by one step of its last decimal."""
    value = Decimal(number)
    return f"{value + Decimal((0, (1,), value.as_tuple().exponent)):f}"  # type: ignore[arg-type]


def _instead(token: Token, following: Token | None) -> str | None:
    if token.kind == "number":
        return next_number(token.text)
    if token.text == "in":
        return "not in"
    if token.text == "not" and following is not None and following.text == "in":
        return ""
    return _OTHER.get(token.text) if token.kind in ("name", "sign") else None


def _with(text: str, token: Token, put: str) -> str:
    end = token.offset + len(token.text)
    return " ".join((text[: token.offset] + put + text[end:]).split())
