"""Ordered lists of conditions, each with what comes where it is the first that holds."""

from typing import NamedTuple

from engine.expressions import Expression


class Case(NamedTuple):
    """What comes where a condition is the first that holds; None stands for `else`."""

    condition: Expression | None
    outcome: str


Cases = tuple[Case, ...]
