"""The authors' shape: what a guide, a catalogue and a table may say in YAML.

Frozen pydantic models that refuse unknown keys. They hold what was written and nothing that is
derived from it; `engine.compile` turns them into the walker's `Guide`. The JSON Schema of the
format and the reference in the documentation are made from the descriptions here.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag

from engine.kinds import Kind
from engine.prose import WORDS_A_SENTENCE

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=64)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Condition = Annotated[str, StringConstraints(min_length=1)]
Scalar = str | bool | int | Decimal
Channel = Literal["agent", "self-service"]
CHANNELS = frozenset(get_args(Channel))
"""Everywhere that a guide can be walked."""
Channels = Annotated[tuple[Channel, ...], Field(min_length=1)]


def _hyphens(name: str) -> str:
    return name.replace("_", "-")


class Shape(BaseModel):
    """What all shapes share: frozen, no unknown keys, hyphens in keys."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=_hyphens,
        coerce_numbers_to_str=True,
        protected_namespaces=(),
        use_attribute_docstrings=True,
    )


# Routes


class RouteShape(Shape):
    """One route of an ordered list: `when` and `to`, or `else` as the last one."""

    when: Condition | None = None
    """The condition under which the route is taken."""
    to: Id | None = None
    """The step that the route leads to."""
    otherwise: Id | None = Field(None, alias="else")
    """The step for everything that no condition before it took."""
    settles: Literal["issue", "product-limit"] | None = None
    """What taking this route settles, so that an offer may follow."""


def _routes_tag(value: Any) -> str:
    return "routes" if isinstance(value, list) else "step"


Routes = Annotated[
    Annotated[Id, Tag("step")]
    | Annotated[tuple[RouteShape, ...], Tag("routes"), Field(min_length=1)],
    Discriminator(_routes_tag),
]
"""A step's id, or an ordered list of routes."""


# Facts


class CaseShape(Shape):
    """One case of a computed fact: `when` and `value`, or `else` as the last one."""

    when: Condition | None = None
    """The condition under which the fact has this value."""
    value: Scalar | None = None
    """A literal, an option of a choice fact, or an expression."""
    otherwise: Scalar | None = Field(None, alias="else")
    """The value for everything that no condition before it took."""


def _compute_tag(value: Any) -> str:
    return "cases" if isinstance(value, list) else "expression"


Compute = Annotated[
    Annotated[Condition, Tag("expression")]
    | Annotated[tuple[CaseShape, ...], Tag("cases"), Field(min_length=1)],
    Discriminator(_compute_tag),
]


def _options_tag(value: Any) -> str:
    if isinstance(value, dict):
        return "labels"
    return "ids" if isinstance(value, list) else "list-name"


Options = Annotated[
    Annotated[dict[Id, Label], Tag("labels")]
    | Annotated[tuple[Id, ...], Tag("ids")]
    | Annotated[Name, Tag("list-name")],
    Discriminator(_options_tag),
]


class FactShape(Shape):
    """The declaration of a fact."""

    type: Kind
    """The kind of value."""
    label: Label
    """What people call it: on the agent's screen, in summaries, in the case note."""
    of: Options | None = None
    """The options of a choice: ids, ids with labels, or the name of a list."""
    unit: Label | None = None
    """The unit that stands behind a number."""
    min: int | Decimal | date | Literal["today"] | None = None
    """The smallest allowed value; for a date an ISO date or `today`."""
    max: int | Decimal | date | Literal["today"] | None = None
    """The largest allowed value; for a date an ISO date or `today`."""
    min_length: int | None = Field(None, ge=0, le=20_000)
    """The fewest characters of a text."""
    max_length: int | None = Field(None, ge=1, le=20_000)
    """The most characters of a text."""
    pattern: str | None = None
    """A regular expression (RE2) that a whole text must match."""
    pattern_message: Words | None = None
    """What to tell the person when a text does not match."""
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    """The currency of an amount of money (ISO 4217)."""
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    """The country whose postcodes are meant (ISO 3166)."""
    source: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.-]+$")] | None = Field(
        None, alias="from"
    )
    """Where the value stands in what the caller gives, such as `customer.plan`."""
    default: Scalar | tuple[str, ...] | None = None
    """The value where nothing is known; it does not count as known."""
    compute: Compute | None = None
    """An expression, or cases, that give the value; such a fact is never asked."""
    sensitive: bool = False
    """Stays out of logs, events, analytics and everything exported."""


