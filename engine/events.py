"""What the engine reports about a walk. Values of sensitive facts never stand in an event."""

from dataclasses import dataclass

from engine.state import Wire


@dataclass(frozen=True, slots=True)
class Started:
    """A walk began at `step`."""

    step: str


@dataclass(frozen=True, slots=True)
class Answered:
    """`step` was answered; `value` is None for an instruction and where the fact is sensitive."""

    step: str
    value: Wire
    how: str = ""


@dataclass(frozen=True, slots=True)
class WentBack:
    """The last answer, to `step`, was taken back."""

    step: str


@dataclass(frozen=True, slots=True)
class Changed:
    """The answer to `step` was changed; `dropped` names the steps whose answers fell away."""

    step: str
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """The customer volunteered `facts`; `dropped` names the steps whose answers fell away."""

    facts: tuple[str, ...]
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """What the customer had tried before is now `steps`; `dropped` are answers that fell away."""

    steps: tuple[str, ...]
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferShown:
    """The walk stands at an offer of `product` for `need`."""

    step: str
    need: str
    product: str


@dataclass(frozen=True, slots=True)
class OfferAccepted:
    """The customer accepted `product`."""

    step: str
    need: str
    product: str


@dataclass(frozen=True, slots=True)
class OfferDeclined:
    """The customer declined `product`; the need is not offered for again in this walk."""

    step: str
    need: str
    product: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The walk reached the end `step` with `outcome`."""

    step: str
    outcome: str


@dataclass(frozen=True, slots=True)
class RoadChanged:
    """The guide was published anew and the walk's road differs from `step` on."""

    step: str
    dropped: tuple[str, ...] = ()


Event = (
    Started
    | Answered
    | WentBack
    | Changed
    | Told
    | Tried
    | OfferShown
    | OfferAccepted
    | OfferDeclined
    | Ended
    | RoadChanged
)
