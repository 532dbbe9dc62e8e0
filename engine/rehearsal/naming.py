"""Names a walk by what it shows, until a person names it better."""

from collections.abc import Container, Iterator

from engine.guide import Offer, Question
from engine.kinds import Kind
from engine.page_parts import answer_text
from engine.position import Position

MOST_ANSWERS = 3
LONGEST = 90
_IN_OWN_WORDS = (Kind.TEXT, Kind.LONG_TEXT, Kind.POSTCODE)


def name_of(position: Position, steps: Container[str] | None = None) -> str:
    """The last answers, of those to `steps` if given, and where the walk stands."""
    said = list(dict.fromkeys(_said(position, steps)))[-MOST_ANSWERS:]
    end = position.step.title
    name = f"{', '.join(said)}: {end}" if said else end
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _said(position: Position, steps: Container[str] | None) -> Iterator[str]:
    for step, answer, _ in position.trail:
        if answer is None or (steps is not None and step.id not in steps):
            continue
        if answer.how == "any-time" or isinstance(step, Offer) or _can_be_told(step):
            yield answer_text(position, step, answer)


def _can_be_told(step: object) -> bool:
    """Whether an answer may stand in a name: nothing personal, and nothing long."""
    if not isinstance(step, Question):
        return False
    return not step.fact.sensitive and step.fact.kind not in _IN_OWN_WORDS
