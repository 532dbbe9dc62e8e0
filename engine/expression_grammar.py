"""Finds what cannot stand where it stands in a rightly spelt expression."""

import keyword

from engine.expression_errors import ExpressionError
from engine.expression_functions import FUNCTIONS
from engine.expression_spelling import Token, tokens

DEEPEST_BRACKETS = 50
RESERVED = frozenset(keyword.kwlist) | {"true", "false", "today"}
"""The words that no fact and no named list can have as its name."""

_OPERATORS = frozenset({"and", "or", "not", "in"})
_CAPITALS = frozenset(word.upper() for word in _OPERATORS) | {"And", "Or", "Not", "In"}
_COMPUTE = "Write a computed fact with `when` and `value` where a value depends on a condition."
_WORDS = {
    "if": _COMPUTE,
    "else": _COMPUTE,
    "is": 'Write "==".',
    "None": "Ask known(fact) whether a fact has a value.",
    "for": 'Ask with "in" whether something is in a list; there are no loops.',
    "lambda": "Use the functions that there are; none can be defined here.",
}
_START = Token("sign", "", 0)


def grammar_faults(text: str, shift: int = 0) -> list[ExpressionError]:
    """The first thing in a rightly spelt text that cannot stand where it stands."""
    found = [token._replace(offset=token.offset + shift) for token in tokens(text)]
    fault = _word_fault(found) or _order_fault(found) or _bracket_fault(found)
    if fault is None:  # Pythons differ, and a later one may refuse more
        message = "The condition cannot be read."
        fault = ExpressionError(message, "Put parentheses around its parts.", shift, len(text))
    return [fault]


def _word_fault(found: list[Token]) -> ExpressionError | None:
    for token in found:
        if token.kind == "name" and token.text not in _OPERATORS and keyword.iskeyword(token.text):
            fix = _WORDS.get(token.text, "Give the fact another name.")
            return _fault(token, f'"{token.text}" is a word that conditions do not use.', fix)
    return None


def _order_fault(found: list[Token]) -> ExpressionError | None:
    """Neighbours that cannot be neighbours: two values, or two operators."""
    around = zip([_START, _START, *found], [_START, *found], found, strict=False)
    for earlier, before, token in around:
        if before.text == "not" and _ends_value(earlier):
            if token.text != "in":
                return _fault(before, '"not" compares nothing.', 'Write "not in" or "!=".')
        elif _ends_value(before):
            if token.text == "[" or (token.kind != "sign" and token.text not in _OPERATORS):
                return _side_by_side(before, token)
        else:
            fault = _misplaced(before, token)
            if fault:
                return fault
    if not _ends_value(found[-1]):
        last = found[-1]
        return _fault(last, f'Something is missing after "{last.text}".', "Write what follows.")
    return None


def _side_by_side(before: Token, token: Token) -> ExpressionError:
    message = f'Nothing joins "{before.text}" and "{token.text}".'
    for each in (before, token):
        if each.text in _CAPITALS:
            message = f'"{each.text}" is written in small letters.'
            return _fault(each, message, f'Write "{each.text.lower()}".')
    if before.text in FUNCTIONS and token.kind == "name":
        return _fault(before, message, f"Write {before.text}({token.text}).")
    if before.kind == "number" and token.kind == "name":
        return _fault(token, message, f'Leave the unit out, or write "and" before "{token.text}".')
    return _fault(token, message, 'Write "and", "or", a comma or a sign between them.')


def _misplaced(before: Token, token: Token) -> ExpressionError | None:
    """What is wrong with a token that stands where a value has to begin."""
    if token.text == "not" and before.text not in {"", "(", "[", ",", "and", "or", "not"}:
        message = f'"not" cannot stand right after "{before.text}".'
        return _fault(token, message, "Put parentheses around it: (not ...).")
    if _starts_value(token) or (token.text in {")", "]"} and before.text in {"(", "[", ","}):
        return None
    where = f'after "{before.text}"' if before.text else "at the beginning"
    return _fault(token, f'"{token.text}" cannot stand {where}.', "Write what is missing.")


def _bracket_fault(found: list[Token]) -> ExpressionError | None:
    opened: list[Token] = []
    for token in found:
        if token.text in {"(", "["}:
            opened.append(token)
        elif token.text in {")", "]"}:
            if not opened or opened[-1].text + token.text not in {"()", "[]"}:
                return _fault(token, f'"{token.text}" closes nothing.', "Take it out, or open it.")
            opened.pop()
        if len(opened) > DEEPEST_BRACKETS:
            return _fault(token, "Parentheses are nested too deeply.", "Use computed facts.")
    if opened:
        return _fault(opened[-1], f'"{opened[-1].text}" is never closed.', "Close it.")
    return None


def _starts_value(token: Token) -> bool:
    if token.text in {"and", "or", "in"}:
        return False
    return token.kind != "sign" or token.text in {"(", "[", "-", "+"}


def _ends_value(token: Token) -> bool:
    if token.text in _OPERATORS:
        return False
    return token.kind != "sign" or token.text in {")", "]"}


def _fault(token: Token, message: str, fix: str) -> ExpressionError:
    return ExpressionError(message, fix, token.offset, len(token.text))
