"""Products and needs as the walker sees them, compiled out of the catalogue's YAML."""

from dataclasses import dataclass
from decimal import Decimal

from engine.expressions import Expression
from engine.validity import Validity


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in a currency (ISO 4217)."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Credit:
    """What the returned product `returned` is worth towards a new one, where `when` holds."""

    returned: str
    amount: Decimal
    when: Expression | None


@dataclass(frozen=True, slots=True)
class Product:
    """What may be offered: price, terms, the needs it serves and the customers whom it fits.

    `price` is paid once, `recurring` once every `every`; `term_months` is the minimum term.
    """

    id: str
    name: str
    summary: str
    serves: tuple[str, ...]
    fits: Expression
    prefer: tuple[Expression, ...]
    replaces: tuple[str, ...]
    price: Money
    recurring: Decimal | None
    every: str
    first_charge: str
    term_months: int
    renewal: str
    cancel: str
    valid: Validity
    conditions: str
    credits: tuple[Credit, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Need:
    """What a customer may lack; `shown` says which answers show it."""

    id: str
    label: str
    shown: Expression
