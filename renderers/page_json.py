"""The page as JSON: the shape that programs rely on, and how it is written fast.

Texts are plain words with the customer's values filled in, paragraphs parted by empty lines;
they are no markup and must be escaped like any text. What is for the agent alone is null or empty
on the channel `self-service`: notes, what is known of the customer, and the case note.
"""

from collections.abc import Iterable
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from engine.page import Aside, Field, Known, OfferView, Page, Passed, ProductCard, Row
from engine.texts import Filled
from renderers.plain import filled

Text = Annotated[str, Meta(description="Plain words; paragraphs are parted by empty lines.")]
Value = str | int | bool | list[str] | None


class RowData(Struct, frozen=True, gc=False):
    """An answer to pick: send its `id`; `key` is the keyboard's key for it."""

    id: str
    label: str
    key: str
    hint: Text | None
    note: Annotated[Text | None, Meta(description="For the agent alone.")]
    chosen: Annotated[bool, Meta(description="Whether it was picked before.")]
    exclusive: Annotated[bool, Meta(description="Whether picking it clears all others.")]


class FieldData(Struct, frozen=True, gc=False):
    """A typed answer: what it may be, for people and for a form."""

    kind: Annotated[str, Meta(description="integer, number, money, date, text, and so on.")]
    label: str
    unit: Annotated[str, Meta(description="The unit or the currency, or empty.")]
    minimum: Annotated[str, Meta(description="The lowest value; ISO 8601 for a date; or empty.")]
    maximum: Annotated[str, Meta(description="The highest value; ISO 8601 for a date; or empty.")]
    bounds: Annotated[str, Meta(description="Both bounds in words, or empty.")]
    max_length: Annotated[int, Meta(description="The most characters; 0 where that is no matter.")]
    optional: Annotated[bool, Meta(description="Whether it may be left empty.")]
    typed: Annotated[str, Meta(description="What was typed before, to be kept.")]
    rows: Annotated[list[RowData], Meta(description="The entries of a list to pick from.")]


class PassedData(Struct, frozen=True, gc=False):
    """A step of the road so far; change its answer by `at`, where it is `changeable`."""

    at: int
    step: str
    title: str
    answer: Annotated[str, Meta(description="The answer as a person reads it.")]
    mood: Annotated[str, Meta(description="asked, skipped, done, looked-up, offered, ...")]
    reason: Annotated[str, Meta(description="Why a step was skipped, or empty.")]
    value: Annotated[Value, Meta(description="The answer as it would be sent.")]
    changeable: bool


class KnownData(Struct, frozen=True, gc=False):
    """A fact that is known: given, answered, looked up or computed."""

    key: str
    label: str
    text: str
    source: str
    sensitive: Annotated[bool, Meta(description="Whether it must stay out of logs and exports.")]


class AsideData(Struct, frozen=True, gc=False):
    """An answer that no longer applies after a change."""

    step: str
    title: str
    answer: str


class LineData(Struct, frozen=True, gc=False):
    """A line of a product's terms, or of the customer's answers that led to an offer."""

    label: str
    text: str


class ProductData(Struct, frozen=True, gc=False):
    """A product with its price and all of its terms."""

    id: str
    name: str
    summary: str
    price: str
    terms: list[LineData]


class PassedOverData(Struct, frozen=True, gc=False):
    """A product that serves the need and is not offered, and why."""

    name: str
    reason: str


class OfferData(Struct, frozen=True, gc=False):
    """An offer: answer it with `accepted` or `declined`, which must be shown as equals."""

    need: str
    product: ProductData
    now: Annotated[ProductData | None, Meta(description="What the customer has at present.")]
    difference: Annotated[str, Meta(description="Compared with `now`, in words.")]
    credit: Annotated[str, Meta(description="What a returned product is worth, or empty.")]
    total: Annotated[str, Meta(description="What it costs over its term, after the credit.")]
    why: Annotated[list[LineData], Meta(description="The answers that led to the offer.")]
    passed_over: list[PassedOverData]
    disclosure: Annotated[str, Meta(description="Price and terms in sentences, to be told.")]


class EndData(Struct, frozen=True, gc=False):
    """The end of a walk."""

    outcome: Annotated[str, Meta(description="resolved, accepted, handoff or stopped.")]
    team: Annotated[str, Meta(description="Who takes over, or empty.")]
    product: Annotated[str, Meta(description="What was accepted, or empty.")]


class AtHandData(Struct, frozen=True, gc=False):
    """A step at hand at any time: send its `id` as `entry` to `/walks/any-time`."""

    id: str
    label: str


class BelowData(Struct, frozen=True, gc=False):
    """A walk of the same call that waits under this one: `/walks/come-back` goes on with it."""

    guide: str
    title: str
    step: Annotated[str, Meta(description="The name of the step it stands at.")]


