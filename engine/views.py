"""The parts of a page, as values that a renderer can show without asking anything else."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from engine.texts import Filled

Mood = Literal[
    "asked", "skipped", "told", "tried", "done", "looked-up", "offered", "any-time", "corrected"
]


@dataclass(frozen=True, slots=True)
class Row:
    """An answer as a row to pick: `key` is the keyboard's key, `chosen` marks what was said."""

    id: str
    label: str
    key: str
    hint: Filled | None
    note: Filled | None
    chosen: bool = False
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """What a typed answer needs of a view.

    `kind` is the kind of the fact. `typed` is what was typed before, to be kept, as text, or the
    ids chosen. Bounds are formatted for people in `bounds`, and raw in `minimum` and `maximum`
    (ISO for dates, empty for none). `unit` stands behind the box; for money it is the currency.
    """

    kind: str
    label: str
    unit: str = ""
    minimum: str = ""
    maximum: str = ""
    bounds: str = ""
    max_length: int = 0
    optional: bool = False
    typed: str = ""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Passed:
    """A step of the road so far.

    `at` is the number by which `change` and a link name it. `answer` is the answer as a person
    reads it, empty for an instruction; `reason` says why a step was skipped. `value` is the
    answer as state holds it. `rows` and `field` let the answer be changed in place; both are
    empty where it cannot be changed.
    """

    at: int
    step: str
    title: str
    answer: str
    mood: Mood
    reason: str = ""
    value: object = None
    changeable: bool = False
    rows: tuple[Row, ...] = ()
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A fact that is known: `source` is `given`, `told`, `answered`, `looked up` or `computed`."""

    key: str
    label: str
    text: str
    source: str
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """An answer that no longer applies after a change."""

    step: str
    title: str
    answer: str


@dataclass(frozen=True, slots=True)
class ProductCard:
    """A product for the eye: `lines` are its price and terms as (label, text), in full."""

    id: str
    name: str
    summary: str
    price: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """What led to an offer: the customer `told` it, or it was looked up for their answers."""

    label: str
    text: str
    told: bool = True


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A product that serves the need and is not offered, and the condition that failed."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class OfferView:
    """An offer as it is shown.

    `difference` compares with `now` in words, `credit` is what the returned product is worth
    (empty for nothing), `total` the cost over the term after the credit. `disclosure` is the
    whole of price and terms in sentences: the agent reads it aloud, and a consent records it.
    """

    need: str
    product: ProductCard
    now: ProductCard | None
    difference: str
    credit: str
    total: str
    why: tuple[Reason, ...]
    passed_over: tuple[PassedOver, ...]
    disclosure: str


@dataclass(frozen=True, slots=True)
class EndView:
    """An end: its outcome, the team that takes over, and the product that was accepted."""

    outcome: str
    team: str
    product: str


@dataclass(frozen=True, slots=True)
class AtHand:
    """A step at hand at any time."""

    id: str
    label: str


class Below(NamedTuple):
    """A walk of the call that waits under the present one: its guide, and the step it stands at."""

    guide: str
    title: str
    step: str


class Tryable(NamedTuple):
    """An instruction ahead that the customer may have followed already."""

    step: str
    title: str


class Tellable(NamedTuple):
    """A fact that the customer may volunteer: `label` is no other fact's in the guide."""

    key: str
    label: str
