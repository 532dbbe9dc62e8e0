"""Finds what is misspelt in an expression, and says what to write instead.

Python's own parser is asked only for texts that are spelt with the words and signs of
expressions; for those it refuses, the place is found here, so that messages do not speak Python.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from engine.expression_errors import ExpressionError

HIDDEN = (
    "\x00-\x1f\x7f-\xa0\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff"
)
_TEXT = rf"""(?:"[^"\\{HIDDEN}]*+"|'[^'\\{HIDDEN}]*+')"""
_NUMBER = r"(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?![0-9A-Za-z_.])"
_NAME = r"[A-Za-z_][A-Za-z0-9_]*+"
_SIGN = r"[<>=!]=|[-+*/<>()\[\],]"
_EXPONENT = re.compile(r"[eE][0-9]+")
_UNSEEN = re.compile(f"[{HIDDEN}]")
_SPELT = re.compile(
    rf"""(?:[ ]++
    |{_TEXT}(?!\s*["'])
    |(?!\d{{4}}-\d\d-\d\d){_NUMBER}
    |{_NAME}(?!["'])
    |[<>=!]=(?![=<>])|<(?!>)|>|\*(?!\*)|/(?!/)|[-+()\[\],]
    )*+""",
    re.VERBOSE | re.ASCII,
)
_TOKEN = re.compile(
    rf"""(?P<space>\s+)
    |(?P<prefix>[A-Za-z]+(?=["']))
    |(?P<text>{_TEXT})
    |(?P<date>\d{{4}}-\d\d-\d\d)
    |(?P<number>{_NUMBER})
    |(?P<numberish>\.?[0-9][0-9A-Za-z_.]*)
    |(?P<name>{_NAME})
    |(?P<wrong>===|!==|=>|=<|<>|&&|\|\||\*\*|//|:=|<<|>>|->|\.\.+|[\u2018-\u201f\u00ab\u00bb])
    |(?P<sign>{_SIGN})
    |(?P<stray>.)""",
    re.VERBOSE | re.ASCII | re.DOTALL,
)

_INSTEAD = {
    "=": 'Write "==" to compare.',
    "===": 'Write "==" to compare.',
    "!==": 'Write "!=".',
    "=>": 'Write ">=".',
    "=<": 'Write "<=".',
    "<>": 'Write "!=".',
    "≠": 'Write "!=".',
    "≥": 'Write ">=".',
    "≤": 'Write "<=".',
    "×": 'Write "*".',
    "·": 'Write "*".',
    "÷": 'Write "/".',
    "−": 'Write "-", the hyphen of the keyboard.',
    "–": 'Write "-", the hyphen of the keyboard.',
    "&&": 'Write "and".',
    "&": 'Write "and".',
    "||": 'Write "or".',
    "|": 'Write "or".',
    "!": 'Write "not" before a condition, or "!=" between two values.',
    "~": 'Write "not".',
    "**": "There is no power; write the product out, as in n * n.",
    "^": "There is no power; write the product out, as in n * n.",
    "//": 'Write "/", and round(...) where the result must be whole.',
    "%": "Write a share as a number, such as 0.8 for 80 percent.",
    "<<": 'Write "<".',
    ">>": 'Write ">".',
    "->": "Write the result as a case of a computed fact, with `when` and `value`.",
    ":=": "A condition sets nothing; declare a computed fact instead.",
    ":": "Write one condition, without a colon.",
    ";": 'Join conditions with "and" or "or".',
    ".": "Name a fact; a fact has no parts. The path into what is given stands at its `from`.",
    "{": "Name the fact without braces; braces belong into texts.",
    "}": "Name the fact without braces; braces belong into texts.",
    "?": "Write a computed fact with `when` and `value` where a value depends on a condition.",
    "#": "Take the remark out, or write it as a YAML comment outside of the condition.",
    "\\": "Take the backslash out; a text stands in quotes as it is.",
    "`": 'Put texts in straight double quotes, as in "basic".',
    "€": "Write the amount alone, without its currency.",
    "£": "Write the amount alone, without its currency.",
    "$": "Write the amount alone, without its currency.",
    '"': "Close the text with a second quote of the same kind.",
    "'": "Close the text with a second quote of the same kind.",
    "@": "Take it out.",
}
_CURLY = 'Put texts in straight double quotes, as in "basic".'
_UNKNOWN_SIGN = "Use the words and signs of conditions: and or not in == != < <= > >= + - * / ( )."


class Token(NamedTuple):
    """A word, number, text or sign of an expression, and where it starts."""

    kind: str
    text: str
    offset: int


def tokens(text: str) -> Iterator[Token]:
    """The text in pieces, whatever it holds; white space is left out."""
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "space":
            yield Token(match.lastgroup or "", match[0], match.start())


def spelling_faults(text: str, shift: int = 0) -> list[ExpressionError]:
    """What no expression can hold: signs of other languages, units, unclosed texts."""
    if _SPELT.fullmatch(text):
        return []
    unseen = _UNSEEN.search(text)
    if unseen:
        message = f"There is a character here that cannot be seen, U+{ord(unseen[0]):04X}."
        return [ExpressionError(message, "Take it out.", unseen.start() + shift, 1)]
    found: list[ExpressionError] = []
    before: Token | None = None
    for token in tokens(text):
        fault = _misspelt(token, before, shift)
        if fault:
            found.append(fault)
            if token.text in "\"'#":
                break
        before = token
    return found


def _misspelt(token: Token, before: Token | None, shift: int) -> ExpressionError | None:
    match token.kind:
        case "numberish" if before and before.text == "," and token.text.isdecimal():
            message = f"{token.text} is not written like a number."
            fix = "Write thousands without a comma, as in 1000."
        case "numberish":
            message, fix = _misspelt_number(token.text)
        case "date":
            message, fix = f"{token.text} is a subtraction here.", f'Write date("{token.text}").'
        case "prefix":
            message = f"The letters {token.text} stand before a text."
            fix = f'Write a space or a sign between "{token.text}" and the text, or take it out.'
        case "text" if before and before.kind == "text":
            message, fix = "Two texts stand side by side.", "Put a comma between them."
        case "wrong" | "stray":
            message, fix = _misspelt_sign(token.text)
        case _:
            return None
    return ExpressionError(message, fix, token.offset + shift, len(token.text))


def _misspelt_sign(sign: str) -> tuple[str, str]:
    if sign in "\"'":
        return "A text in quotes is not closed.", _INSTEAD[sign]
    shown = sign if sign.isprintable() else f"U+{ord(sign):04X}"
    curly = "\u2018" <= sign <= "\u201f" or sign in "«»"
    fix = _CURLY if curly else _INSTEAD.get(sign, _UNKNOWN_SIGN)
    return f'A condition cannot hold "{shown}".', fix


def _misspelt_number(written: str) -> tuple[str, str]:
    rest = written.lstrip("0123456789._")
    whole, dot, fraction = written.removesuffix(rest).replace("_", "").partition(".")
    plain = (whole.lstrip("0") or "0") + (fraction and dot + fraction)
    if "." in fraction:
        fix = 'Write digits with one "." at most.'
    elif not rest:
        fix = f"Write {plain}."
    elif _EXPONENT.fullmatch(rest):
        fix = "Write the number out, as in 100000."
    else:
        fix = f"Write the number without its unit: {plain}."
    return f"{written} is not written like a number.", fix