class PageData(Struct, frozen=True, gc=False):
    """The present step of a walk."""

    guide: str
    title: str
    version: str
    language: str
    walk: str
    channel: str
    step: Annotated[str, Meta(description="Send it along with the answer.")]
    kind: Annotated[str, Meta(description="question, instruction, offer or end.")]
    name: Annotated[str, Meta(description="The step's short name.")]
    words: Annotated[Text, Meta(description="What the customer reads.")]
    say: Annotated[Text, Meta(description="What the agent reads aloud.")]
    note: Annotated[Text | None, Meta(description="For the agent alone.")]
    hint: Text | None
    rows: Annotated[list[RowData], Meta(description="The answers of a question to pick from.")]
    field: Annotated[FieldData | None, Meta(description="Where the answer is typed.")]
    several: Annotated[bool, Meta(description="Whether the answer is a list of ids.")]
    optional: Annotated[bool, Meta(description="Whether the answer may be null.")]
    done: Annotated[str, Meta(description="The label of an instruction's way on; answer null.")]
    check_answers: Annotated[bool, Meta(description="Whether to show the road to be checked.")]
    error: Annotated[str, Meta(description="Why the last answer was not taken, or empty.")]
    remaining: Annotated[int, Meta(description="Answers to be expected; 0 at an end.")]
    can_go_back: bool
    differs: Annotated[str, Meta(description="Where the road differs, the guide being new.")]
    changing: Annotated[int | None, Meta(description="The `at` of the answer being changed.")]
    road: list[PassedData]
    known: Annotated[list[KnownData], Meta(description="For the agent alone.")]
    aside: list[AsideData]
    offer: OfferData | None
    end: EndData | None
    at_hand: list[AtHandData]
    below: Annotated[
        list[BelowData], Meta(description="Walks of the call that wait, last is next.")
    ]
    comes_back: Annotated[bool, Meta(description="Whether the call goes on below now.")]
    case_note: Annotated[
        str | None, Meta(description="Plain text, for the agent alone, where it was asked for.")
    ]


class WalkData(Struct, frozen=True, gc=False):
    """A walk's page, and the token to send with the next request."""

    token: str
    page: PageData


class EffectsData(Struct, frozen=True, gc=False):
    """What a change would set aside, asked for before it is made."""

    at: Annotated[int, Meta(description="The number on the road of the answer to be changed.")]
    aside: Annotated[list[AsideData], Meta(description="The answers that would no longer count.")]
    told: Annotated[str, Meta(description="The same in words, as pages say it, or empty.")]


_ENCODER = msgspec.json.Encoder()


def render(page: Page, token: str, *, case_note: bool = True) -> bytes:
    """The page and its token as JSON in UTF-8; `case_note` tells whether to make the case note."""
    return _ENCODER.encode(WalkData(token, data(page, case_note=case_note)))


def effects(at: int, lost: Iterable[Aside], told: str) -> bytes:
    """What changing the answer number `at` would set aside, with the words that tell it."""
    return _ENCODER.encode(EffectsData(at, _aside(lost), told))


def schema() -> dict[str, Any]:
    """JSON Schemas of all shapes by name, for the components of an OpenAPI description."""
    _, components = msgspec.json.schema_components(
        [WalkData, EffectsData], ref_template="#/components/schemas/{name}"
    )
    return components


def data(page: Page, *, case_note: bool = True) -> PageData:
    """Everything of the page in its documented shape."""
    agent = page.channel == "agent"
    return PageData(
        page.guide,
        page.title,
        page.version,
        page.language,
        page.walk,
        page.channel,
        page.step,
        page.kind,
        page.name,
        filled(page.words),
        filled(page.say),
        _text(page.note),
        _text(page.hint),
        [_row(row) for row in page.rows],
        _field(page.field) if page.field else None,
        page.several,
        page.optional,
        page.done,
        page.check_answers,
        page.error,
        page.remaining,
        page.can_go_back,
        page.differs,
        page.changing,
        [_passed(passed) for passed in page.road],
        [_known(known) for known in page.known] if agent else [],
        _aside(page.aside),
        _offer(page.offer) if page.offer else None,
        EndData(page.end.outcome, page.end.team, page.end.product) if page.end else None,
        [AtHandData(each.id, each.label) for each in page.at_hand],
        [BelowData(*each) for each in page.below],
        page.comes_back,
        page.case_note if agent and case_note else None,
    )


def _aside(lost: Iterable[Aside]) -> list[AsideData]:
    return [AsideData(each.step, each.title, each.answer) for each in lost]


def _text(text: Filled | None) -> str | None:
    return None if text is None else filled(text)


def _row(row: Row) -> RowData:
    hint, note = _text(row.hint), _text(row.note)
    return RowData(row.id, row.label, row.key, hint, note, row.chosen, row.exclusive)


def _field(field: Field) -> FieldData:
    return FieldData(
        field.kind,
        field.label,
        field.unit,
        field.minimum,
        field.maximum,
        field.bounds,
        field.max_length,
        field.optional,
        field.typed,
        [_row(row) for row in field.rows],
    )


def _passed(passed: Passed) -> PassedData:
    return PassedData(
        passed.at,
        passed.step,
        passed.title,
        passed.answer,
        passed.mood,
        passed.reason,
        passed.value,  # type: ignore[arg-type]  # as state holds it
        passed.changeable,
    )


def _known(known: Known) -> KnownData:
    return KnownData(known.key, known.label, known.text, known.source, known.sensitive)


def _offer(offer: OfferView) -> OfferData:
    return OfferData(
        offer.need,
        _product(offer.product),
        _product(offer.now) if offer.now else None,
        offer.difference,
        offer.credit,
        offer.total,
        [LineData(each.label, each.text) for each in offer.why],
        [PassedOverData(each.name, each.reason) for each in offer.passed_over],
        offer.disclosure,
    )


def _product(card: ProductCard) -> ProductData:
    terms = [LineData(label, text) for label, text in card.lines]
    return ProductData(card.id, card.name, card.summary, card.price, terms)
