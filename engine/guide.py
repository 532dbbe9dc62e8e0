"""The walker's guide: a frozen graph of steps whose conditions are compiled.

A `Guide` holds no trace of YAML, pydantic or the checks. Subguides are inlined: the steps of a
subguide called from step `a` are the steps `a/b`, so a walk needs no stack and `back` crosses
the boundary without noticing it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Literal, NamedTuple

from engine.expressions import Expression
from engine.facts import Fact
from engine.kinds import Value
from engine.products import Need, Product
from engine.speech import ENGLISH, Speech
from engine.texts import Text
from engine.validity import ALWAYS, Validity

Condition = Callable[[Mapping[str, Value]], Value]
Outcome = Literal["resolved", "accepted", "handoff", "stopped"]
Settles = Literal["", "issue", "product-limit"]
Care = Literal["", "complaint", "bereavement", "safety", "vulnerability"]

NO_WAY_ON = "no-way-on!"
"""The end that every guide has for a road that no condition continues: a hand-off."""


class Place(NamedTuple):
    """Where the content that became something stands: a file and a path of keys into it."""

    file: str
    path: tuple[str | int, ...]


class Route(NamedTuple):
    """A directed edge: taken when `condition` holds, or always where it is None.

    `test` is the condition as written, for maps and messages; `place` is where the target
    stands. `expression` is None too where the condition could not be understood.
    """

    target: str
    condition: Condition | None
    expression: Expression | None
    test: str
    settles: Settles
    place: Place


Routes = tuple[Route, ...]
"""Routes in the order in which they are tried; the first whose condition holds is taken."""


class Choice(NamedTuple):
    """An answer that can be picked: its row on the page and the key that picks it."""

    id: str
    label: str
    key: str
    hint: Text | None = None
    note: Text | None = None
    say: Text | None = None
    record: Text | None = None
    settles: Settles = ""
    exclusive: bool = False


class Check(NamedTuple):
    """What must hold of a new answer, and what to tell the person when it does not."""

    condition: Condition
    expression: Expression
    message: Text


class News(NamedTuple):
    """What the author tells of a change on the day `on`; `acknowledge` where it must be read."""

    on: date
    tell: str
    acknowledge: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Step:
    """One node of a guide. `title` is its short name on the road and the map.

    `words` is the customer's wording, `say` what the agent reads aloud, `note` is for the agent
    alone. `waits` tells the kinds at which a walk stops for an answer or for good. `remaining`
    is the number of questions that are still to be expected from here on, this one included,
    were every answer as likely as the next. `also_asked` are other words to find it by, `seconds`
    how long an agent should be at it, 0 where nobody says.

    A step that is `limited` is for some walks alone: those on a day when it is `valid`, on one
    of its `channels` (None for every one). Others go on at `instead`, or at an offer's `none`;
    where neither is written they are handed over.
    """

    id: str
    title: str
    words: Text
    say: Text
    note: Text | None = None
    hint: Text | None = None
    record: Text | None = None
    settles: Settles = ""
    care: Care = ""
    at_most: int = 0
    then: str = ""
    valid: Validity = ALWAYS
    channels: tuple[str, ...] | None = None
    instead: str = ""
    limited: bool = False
    also_asked: tuple[str, ...] = ()
    seconds: int = 0
    place: Place
    kind: ClassVar[str] = "step"
    waits: ClassVar[bool] = True

    def is_for(self, day: date | None, channel: str | None) -> bool:
        """Whether the step is for a walk on a day and a channel; None stands for any."""
        if day is not None and not self.valid.holds(day):
            return False
        return channel is None or self.channels is None or channel in self.channels


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Question(Step):
    """A step that asks for a fact.

    `choices` are the rows to pick from, empty for a typed answer. `routes` holds the routes of
    the answers that have their own; `after` serves the others. `decode` gives the value of an
    answer out of what state holds; None where state holds the value itself.
    """

    fact: Fact
    decode: Callable[[Any], Value] | None = None
    choices: tuple[Choice, ...] = ()
    several: bool = False
    optional: bool = False
    ask_again: bool = False
    checks: tuple[Check, ...] = ()
    routes: Mapping[str, Routes] = field(default_factory=dict)
    after: Routes = ()
    kind: ClassVar[str] = "question"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Instruction(Step):
    """A step that tells what to do; `done` is the label of the one way on.

    With `check_answers` a customer sees all answers so far beside it, each to be changed.
    """

    done: str
    check_answers: bool = False
    after: Routes = ()
    kind: ClassVar[str] = "instruction"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lookup(Step):
    """A step that reads a row of a table by a key; a walk does not wait at it."""

    table: str
    by: Condition
    expression: Expression | None
    sets: tuple[tuple[str, int], ...]
    rows: Mapping[str, tuple[Value | None, ...]]
    found: Routes = ()
    missing: Routes = ()
    kind: ClassVar[str] = "lookup"
    waits: ClassVar[bool] = False


class Assignment(NamedTuple):
    """Sets the fact at `key` to what `value` gives."""

    key: str
    value: Condition
    expression: Expression


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Passage(Step):
    """The way into a subguide or out of it: hands facts across; a walk does not wait at it.

    On the way in `clears` are the subguide's own facts, forgotten so that it asks anew, and
    `sets` are those given to it; on the way out `copies` are the facts it returns, as (to, from).
    """

    clears: tuple[str, ...] = ()
    sets: tuple[Assignment, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    after: Routes = ()
    kind: ClassVar[str] = "passage"
    waits: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Offer(Step):
    """A step that suggests a product which meets `need`; `none` is taken where none fits.

    `names` maps the fact names that the catalogue's conditions read to the walk's keys.
    """

    need: Need
    products: tuple[Product, ...]
    names: Mapping[str, str]
    now: Fact | None = None
    returned: Fact | None = None
    accepted: Routes = ()
    declined: Routes = ()
    none: Routes = ()
    kind: ClassVar[str] = "offer"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class End(Step):
    """A terminal step; `team` takes over after a hand-off."""

    outcome: Outcome
    team: str = ""
    kind: ClassVar[str] = "end"


def stops(step: Step) -> bool:
    """Whether a walk can wait for an answer at a step."""
    return step.waits and not isinstance(step, End)


@dataclass(frozen=True, slots=True)
class AnyTime:
    """A step at hand from every step where the walk waits."""

    id: str
    label: str
    after: Routes


class AtHand(NamedTuple):
    """What opens a guide on top of any call; `returns` tells whether the call goes on after it."""

    label: str
    returns: bool


@dataclass(frozen=True, eq=False)
class Guide:
    """One tree, ready to be walked. `facts` maps keys to facts, `names` names to keys.

    `version` is the hash of everything that a walk can meet. `start` is an id in `steps`.
    `computed` gives the value of each computed fact by key, or raises KeyError where a fact is
    unset that it reads; `computed_by` is the expression of that, and `computed_reads` are the
    keys of the facts that it is computed from.
    `renamed` maps former step ids to present ones and `renamed_answers` does so for the answers
    of a step. `products` are the catalogue's, for names and comparisons. `files` are those that
    the guide was compiled from. `speech` says Callguide's own sentences. `translations` are the
    same guide by language, its own first, or nothing where it has but one: steps, conditions and
    version are the same, texts are not; they stand in the files `translated_in`. `memo` keeps
    what is derived from the guide and costs something to derive; nothing in it can differ
    between two readers.
    """

    id: str
    title: str
    summary: str
    trade: str
    purpose: str
    channels: tuple[str, ...]
    language: str
    currency: str
    version: str
    start: str
    steps: Mapping[str, Step]
    facts: Mapping[str, Fact]
    names: Mapping[str, str]
    computed: Mapping[str, Condition]
    computed_reads: Mapping[str, tuple[str, ...]]
    files: tuple[str, ...]
    defaults: Mapping[str, Value]
    products: Mapping[str, Product]
    at_any_time: tuple[AnyTime, ...] = ()
    at_hand: AtHand | None = None
    offers_at_most: int = 1
    case_note: Text | None = None
    also_asked: tuple[str, ...] = ()
    changes: tuple[News, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    renamed_answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    computed_by: Mapping[str, Expression] = field(default_factory=dict)
    speech: Speech = field(default=ENGLISH, repr=False)
    translations: Mapping[str, "Guide"] = field(default_factory=dict, repr=False)
    translated_in: tuple[str, ...] = ()
    memo: dict[str, Any] = field(default_factory=dict, repr=False)

    def __contains__(self, step: str) -> bool:
        return step in self.steps

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the guide can be walked, its own first."""
        return tuple(self.translations) or (self.language,)

    def said_in(self, language: str) -> "Guide":
        """The guide in a language; as it is, where it is not in that one."""
        return self.translations.get(language, self) if language else self

    def numbered(self) -> Iterator[tuple[int, Step]]:
        """The steps with the numbers that maps and scripts give them, from 1 in file order."""
        return enumerate((step for step in self.steps.values() if step.id != NO_WAY_ON), 1)