class InputFactShape(FactShape):
    """A fact that is declared where it is asked."""

    fact: Name
    """The name of the fact."""
    label: Label | None = None  # type: ignore[assignment]  # optional where the question names it
    """What people call it; default: the step's title."""


def _input_tag(value: Any) -> str:
    return "declared-here" if isinstance(value, dict) else "fact-name"


Input = Annotated[
    Annotated[Name, Tag("fact-name")] | Annotated[InputFactShape, Tag("declared-here")],
    Discriminator(_input_tag),
]


class CheckShape(Shape):
    """What must hold of a new answer, and what to tell the person when it does not."""

    when: Condition
    """The condition that must hold; it may read the new value and facts known before."""
    message: Words
    """What to tell the person when it does not."""


# Steps


class StepShape(Shape):
    """What every step may say."""

    title: Label | None = None
    """A short name for the road and the map; default: made of the step's words."""
    note: Words | None = None
    """Coaching for the agent alone; it never reaches a customer."""
    hint: Words | None = None
    """Help for both, beside the words."""
    settles: Literal["issue", "product-limit"] | None = None
    """What passing this step settles, so that an offer may follow."""
    care: Literal["complaint", "bereavement", "safety", "vulnerability"] | None = None
    """A branch on which nothing is sold; an issue settled later lifts it for a complaint."""
    record: Words | None = None
    """A line for the case note when this step has been passed."""
    at_most: int | None = Field(None, ge=1, le=1000)
    """How often the step may be entered in a walk."""
    then: Id | None = None
    """Where the road goes when the step has been entered that often."""
    channels: Channels | None = None
    """On which of the guide's channels there is this step; default: on all."""
    valid_from: date | None = None
    """The first day on which there is this step; default: any."""
    valid_until: date | None = None
    """The last day on which there is this step; default: any."""
    instead: Id | None = None
    """Where the road goes in a walk that the step is not for, by its day or its channel."""
    was: tuple[Id, ...] = ()
    """Former ids of the step, so that walks in flight stay alive over a rename."""
    also_asked: tuple[Label, ...] = ()
    """Other words under which the step is searched for."""
    seconds: int | None = Field(None, ge=1, le=3600)
    """How many seconds an agent should be at this step; default: as its words take, read aloud."""


class AnswerShape(Shape):
    """One allowed reply to a question."""

    label: Label
    """What stands on the row; it may change, the id may not."""
    to: Id | None = None
    """The step that the answer leads to."""
    next: Routes | None = None
    """Ordered routes, where the way on depends on earlier facts too."""
    say: Words | None = None
    """What the agent says on hearing this answer."""
    note: Words | None = None
    """Coaching about this answer, for the agent alone."""
    hint: Words | None = None
    """Help with this answer, for both."""
    settles: Literal["issue", "product-limit"] | None = None
    """What this answer settles, so that an offer may follow."""
    record: Words | None = None
    """A line for the case note when this is answered."""
    was: tuple[Id, ...] = ()
    """Former ids of the answer."""
    exclusive: bool = False
    """In a question with several answers: picking this one clears the others."""


def _checks_tag(value: Any) -> str:
    return "checks" if isinstance(value, list) else "check"


class QuestionShape(StepShape):
    """A step that asks: `answers` to pick from, or an `input` for a typed answer."""

    ask: Words
    """The question in the customer's words."""
    say: Words | None = None
    """What the agent reads aloud; default: `ask`."""
    answers: Annotated[dict[Id, AnswerShape], Field(min_length=1)] | None = None
    """The answers to pick from, by id."""
    fact: Name | None = None
    """The fact that the picked answer sets; default: the step's id with underscores."""
    several: bool = False
    """More than one answer may be picked."""
    input: Input | None = None
    """The fact that is typed: the name of a declared one, or a declaration."""
    check: (
        Annotated[
            Annotated[CheckShape, Tag("check")] | Annotated[tuple[CheckShape, ...], Tag("checks")],
            Discriminator(_checks_tag),
        ]
        | None
    ) = None
    """What must hold of the answer."""
    optional: bool = False
    """The answer may be left empty; the fact stays unset."""
    ask_again: bool = False
    """Ask even when the fact is known from elsewhere."""
    next: Routes | None = None
    """The way on for answers without their own."""


class InstructionShape(StepShape):
    """A step that tells what to do."""

    do: Words
    """What to do, in the customer's words."""
    say: Words | None = None
    """What the agent reads aloud; default: `do`."""
    done: Label = "Continue"
    """The label of the way on."""
    check_answers: bool = False
    """In self-service, all answers so far stand here, each with a way to change it."""
    next: Routes
    """The way on."""


