"""The kinds of facts, and the Python values that stand for them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What a fact may hold; the member's value is the word that authors write."""

    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes-no"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    TEXT = "text"
    LONG_TEXT = "long-text"
    COUNTRY = "country"
    POSTCODE = "postcode"


Value = str | int | Decimal | bool | date | frozenset[str]
"""The value of a fact.

`str` for choice, text, long-text, country and postcode; `frozenset[str]` for choices; `bool` for
yes-no; `int` for integer; `int` or finite `Decimal` for number and money; `date` for date.
"""


@dataclass(frozen=True, slots=True)
class Type:
    """The type of a fact or of an expression.

    `options` are the ids that a choice or choices fact may hold (None for every other kind);
    `unit` is what a number counts, such as "Mbit/s", or the currency of money (None: not stated).
    """

    kind: Kind
    options: tuple[str, ...] | None = None
    unit: str | None = None

    def agrees_with(self, other: "Type") -> bool:
        """Whether facts of both types may share a name: same kind, options and stated unit."""
        if self.kind is not other.kind or set(self.options or ()) != set(other.options or ()):
            return False
        return None in (self.unit, other.unit) or self.unit == other.unit


BOOLEAN = Type(Kind.YES_NO)
"""The type of every condition."""
