"""Practice calls that are played to their end, as the customer says or against it."""

from collections.abc import Iterator

from engine import walk
from engine.guide import End, Offer
from engine.practice import Best, Customer, best_of
from engine.state import Answer
from engine.walk import Position
from tests.sample import content


def bests(guide: str) -> Iterator[tuple[int, Best]]:
    """Every customer that a guide has for practice, with the number that brings them."""
    scripts = content().scripts[guide]
    for number in range(sum(script.channel == "agent" for script in scripts)):
        best = best_of(content().drafts[guide], scripts, number)
        if best is not None:
            yield number, best


def begun(guide: str, best: Best) -> Position:
    """The first step of a practice call."""
    on, drafts = best.position.origin.on, content().drafts
    return walk.start(drafts[guide], walk="w", channel="agent", on=on, given=best.facts)[0]


def played(guide: str, best: Best) -> Position:
    """The end of a practice call in which an agent takes each answer as it is said."""
    return waits(guide, best)[-1]


def waits(guide: str, best: Best) -> list[Position]:
    """Where such a call waits, the end at last."""
    customer, found = Customer(best, 0), [begun(guide, best)]
    while not isinstance(found[-1].step, End):
        found.append(_after(found[-1], customer.answer(found[-1])))
    return found


def _after(position: Position, answer: Answer | None) -> Position:
    step = position.step
    said = None if answer is None else answer.value
    if answer is not None and answer.how == "any-time":
        return walk.go_any_time(position, step.id, str(said))[0]
    if isinstance(step, Offer):
        said = said[0] if isinstance(said, list) else "declined"
    return walk.answer(position, step.id, said)[0]
