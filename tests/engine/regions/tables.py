"""Makes decision tables that are complete and disjoint by construction, and spoils them."""

from random import Random

from engine.regions.boxes import Box

CLASSES = 60
Ranges = tuple[tuple[int, int], ...]


def partition(rows: int, columns: int, chance: Random, classes: int = CLASSES) -> list[Ranges]:
    """Rows that take everything and share nothing: one row, cut in two again and again."""
    found: list[Ranges] = [((0, classes),) * columns]
    while len(found) < rows:
        number = chance.randrange(len(found))
        column = chance.randrange(columns)
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


def everything(columns: int, classes: int = CLASSES) -> Box:
    """All classes of all columns."""
    return ((1 << classes) - 1,) * columns
