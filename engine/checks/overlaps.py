"""Finds where the order of two conditions decides and nothing says that it was meant to."""

from collections.abc import Sequence

from engine.expressions import Expression
from engine.regions import Decision, TooComplex, difference


def overlaps(made: Decision, conditions: Sequence[Expression | None]) -> list[tuple[int, int]]:
    """The pairs of conditions that look at the same facts and overlap in part.

    None where the list is too complex.
    """
    try:
        return [pair for pair in made.meeting if _is_silent(made, conditions, *pair)]
    except TooComplex:
        return []


def _is_silent(
    made: Decision, conditions: Sequence[Expression | None], first: int, second: int
) -> bool:
    """Whether it is not plain that the first of two was meant to come first."""
    one, two = conditions[first], conditions[second]
    if one is None or two is None or one.reads != two.reads:
        return False
    if not all(name.kind == "fact" for name in made.space.axes if name.of in one.reads):
        return False
    if not all(name.decided for name in made.space.axes):
        return False
    holding = made.holding
    return bool(difference(holding[first], holding[second])) and bool(
        difference(holding[second], holding[first])
    )
