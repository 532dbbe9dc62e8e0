"""The texts of a step and the keys under which they stand in its file."""

from collections.abc import Iterator

from engine.checks.rule import Subject
from engine.guide import End, Offer, Question, Step
from engine.model import EndShape, OfferShape
from engine.texts import Text

_WORDS = {"question": "ask", "instruction": "do"}

Key = tuple[str, ...]


def key_of_words(subject: Subject, step: Step) -> str:
    """The key of what a customer reads; `say` where that stands for it."""
    if isinstance(step, End | Offer):
        shape = subject.written(step)
        said = isinstance(shape, EndShape | OfferShape) and shape.tell is None
        return "say" if said else "tell"
    return _WORDS.get(step.kind, "")


def texts(subject: Subject, step: Step) -> Iterator[tuple[Key, Text]]:
    """Every text of a step that somebody reads or says, each once."""
    words, said = step.words, step.say
    if words.source:
        yield (key_of_words(subject, step),), words
    if said is not words and said.source != words.source:
        yield ("say",), said
    if step.note is not None:
        yield ("note",), step.note
    if step.hint is not None:
        yield ("hint",), step.hint
    if isinstance(step, Question):
        yield from _of_answers(step)


def _of_answers(step: Question) -> Iterator[tuple[Key, Text]]:
    for choice in step.choices:
        if choice.say is not None:
            yield ("answers", choice.id, "say"), choice.say
        if choice.note is not None:
            yield ("answers", choice.id, "note"), choice.note
        if choice.hint is not None:
            yield ("answers", choice.id, "hint"), choice.hint