class LookupShape(StepShape):
    """A step that reads a row of a table; nobody sees it."""

    lookup: Id
    """The table."""
    by: Condition
    """An expression that gives the key of the row."""
    sets: dict[Name, Name]
    """The facts to set, each from a column."""
    found: Id
    """The step when there is such a row."""
    none: Id
    """The step when there is none."""


class SubguideShape(StepShape):
    """A step that runs another guide and comes back."""

    subguide: Id
    """The guide to run."""
    given: dict[Name, Condition] = Field(default_factory=dict, alias="with")
    """Facts of the subguide, each set by an expression over facts of this guide."""
    returns: dict[Name, Name] = Field(default_factory=dict)
    """Facts of this guide, each set from a fact of the subguide."""
    ends: dict[Id, Id] = Field(default_factory=dict)
    """Where to go on, by the end that the subguide reached."""
    next: Routes | None = None
    """Where to go on for ends that are not named."""


class OfferTermsShape(Shape):
    """What an offer is about."""

    need: Id
    """The need in the catalogue that the offer meets."""
    now: Name | None = None
    """The fact that holds the product which the customer has now."""
    returned: Name | None = None
    """The fact that holds the product which the customer gives back, for credit."""


class OfferShape(StepShape):
    """A step that suggests a product, because the answers show a need that it meets."""

    offer: OfferTermsShape
    """The need, and what to compare with."""
    tell: Words | None = None
    """Words before the offer, for the customer."""
    say: Words | None = None
    """Words before the offer, for the agent to read aloud; default: `tell`."""
    accepted: Id
    """The step after a yes."""
    declined: Id
    """The step after a no."""
    none: Id
    """The step when no product fits."""


class EndShape(StepShape):
    """A terminal step."""

    end: Literal["resolved", "accepted", "handoff", "stopped"]
    """How the walk ends."""
    tell: Words | None = None
    """The closing words for the customer; default: `say`."""
    say: Words | None = None
    """The closing words for the agent to read aloud; default: `tell`."""
    team: Label | None = None
    """Who takes over after a hand-off."""


VERBS = {
    "ask": "question",
    "do": "instruction",
    "lookup": "lookup",
    "subguide": "subguide",
    "offer": "offer",
    "end": "end",
}
"""The key that tells a step's kind, and the kind."""


def _verb(value: Any) -> str | None:
    if isinstance(value, dict):
        for verb in VERBS:
            if verb in value:
                return verb
    return None


AnyStep = Annotated[
    Annotated[QuestionShape, Tag("ask")]
    | Annotated[InstructionShape, Tag("do")]
    | Annotated[LookupShape, Tag("lookup")]
    | Annotated[SubguideShape, Tag("subguide")]
    | Annotated[OfferShape, Tag("offer")]
    | Annotated[EndShape, Tag("end")],
    Discriminator(
        _verb,
        custom_error_type="step_without_verb",
        custom_error_message="The step has none of the keys that tell its kind",
    ),
]


class AnyTimeShape(Shape):
    """A step at hand from every step."""

    label: Label
    """What stands on the button."""
    to: Id
    """The step to go to."""


class AtHandShape(Shape):
    """Opens this guide on top of any call of another guide, for agents."""

    label: Label
    """What stands on the button."""
    returns: bool = True
    """Whether the call goes on where it was once this guide ends resolved."""


class NewsShape(Shape):
    """What changed in a guide on a day, for the agents who know it as it was."""

    on: date
    """The day of the change."""
    tell: Annotated[str, StringConstraints(pattern=r"^\S[^\n]*$", max_length=200)]
    """What is new, in a sentence."""
    acknowledge: bool = False
    """Whether an agent has to say that it was read before the next call begins."""


