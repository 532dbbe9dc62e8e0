"""Where two ordered lists of conditions come to other outcomes, as regions of facts."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from engine.diff.cases import Cases
from engine.diff.samples import sample
from engine.facts import Fact
from engine.regions import Decision, Region, Space, TooComplex, intersection, words

MOST_TOLD = 4
"""How many boxes of a region are told."""


class Move(NamedTuple):
    """Case number `old` before and `new` now: where, in words; none where it cannot be told.

    `sample` are facts for which it is so, empty where none were found.
    """

    old: int
    new: int
    where: tuple[str, ...]
    sample: str = ""


def moves(facts: Mapping[str, Fact], old: Cases, new: Cases) -> Iterator[Move]:
    """Where the outcome is another one; nothing where both lists are the same."""
    if old == new:
        return
    try:
        yield from tuple(_moves(facts, old, new))
    except TooComplex:
        yield Move(-1, -1, ())


def _moves(facts: Mapping[str, Fact], old: Cases, new: Cases) -> Iterator[Move]:
    conditions = [case.condition.tree for case in (*old, *new) if case.condition is not None]
    space = Space(facts, conditions)
    before, now = _decision(space, old), _decision(space, new)
    for first, second in product(range(len(old)), range(len(new))):
        if old[first].outcome != new[second].outcome:
            shared = intersection(before.taken(first), now.taken(second))
            if shared:
                facts_there = sample(shared, space, old, new, (first, second))
                yield Move(first, second, _told(shared, space), facts_there)


def _decision(space: Space, cases: Cases) -> Decision:
    return Decision(space, [case.condition.tree if case.condition else None for case in cases])


def _told(region: Region, space: Space) -> tuple[str, ...]:
    told = list(dict.fromkeys(words(box, space) for box in region))
    more = len(told) - MOST_TOLD
    return (*told[:MOST_TOLD], f"{more} more such cases") if more > 0 else tuple(told)
