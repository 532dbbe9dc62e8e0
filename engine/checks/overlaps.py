"""Finds where the order of two conditions decides and nothing says that it was meant to."""

from collections import Counter
from collections.abc import Sequence

from engine.expressions import Expression
from engine.regions import Decision, TooComplex, difference

Conditions = Sequence[Expression | None]


def overlaps(made: Decision, conditions: Conditions) -> list[tuple[int, int]] | None:
    """The pairs of conditions that look at the same single facts and overlap in part.

    None where the list is too complex, which `too_complex` tells.
    """
    looking = _looking_alike(made, conditions)
    if not looking:
        return []
    try:
        return [
            (first, second)
            for first, second in made.meeting
            if first in looking
            and looking[first] == looking.get(second)
            and _each_has_its_own(made, first, second)
        ]
    except TooComplex:
        return None


def _looking_alike(made: Decision, conditions: Conditions) -> dict[int, frozenset[str]]:
    """The conditions that read nothing but single facts, the same as another one, and which."""
    axes = made.space.axes
    if not all(name.decided for name in axes):
        return {}
    reads = {number: each.reads for number, each in enumerate(conditions) if each is not None}
    single = {
        each
        for each, count in Counter(reads.values()).items()
        if count > 1 and all(name.kind == "fact" for name in axes if name.of in each)
    }
    return {number: each for number, each in reads.items() if each in single}


def _each_has_its_own(made: Decision, first: int, second: int) -> bool:
    """Whether each of two conditions holds somewhere without the other."""
    one, two = made.holding[first], made.holding[second]
    return bool(difference(one, two)) and bool(difference(two, one))