class GuideShape(Shape):
    """One tree: the whole of a `guide.yaml`."""

    guide: Id
    """The guide's id, which is its folder's name."""
    title: Label
    """The guide's name for people."""
    summary: Words
    """What the guide is for, in a sentence or two."""
    trade: Label = "General"
    """The trade or field, under which the start page lists the guide."""
    purpose: Literal["troubleshooting", "sales", "appointment", "process"]
    """What the guide is for; in troubleshooting a fault is settled before anything is sold."""
    channels: tuple[Channel, ...] = ("agent", "self-service")
    """Who may walk it; empty for a guide that serves as a subguide alone."""
    start: Id
    """The first step."""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")] = "en"
    """The language of the texts (BCP 47), which also formats numbers, dates and money."""
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "EUR"
    """The currency of money facts that name none (ISO 4217)."""
    offers_at_most: int = Field(1, ge=0, le=20)
    """The most offers that a walk may show."""
    words_a_sentence: int = Field(WORDS_A_SENTENCE, ge=5, le=100)
    """The most words that a sentence may have before it is warned of."""
    also_asked: tuple[Label, ...] = ()
    """Other words under which the guide is searched for."""
    lists: dict[Name, tuple[str, ...]] = Field(default_factory=dict)
    """Named lists of texts, for conditions and for the options of a choice."""
    at_any_time: dict[Id, AnyTimeShape] = Field(default_factory=dict)
    """Steps at hand from every step."""
    at_hand: AtHandShape | None = None
    """Puts this guide at hand at any time in the calls of all other guides."""
    changes: Annotated[tuple[NewsShape, ...], Field(max_length=50)] = ()
    """What changed, for agents who come back to the guide; default: what differs, by itself."""
    case_note: Words | None = None
    """The template of the case note; default: the facts known and the road."""
    facts: dict[Name, FactShape] = Field(default_factory=dict)
    """The facts that conditions and texts may use."""
    steps: Annotated[dict[Id, AnyStep], Field(min_length=1)]
    """The steps, by id."""


# Catalogue and tables

Amount = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,9}(\.[0-9]{1,2})?$")]


class PriceShape(Shape):
    """A one-off price."""

    amount: Amount
    """The amount as a decimal text, such as `"49.90"`."""
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    """The currency (ISO 4217)."""


class RecurringShape(Shape):
    """What is paid again and again, in the currency of the price."""

    amount: Amount
    """The amount as a decimal text."""
    every: Literal["week", "month", "quarter", "year"]
    """The period."""


class TermShape(Shape):
    """The terms of a product."""

    months: int = Field(ge=0, le=120)
    """The minimum term in months; 0 for none."""
    renewal: Words | None = None
    """What happens after the minimum term."""
    cancel: Words
    """How to cancel."""


class CreditShape(Shape):
    """What a returned product is worth towards this one."""

    returned: Id = Field(alias="for")
    """The product that is given back."""
    amount: Amount
    """The credit as a decimal text, in the currency of the price."""
    when: Condition | None = None
    """The condition under which it is worth that."""


class ProductShape(Shape):
    """A product: whom it fits, what it costs, and on what terms."""

    name: Label
    """The product's name for people."""
    summary: Words
    """What it is, in a sentence."""
    serves: Annotated[tuple[Id, ...], Field(min_length=1)]
    """The needs that it meets."""
    fits: Condition
    """Whom it fits; an unset fact never fits."""
    prefer: tuple[Condition, ...] = ()
    """Each of these that holds makes it a better fit."""
    replaces: tuple[Id, ...] = ()
    """The products that it takes the place of."""
    price: PriceShape
    """The one-off price."""
    recurring: RecurringShape | None = None
    """What is paid again and again."""
    first_charge: Words
    """When the first payment is taken."""
    term: TermShape
    """Minimum term, renewal and how to cancel."""
    valid_from: date | None = None
    """The first day on which it may be offered; default: any."""
    valid_until: date | None = None
    """The last day on which it may be offered; default: any."""
    conditions: Words | None = None
    """Conditions of eligibility or stock, in words."""
    credit: tuple[CreditShape, ...] = ()
    """What returned products are worth towards it."""


class NeedShape(Shape):
    """A need that products serve."""

    label: Label
    """What people call it."""
    shown: Condition
    """The condition under which a customer's own answers show the need."""


class CatalogueShape(Shape):
    """One file of the catalogue."""

    facts: dict[Name, FactShape] = Field(default_factory=dict)
    """The facts that conditions in this file may read."""
    needs: dict[Id, NeedShape] = Field(default_factory=dict)
    """The needs."""
    products: dict[Id, ProductShape] = Field(default_factory=dict)
    """The products."""


class KeyShape(Shape):
    """The key of a table."""

    type: Literal[Kind.CHOICE, Kind.TEXT, Kind.INTEGER, Kind.POSTCODE, Kind.COUNTRY]
    """The kind of the key."""
    label: Label
    """What people call it."""
    of: Options | None = None
    """The options of a choice."""


class ColumnShape(Shape):
    """A column of a table."""

    type: Kind
    """The kind of its values."""
    label: Label
    """What people call it."""
    of: Options | None = None
    """The options of a choice; default: all that stand in the rows."""
    unit: Label | None = None
    """The unit that stands behind a number."""
    verbatim: bool = False
    """Whether its texts are the same in every language, such as names and numbers of cases."""


