"""What can be found: each guide, and each of its steps at which a walk waits, as fields of text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from engine.guide import NO_WAY_ON, End, Guide, Instruction, Offer, Place, Question, Step
from engine.state import Channel
from engine.texts import Text

TITLE = 1.0
ASKED = 1.0
LABELS = 0.7
WORDS = 0.4
BESIDE = 0.35
"""How much a word weighs by where it stands: hints, notes and products are beside the matter."""


class Field(NamedTuple):
    """Texts of a document that weigh the same."""

    weight: float
    texts: tuple[str, ...]


class Document(NamedTuple):
    """A guide, or the step `step` of it: `step` is empty for a guide.

    `kind` is that of the step, the outcome for an end, and `guide` for a guide. `channel` is how
    the guide would be walked. `place` is where a step stands in the content: the step of a
    subguide is the same in every guide that runs it. `words` are the customer's, or what the guide
    is for, in Markdown, with `…` for what a walk fills in.
    """

    guide: str
    step: str
    title: str
    guide_title: str
    kind: str
    channel: Channel
    language: str
    place: Place | None
    words: str
    fields: tuple[Field, ...]


def findable(guides: Iterable[Guide], channels: Sequence[Channel]) -> Iterator[Document]:
    """What there is to find of some guides, each on the first of `channels` that it is for.

    A step that several guides run is found once: in the guide that it was written for, or else
    in the first that runs it.
    """
    found = [document for guide in guides for document in _documents(guide, channels)]
    seen: set[Place] = set()
    for document in sorted(found, key=_is_inlined):
        if document.place is None or document.place not in seen:
            yield document
        if document.place is not None:
            seen.add(document.place)


def _is_inlined(document: Document) -> bool:
    return "/" in document.step


def _documents(guide: Guide, channels: Sequence[Channel]) -> Iterator[Document]:
    """What somebody may find who walks a guide on a channel: notes are for agents alone."""
    channel = next((each for each in channels if each in guide.channels), None)
    if channel is None:
        return
    yield _of_guide(guide, channel)
    at_hand = {route.target: entry.label for entry in guide.at_any_time for route in entry.after}
    for step in guide.steps.values():
        if step.waits and step.id != NO_WAY_ON and step.is_for(None, channel):
            yield _of_step(guide, step, channel, at_hand.get(step.id, ""))


def _of_guide(guide: Guide, channel: Channel) -> Document:
    fields = (
        Field(TITLE, (guide.title,)),
        Field(ASKED, guide.also_asked),
        Field(WORDS, (guide.summary,)),
        Field(BESIDE, (guide.trade,)),
    )
    return Document(
        guide=guide.id,
        step="",
        title=guide.title,
        guide_title=guide.title,
        kind="guide",
        channel=channel,
        language=guide.language,
        place=None,
        words=guide.summary,
        fields=fields,
    )


def _of_step(guide: Guide, step: Step, channel: Channel, at_hand: str) -> Document:
    agent = channel == "agent"
    fields = (
        Field(TITLE, (step.title,)),
        Field(ASKED, (*step.also_asked, at_hand)),
        Field(LABELS, tuple(_labels(step))),
        Field(WORDS, tuple(_texts(step.words, step.say if agent else None))),
        Field(BESIDE, tuple(_beside(step, agent=agent))),
    )
    return Document(
        guide=guide.id,
        step=step.id,
        title=step.title,
        guide_title=guide.title,
        kind=step.outcome if isinstance(step, End) else step.kind,
        channel=channel,
        language=guide.language,
        place=step.place,
        words=_words(step.words),
        fields=fields,
    )


def _words(text: Text) -> str:
    return "".join(part if isinstance(part, str) else "…" for part in text.parts)


def _labels(step: Step) -> Iterator[str]:
    match step:
        case Question():
            for choice in step.choices:
                yield choice.label
        case Instruction():
            yield step.done
        case End():
            yield step.team


def _beside(step: Step, *, agent: bool) -> Iterator[str]:
    yield from _texts(step.hint, step.note if agent else None)
    if isinstance(step, Question):
        for choice in step.choices:
            yield from _texts(choice.hint, choice.note if agent else None)
    if isinstance(step, Offer):
        yield step.need.label
        for product in step.products:
            yield product.name


def _texts(*texts: Text | None) -> Iterator[str]:
    """What is written in texts, without their holes."""
    for text in texts:
        if text is not None:
            yield from (part for part in text.parts if isinstance(part, str))
