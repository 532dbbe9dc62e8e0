"""What authors name, and where they name it."""

from enum import StrEnum
from typing import NamedTuple

Path = tuple[str | int, ...]


class Kind(StrEnum):
    """The kinds of things with a name; the word for each in messages."""

    GUIDE = "guide"
    STEP = "step"
    FACT = "fact"
    ANSWER = "answer"
    LIST = "list"
    NEED = "need"
    PRODUCT = "product"
    TABLE = "table"
    COLUMN = "column"
    ENTRY = "entry"


class Symbol(NamedTuple):
    """A thing with a name.

    `scope` is the guide of a step, a fact, a list or an entry at any time, the guide and the fact
    of an answer (`slow-internet.plan`), the table of a column, and nothing for all else. What may
    be picked of a choice is an answer, wherever it is listed.
    """

    kind: Kind
    scope: str
    name: str


class Use(StrEnum):
    """What a mention does: it makes the thing, makes it by another name, or speaks of it."""

    DEFINITION = "definition"
    IMPLIED = "implied"
    REFERENCE = "reference"


class Mention(NamedTuple):
    """A place where a thing is named: a key or a value, or `span` within it, offset and length."""

    symbol: Symbol
    file: str
    path: Path
    key: bool = False
    span: tuple[int, int] | None = None
    use: Use = Use.REFERENCE


def answers_of(guide: str, fact: str) -> str:
    """The scope of the answers to pick for a fact."""
    return f"{guide}.{fact}"