class TableShape(Shape):
    """A lookup table."""

    table: Id
    """The table's id, which is its file's name."""
    key: KeyShape
    """The key."""
    columns: dict[Name, ColumnShape]
    """The columns."""
    rows: dict[str, dict[Name, Scalar | tuple[str, ...] | None]]
    """The rows, by key."""


# Translations


class TranslatedShape(Shape):
    """One text in another language."""

    source: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]
    """The mark of the text that this translates; it changes when that text does."""
    text: Words
    """The text in the language of the file."""


Translated = dict[str, TranslatedShape]
"""Texts by their keys, such as `ask` or `answers.every.label`."""


class TranslationShape(Shape):
    """A guide, the catalogue or the tables in another language: `translations/LANGUAGE.yaml`."""

    texts: Translated = Field(default_factory=dict)
    """The guide's own texts: `title`, `summary`, `trade`, `case-note`, `at-hand.label`."""
    facts: dict[Name, Translated] = Field(default_factory=dict)
    """The texts of the guide's facts, by their names."""
    at_any_time: dict[Id, Translated] = Field(default_factory=dict)
    """The labels of what is at hand at any time."""
    steps: dict[Id, Translated] = Field(default_factory=dict)
    """The texts of the steps, by their ids."""
    needs: dict[Id, Translated] = Field(default_factory=dict)
    """In the catalogue's translations: the labels of the needs."""
    products: dict[Id, Translated] = Field(default_factory=dict)
    """In the catalogue's translations: names and terms of the products."""
    tables: dict[Id, Translated] = Field(default_factory=dict)
    """In the tables' translations: the texts of each table, such as `rows.10115.what`."""

    def entries(self, section: str, id_: str) -> Translated:
        """The texts of an entry of a section, by their keys."""
        found: Any = getattr(self, section.replace("-", "_"))
        entries: Translated = found if section == "texts" else found.get(id_, {})
        return entries

    def every(self) -> Iterator[tuple[tuple[str, str, str], TranslatedShape]]:
        """Each text, by its section, its id (empty for the file's own) and its key."""
        for section in type(self).model_fields:
            found = getattr(self, section)
            name = section.replace("_", "-")
            for id_, entries in ({"": found} if section == "texts" else found).items():
                for key, entry in entries.items():
                    yield (name, id_, key), entry


# Scripted walks


def _answers_tag(value: Any) -> str:
    return "in-order" if isinstance(value, list | tuple) else "by-step"


Said = Scalar | tuple[str, ...] | dict[str, str] | None


class RefusedShape(Shape):
    """An answer that a step is expected to refuse when the walk first waits there."""

    step: str
    """The step."""
    answer: Scalar | tuple[str, ...] | None = None
    """What is said there; default: nothing."""
    message: Words | None = None
    """Words of the message to the person."""


class ExpectShape(Shape):
    """What a scripted walk is expected to come to."""

    end: Annotated[str, StringConstraints(min_length=1)]
    """The end that is reached; a step's id where the walk is not meant to end."""
    outcome: Literal["resolved", "accepted", "handoff", "stopped"] | None = None
    """The outcome of the end."""
    product: Id | None = None
    """A product that was suggested."""
    why: tuple[Name, ...] | None = None
    """The facts that are the reasons for the suggestion, in any order."""
    steps: tuple[str, ...] | None = None
    """The steps at which the walk waited for an answer, in order."""
    refused: tuple[RefusedShape, ...] = ()
    """Answers that are refused on the way; the walk goes on as if they had not been said."""


class ScriptShape(Shape):
    """One scripted walk."""

    name: Label
    """What the walk shows."""
    on: date | None = None
    """The day of the walk; default: 2 November 2026."""
    channel: Channel = "agent"
    """The channel on which it is walked."""
    facts: dict[str, Scalar | tuple[str, ...]] = Field(default_factory=dict)
    """What the caller knows before."""
    answers: Annotated[
        Annotated[dict[str, Said], Tag("by-step")]
        | Annotated[tuple[dict[str, Said], ...], Tag("in-order")],
        Discriminator(_answers_tag),
    ] = Field(default_factory=dict)
    """What is answered, by step; a list where a step is asked more than once."""
    expect: ExpectShape
    """What the walk is expected to come to."""


class WalksShape(Shape):
    """A file of scripted walks."""

    walks: tuple[ScriptShape, ...]
    """The walks."""