class Edge(NamedTuple):
    """A way from one step to another: `label` is the answer or condition, as a person reads it.

    `settles` tells what taking the edge settles; `kind` is `answer`, `next`, `accepted`,
    `declined`, `none`, `found`, `missing`, `then`, `instead` or `any-time`.
    """

    source: str
    target: str
    label: str
    kind: str
    route: Route | None
    answer: str = ""
    settles: Settles = ""


def edges(guide: Guide, step: Step, *, any_time: bool = False) -> Iterator[Edge]:
    """The edges out of a step in the order in which a person meets them."""
    yield from _own_edges(step)
    if step.then:
        yield Edge(step.id, step.then, f"after {step.at_most} times", "then", None)
    if step.instead:
        yield Edge(step.id, step.instead, "where it does not apply", "instead", None)
    if any_time and stops(step):
        for entry in guide.at_any_time:
            for route in entry.after:
                yield Edge(step.id, route.target, entry.label, "any-time", route, entry.id)


def _own_edges(step: Step) -> Iterator[Edge]:
    match step:
        case Question():
            yield from _question_edges(step)
        case Instruction() | Passage():
            yield from _routes(step.id, step.after, "next", "")
        case Lookup():
            yield from _routes(step.id, step.found, "found", "found")
            yield from _routes(step.id, step.missing, "missing", "not found")
        case Offer():
            yield from _routes(step.id, step.accepted, "accepted", "accepted")
            yield from _routes(step.id, step.declined, "declined", "declined")
            yield from _routes(step.id, step.none, "none", "nothing fits")


def _question_edges(step: Question) -> Iterator[Edge]:
    for choice in step.choices:
        routes = step.routes.get(choice.id)
        if routes is not None:
            yield from _routes(step.id, routes, "answer", choice.label, choice)
    shared = [choice for choice in step.choices if choice.id not in step.routes]
    for choice in shared:
        if choice.settles:
            yield from _routes(step.id, step.after, "answer", choice.label, choice)
    if not step.choices or any(not choice.settles for choice in shared):
        yield from _routes(step.id, step.after, "next", "")


def _routes(
    source: str, routes: Routes, kind: str, label: str, choice: Choice | None = None
) -> Iterator[Edge]:
    for route in routes:
        words = ", ".join(part for part in (label, route.test) if part)
        answer = choice.id if choice else ""
        settles = route.settles or (choice.settles if choice else "")
        yield Edge(source, route.target, words, kind, route, answer, settles)
