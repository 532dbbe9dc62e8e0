"""Makes decision tables that are complete and disjoint by construction."""

from collections.abc import Sequence
from random import Random

from engine.regions import Box

Ranges = tuple[tuple[int, int], ...]
"""A row: for each column the first class that it takes, and the first behind those."""


def partition(rows: int, columns: Sequence[int], chance: Random) -> list[Ranges]:
    """Rows that take everything and share nothing: one row, cut in two again and again.

    `columns` tells how many classes each column has.
    """
    found: list[Ranges] = [tuple((0, classes) for classes in columns)]
    while len(found) < rows:
        number = chance.randrange(len(found))
        column = chance.randrange(len(columns))
        low, high = found[number][column]
        if high - low > 1:
            cut = chance.randrange(low + 1, high)
            row = found[number]
            found[number] = (*row[:column], (low, cut), *row[column + 1 :])
            found.append((*row[:column], (cut, high), *row[column + 1 :]))
    chance.shuffle(found)
    return found


def box(row: Ranges) -> Box:
    """A row as masks."""
    return tuple((1 << high) - (1 << low) for low, high in row)


def everything(columns: Sequence[int]) -> Box:
    """All classes of all columns."""
    return tuple((1 << classes) - 1 for classes in columns)
