"""What an unquoted word of YAML means: YAML 1.2's core rules, made stricter."""

import re
from decimal import Decimal
from typing import TypeAlias

Scalar: TypeAlias = str | int | Decimal | bool | None
Data: TypeAlias = "dict[str, Data] | list[Data] | Scalar"

LONGEST_NUMBER = 30
WORDS: dict[str, Scalar] = {"true": True, "false": False, "null": None, "~": None, "": None}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)").fullmatch
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+(?:[eE][-+]?[0-9]{1,2})?").fullmatch


def resolve(word: str) -> Scalar:
    """The value of a plain scalar; what is not surely something else is the text itself.

    `yes`, `0123`, `0x1f`, `1e5`, dates and numbers of more than 30 characters stay text, so that
    ids and codes keep their spelling. Numbers with a point become exact decimals.
    """
    if word in WORDS:
        return WORDS[word]
    if word[0] > "9" or len(word) > LONGEST_NUMBER:
        return word
    if _INTEGER(word):
        return int(word)
    return Decimal(word) if _DECIMAL(word) else word
