"""What a guide may know: the declaration of each fact, compiled out of the authors' YAML."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from engine.kinds import Kind, Value


class Option(NamedTuple):
    """One of the values that a choice fact may have; `id` never changes, `label` may."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A typed value that may be known in a walk.

    `key` is where a walk keeps the value: the dotted path of `from` where the declaration has
    one, so that every guide and subguide that names the same path shares the value; otherwise
    the name, with the subguide's step before it. `name` is how the author writes it.
    Bounds are inclusive; `minimum` and `maximum` are numbers, or dates for a date fact, where
    the text `today` stands for the walk's date. `phrases` are what people read in another
    language for the texts that authors let it hold.
    """

    name: str
    key: str
    label: str
    kind: Kind
    options: tuple[Option, ...] = ()
    unit: str = ""
    currency: str = ""
    country: str = ""
    minimum: Decimal | int | date | str | None = None
    maximum: Decimal | int | date | str | None = None
    min_length: int = 0
    max_length: int = 0
    pattern: str = ""
    pattern_message: str = ""
    source: str = ""
    default: Value | None = None
    computed: bool = False
    sensitive: bool = False
    phrases: Mapping[str, str] = field(default_factory=dict, compare=False)

    def option_label(self, option: str) -> str:
        """The label of an option, or its id where the declaration has no such option."""
        for each in self.options:
            if each.id == option:
                return each.label
        return option
