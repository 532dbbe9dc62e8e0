"""Where a walk stands: what replaying its state gives."""

from collections.abc import Mapping
from typing import NamedTuple

from engine.guide import Guide, Offer, Question, Step
from engine.kinds import Value
from engine.products import Product
from engine.state import Answer, State, Wire

GIVEN = "given"
"""The source of a fact that the caller gave."""

TOLD = "told!"
"""The source of a fact that the customer volunteered; no step can be called so."""


class Passing(NamedTuple):
    """A step that the road has passed: its answer, or None where it was skipped or looked up."""

    step: Step
    answer: Answer | None
    mood: str


class Position:
    """Where a state leads: derived, never stored; treat it as a value.

    `facts` are by key, `today` among them; `sources` tells the step that each came from, `given`
    or `told!`. `trail` is the road as plain tuples, for speed. `pool` are the answers set aside
    that have not been needed so far; `told` are the facts volunteered that have answered no
    question so far. `offers` counts the offers answered, `declined` the needs for which a no was
    said, `accepted` the products taken. `beside` are the other walks of the call, those under this
    one first, where somebody has put them there.
    """

    __slots__ = (
        "accepted",
        "answers",
        "beside",
        "declined",
        "facts",
        "guide",
        "offered",
        "offers",
        "origin",
        "pool",
        "skipped",
        "sources",
        "step",
        "told",
        "trail",
        "visits",
    )

    guide: Guide
    origin: State
    step: Step
    facts: dict[str, Value]
    sources: dict[str, str]
    trail: list[tuple[Step, Answer | None, str]]
    answers: list[Answer]
    pool: list[Answer]
    told: Mapping[str, Wire]
    visits: dict[str, int]
    skipped: set[str]
    declined: frozenset[str]
    accepted: tuple[str, ...]
    offers: int
    beside: "tuple[Position, ...]"
    offered: Product | None

    @property
    def road(self) -> list[Passing]:
        """The steps passed, in order."""
        return [Passing(*each) for each in self.trail]

    @property
    def state(self) -> State:
        """The state that leads here: the answers that were given, and nothing derived."""
        return self.origin._replace(answers=tuple(self.answers))


def changeable(passing: Passing) -> bool:
    """Whether a passed step can be given another answer."""
    if not isinstance(passing.step, Question | Offer):
        return False
    return passing.mood in ("asked", "skipped", "told", "corrected", "offered")


def copied(position: Position) -> Position:
    """A position of its own that can be moved on."""
    copy = Position()
    copy.guide = position.guide
    copy.origin = position.origin
    copy.step = position.step
    copy.facts = position.facts.copy()
    copy.sources = position.sources.copy()
    copy.trail = position.trail.copy()
    copy.answers = position.answers.copy()
    copy.pool = position.pool.copy()
    copy.told = position.told
    copy.beside = position.beside
    copy.visits = position.visits.copy()
    copy.skipped = position.skipped.copy()
    copy.declined = position.declined
    copy.accepted = position.accepted
    copy.offers = position.offers
    copy.offered = position.offered
    return copy
