"""Reads conditions as a decision table: which combinations no row takes, and which rows overlap.

A row is a box. Rows are compared with bit sets over all rows at once. The search for what no row
takes divides the space until the rows in a part settle it: by their measure, where no two of them
share anything, else by one that takes all of the part or by none being left. Measures count
combinations of classes, so all this is exact.

The tables of the literature are those of D. Calvanese, M. Dumas, Ü. Laurson, F. M. Maggi,
M. Montali and I. Teinemaa, "Semantics and Analysis of DMN Decision Tables", BPM 2016, who sweep
over one column after the other instead.
"""

from collections.abc import Iterator, Sequence
from math import prod

from engine.regions.axes import Mask
from engine.regions.boxes import Box, Region, TooComplex

Rows = int
"""A set of rows: a bit for each."""

MOST_PARTS = 200_000
"""Into how many parts the search may divide the space before it counts as too complex."""


class Table:
    """Rows over the axes of a space, `everything` that there is."""

    def __init__(self, rows: Sequence[Box], everything: Box) -> None:
        self.rows = rows
        self._everything = everything
        self._hits = [
            _hits([row[axis] for row in rows], full.bit_length())
            for axis, full in enumerate(everything)
        ]
        self._clashes: dict[int, Rows] = {}
        self._parts = 0

    def meeting(self, box: Box) -> Rows:
        """The rows that share something with a box."""
        found = (1 << len(self.rows)) - 1
        for mask, hits in zip(box, self._hits, strict=True):
            found &= _any(mask, hits)
        return found

    def clashes(self, row: int) -> Rows:
        """The other rows that share something with a row."""
        found = self._clashes.get(row)
        if found is None:
            found = self._clashes[row] = self.meeting(self.rows[row]) & ~(1 << row)
        return found

    def overlaps(self) -> Iterator[tuple[int, int]]:
        """The pairs of rows that share something, the earlier row first."""
        for row in range(len(self.rows)):
            for other in _numbers(self.clashes(row) >> row + 1):
                yield row, row + 1 + other

    def uncovered(self) -> Region:
        """What no row takes, as boxes that share nothing. Raises TooComplex."""
        return tuple(self.holes())

    def holes(self) -> Iterator[Box]:
        """The boxes of what no row takes, each as soon as it is found. Raises TooComplex."""
        if all(self._everything):
            self._parts = 0
            yield from self._search(self._everything, range(len(self.rows)))

    def _search(self, whole: Box, rows: Sequence[int]) -> Iterator[Box]:
        waiting = [(whole, rows)]
        while waiting:
            part, candidates = waiting.pop()
            self._parts += 1
            if self._parts > MOST_PARTS:
                raise TooComplex
            clipped = self._clipped(part, candidates)
            if not clipped:
                yield part
            elif not self._settled(part, clipped):
                inside = list(clipped)
                waiting += [(each, inside) for each in _divided(part, list(clipped.values()))]

    def _clipped(self, part: Box, candidates: Sequence[int]) -> dict[int, Box]:
        """What each row takes of a part, where it takes anything."""
        found = {}
        for row in candidates:
            shared = tuple([mask & limit for mask, limit in zip(self.rows[row], part, strict=True)])
            if all(shared):
                found[row] = shared
        return found

    def _settled(self, part: Box, clipped: dict[int, Box]) -> bool:
        """Whether the rows are sure to take all of a part."""
        whole = measure(part)
        taken = [measure(box) for box in clipped.values()]
        if max(taken) == whole:
            return True
        return sum(taken) == whole and self._are_apart(clipped)

    def _are_apart(self, rows: dict[int, Box]) -> bool:
        together = sum(1 << row for row in rows)
        return not any(self.clashes(row) & together for row in rows)

    def widened(self, hole: Box) -> Box:
        """The largest box around a hole that no row takes anything of, axis by axis."""
        box = list(hole)
        for axis, hits in enumerate(self._hits):
            near = (1 << len(self.rows)) - 1
            for other, mask in enumerate(box):
                if other != axis:
                    near &= _any(mask, self._hits[other])
            free = 0
            for number, taken in enumerate(hits):
                if not taken & near:
                    free |= 1 << number
            box[axis] = free
        return tuple(box)


def measure(box: Box) -> int:
    """How many combinations of classes a box holds."""
    return prod(mask.bit_count() for mask in box)


def _hits(masks: Sequence[Mask], classes: int) -> list[Rows]:
    """For each class of an axis the rows that take it."""
    turns = [0] * (classes + 1)
    for row, mask in enumerate(masks):
        ends = mask ^ mask << 1
        while ends:
            low = ends & -ends
            turns[low.bit_length() - 1] ^= 1 << row
            ends ^= low
    found, taken = [], 0
    for turn in turns[:classes]:
        taken ^= turn
        found.append(taken)
    return found


def _any(mask: Mask, hits: Sequence[Rows]) -> Rows:
    found = 0
    for number in _numbers(mask):
        found |= hits[number]
    return found


def _numbers(bits: int) -> Iterator[int]:
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def _divided(part: Box, rows: Sequence[Box]) -> tuple[Box, Box]:
    """A part in two, along the cut that the fewest rows straddle and that divides them evenly."""
    best: tuple[int, int, Mask] | None = None
    for axis, whole in enumerate(part):
        for cut in _cuts(whole, [row[axis] for row in rows]):
            rest = whole & ~cut
            inside = sum(1 for row in rows if row[axis] & cut)
            outside = sum(1 for row in rows if row[axis] & rest)
            cost = max(inside, outside) + inside + outside
            if best is None or cost < best[0]:
                best = (cost, axis, cut)
    assert best is not None, "some row takes less than all of the part"
    _, axis, cut = best
    before, behind = part[:axis], part[axis + 1 :]
    return (*before, cut, *behind), (*before, part[axis] & ~cut, *behind)


def _cuts(whole: Mask, masks: Sequence[Mask]) -> list[Mask]:
    """Where an axis may be divided: a few of the edges of its rows, spread over all."""
    edges = {_below(mask, whole) for mask in masks} | {_up_to(mask, whole) for mask in masks}
    useful = sorted(edges - {0, whole}, key=int.bit_count)
    if not useful:
        useful = sorted({mask & whole for mask in masks} - {0, whole})
    tried = 7
    if len(useful) <= tried:
        return useful
    return [useful[at * (len(useful) - 1) // (tried - 1)] for at in range(tried)]


def _below(mask: Mask, whole: Mask) -> Mask:
    return whole & (mask & -mask) - 1


def _up_to(mask: Mask, whole: Mask) -> Mask:
    return whole & (1 << mask.bit_length()) - 1
