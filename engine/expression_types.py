"""What a part of an expression is, and the words that messages have for it."""

import re
from datetime import date
from typing import NamedTuple

from engine.expression_errors import Fault
from engine.expression_flow import CONSTANT, Flow
from engine.expression_nodes import Literal, Node
from engine.kinds import BOOLEAN, Kind, Type
from engine.problems import meant_or

NUMBERS = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.MONEY})
TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.POSTCODE})
STRINGS = TEXTS | {Kind.CHOICE, Kind.COUNTRY}
PHRASES = {
    Kind.CHOICE: "a choice",
    Kind.CHOICES: "a choice of several",
    Kind.YES_NO: "yes or no",
    Kind.INTEGER: "a whole number",
    Kind.NUMBER: "a number",
    Kind.MONEY: "an amount of money",
    Kind.DATE: "a date",
    Kind.TEXT: "text",
    Kind.LONG_TEXT: "text",
    Kind.COUNTRY: "a country",
    Kind.POSTCODE: "a postcode",
}
INTEGER = Type(Kind.INTEGER)
NUMBER = Type(Kind.NUMBER)
DATE = Type(Kind.DATE)
TEXT = Type(Kind.TEXT)

SHOWN = 60
SHOWN_OPTIONS = 8
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DECIMAL = re.compile(r"[0-9]{1,15}(\.[0-9]+)?")
_COUNTRY = re.compile(r"[A-Z]{2}")


class Part(NamedTuple):
    """A part of an expression that was read; `broken` where a fault in it was reported already."""

    node: Node
    type: Type
    flow: Flow
    broken: bool = False

    @property
    def text(self) -> str:
        """The part as the author wrote it, for messages."""
        text = self.node.text
        return text if len(text) <= SHOWN else f"{text[: SHOWN - 3]}..."

    @property
    def string(self) -> str | None:
        """The text that the part is, if it is one in quotes."""
        if isinstance(self.node, Literal) and isinstance(self.node.value, str):
            return self.node.value
        return None

    @property
    def is_a(self) -> str:
        """The part and its kind, as in `speed is a number`."""
        return f"{self.text} is {PHRASES[self.type.kind]}"

    @property
    def options(self) -> frozenset[str]:
        """The options that the part may be or hold."""
        return frozenset(self.type.options or ())


BROKEN = Part(Literal(value=False, text=""), BOOLEAN, CONSTANT, broken=True)


class Mismatch(NamedTuple):
    """Why types do not go together, and what to write instead."""

    message: str
    fix: str
    code: Fault = Fault.WRONG_TYPE


def iso_date(text: str) -> date | None:
    """The date that is written as year, month and day, if there is such a day."""
    if not _ISO_DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def is_number(text: str | None) -> bool:
    """Whether a text would be a number without its quotes."""
    return text is not None and _DECIMAL.fullmatch(text) is not None


def example(type_: Type) -> str:
    """Something that a value of the type may be compared with."""
    option = (type_.options or ("...",))[0]
    examples = {
        Kind.CHOICE: f'one of its options, such as "{option}"',
        Kind.CHOICES: f'a list of its options, such as ["{option}"]',
        Kind.YES_NO: "true or false",
        Kind.DATE: 'a date, such as date("2027-01-31") or today',
        Kind.COUNTRY: 'a country code, such as "DE"',
    }
    return examples.get(
        type_.kind, "a number, such as 50" if type_.kind in NUMBERS else 'a text, such as "x"'
    )


def literal_mismatch(literal: Part, name: str, type_: Type) -> Mismatch | None:
    """Why the text in quotes cannot be a value of `name`, which has the type."""
    string = literal.string or ""
    match type_.kind:
        case Kind.CHOICE:
            return option_mismatch(literal, name, type_)
        case Kind.CHOICES:
            message = f"{name} is {PHRASES[type_.kind]}, {literal.text} is one."
            return Mismatch(message, f"Write {literal.text} in {name}.")
        case Kind.COUNTRY if not _COUNTRY.fullmatch(string):
            code = string.upper() if _COUNTRY.fullmatch(string.upper()) else "DE"
            message = f"{literal.text} is no country code."
            return Mismatch(message, f'Write two capital letters, such as "{code}".')
        case kind if kind in STRINGS:
            return None
        case kind:
            message = f"{name} is {PHRASES[kind]}, {literal.text} is text."
            return Mismatch(message, _without_quotes(string, name, type_))


def option_mismatch(literal: Part, name: str, type_: Type) -> Mismatch | None:
    """Why the text in quotes is none of the options of `name`."""
    string, options = literal.string, type_.options or ()
    if string is None or string in options:
        return None
    message = f'{name} has no option "{string}".'
    return Mismatch(message, options_fix(string, options), Fault.MISSING_OPTION)


def options_fix(string: str, options: tuple[str, ...]) -> str:
    """Which option was meant, or which ones there are."""
    listed = ", ".join(f'"{option}"' for option in options[:SHOWN_OPTIONS])
    more = ", ..." if len(options) > SHOWN_OPTIONS else ""
    return meant_or(string, options, "Add it to the options.", f"The options are {listed}{more}.")


def _without_quotes(string: str, name: str, type_: Type) -> str:
    if type_.kind in NUMBERS and is_number(string):
        return f"Write {string} without quotes."
    if type_.kind is Kind.DATE and iso_date(string):
        return f'Write date("{string}").'
    if type_.kind is Kind.YES_NO:
        return f"Write {name} alone, or not {name}."
    return f"Compare {name} with {example(type_)}."
