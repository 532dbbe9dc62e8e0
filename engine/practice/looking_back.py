"""Looks back on a practice call: its road beside the best one, and what could be better."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from engine.guide import End, Offer, Question
from engine.page_parts import answer_text
from engine.position import Passing, Position
from engine.practice.best import Best, answered
from engine.prose import seconds_aloud, words_of

Mark = Literal["same", "other", "needless", "left out"]


class Call(NamedTuple):
    """How a practice call went besides its answers.

    `seconds` is how long it took, `asked_again` how often the customer was, `undisclosed` the
    numbers on the road of offers that were decided on before their terms had been read out.
    """

    seconds: int
    asked_again: int
    undisclosed: tuple[int, ...]


class Line(NamedTuple):
    """One step of either road: what the best one has there, and what the call had."""

    title: str
    best: str
    call: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class LookBack:
    """A call beside the best road for its customer.

    `ended_well` tells whether it came to the same end. `needless` are the questions that the best
    road does not ask, `misfits` the products that were offered and are not on it, `undisclosed`
    the offers decided on too early. `aloud` is how long the words of the best road take to read
    out, in seconds.
    """

    lines: tuple[Line, ...]
    ended_well: bool
    best_end: str
    needless: tuple[str, ...]
    misfits: tuple[str, ...]
    undisclosed: tuple[str, ...]
    call: Call
    aloud: int

    @property
    def others(self) -> int:
        """At how many steps something else was answered than the customer said."""
        return sum(line.mark == "other" for line in self.lines)


def looked_back(best: Best, position: Position, call: Call) -> LookBack:
    """Compare a call that has ended with the best road for its customer."""
    ours, theirs = answered(best.position), answered(position)
    lines = tuple(_lines(best.position, position, ours, theirs))
    end, came = best.position.step, position.step
    offered = {_product(each) for each in ours}
    return LookBack(
        lines=lines,
        ended_well=end.id == came.id,
        best_end=end.title,
        needless=tuple(
            passing.step.title
            for line, passing in _beside(lines, theirs)
            if line.mark == "needless" and isinstance(passing.step, Question)
        ),
        misfits=tuple(
            _named(position, product)
            for product in map(_product, theirs)
            if product and product not in offered
        ),
        undisclosed=tuple(
            position.road[at].step.title
            for at in call.undisclosed
            if at < len(position.road) and isinstance(position.road[at].step, Offer)
        ),
        call=call,
        aloud=round(sum(_aloud(each) for each in ours) + _end_aloud(best.position)),
    )


def _beside(lines: Sequence[Line], road: Sequence[Passing]) -> Iterator[tuple[Line, Passing]]:
    """The lines of the call's road, each with its step."""
    return zip((line for line in lines if line.mark != "left out"), road, strict=True)


def _lines(
    best: Position, call: Position, ours: Sequence[Passing], theirs: Sequence[Passing]
) -> Iterator[Line]:
    matcher = SequenceMatcher(
        None, [each.step.id for each in ours], [each.step.id for each in theirs], autojunk=False
    )
    for _, first, last, start, stop in matcher.get_opcodes():
        same = first < last and start < stop and ours[first].step.id == theirs[start].step.id
        if same:
            for one, other in zip(ours[first:last], theirs[start:stop], strict=True):
                yield _both(best, call, one, other)
            continue
        for one in ours[first:last]:
            yield Line(one.step.title, _said(best, one), "", "left out")
        for other in theirs[start:stop]:
            yield Line(other.step.title, "", _said(call, other), "needless")


def _both(best: Position, call: Position, one: Passing, other: Passing) -> Line:
    said, heard = _said(best, one), _said(call, other)
    return Line(other.step.title, said, heard, "same" if said == heard else "other")


def _said(position: Position, passing: Passing) -> str:
    assert passing.answer is not None
    said = answer_text(position, passing.step, passing.answer)
    return said or position.guide.speech("done")


def _product(passing: Passing) -> str:
    value = passing.answer.value if passing.answer is not None else None
    return value[1] if isinstance(passing.step, Offer) and isinstance(value, list) else ""


def _named(position: Position, product: str) -> str:
    known = position.guide.products.get(product)
    return product if known is None else known.name


def _aloud(passing: Passing) -> float:
    return seconds_aloud(len(words_of(passing.step.say.source)))


def _end_aloud(position: Position) -> float:
    step = position.step
    return seconds_aloud(len(words_of(step.say.source))) if isinstance(step, End) else 0
