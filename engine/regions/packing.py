"""Boxes as single numbers, so that one operation does what would need one for each axis.

The masks of a box stand side by side, with a spare bit before each. Adding the full mask of every
axis at once carries into the spare bit of those axes that take anything.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from engine.regions.axes import Mask

_MOST_KEPT = 256


class Packing:
    """How boxes are packed whose masks have at most so many bits on each axis."""

    def __init__(self, widths: Sequence[int]) -> None:
        self._shifts: list[int] = []
        self._fulls = [(1 << width) - 1 for width in widths]
        self._axis_at: list[int] = []
        at = 0
        for width in reversed(widths):
            self._shifts.append(at)
            at += width + 1
        self._shifts.reverse()
        pairs = list(zip(self._fulls, self._shifts, strict=True))
        self._axes = [full << shift for full, shift in pairs]
        self._ones = sum(self._axes)
        self._spares = sum((full + 1) << shift for full, shift in pairs)
        for axis in reversed(self._axes):
            self._axis_at += [axis] * (axis.bit_length() - len(self._axis_at))
            self._axis_at.append(0)

    def pack(self, box: Sequence[Mask]) -> int:
        """A box in one number; another one holds it where no bit of it is missing there."""
        number = 0
        for mask, shift in zip(box, self._shifts, strict=True):
            number |= mask << shift
        return number

    def unpack(self, number: int) -> tuple[Mask, ...]:
        """The box that a number stands for."""
        return tuple(
            [number >> shift & full for full, shift in zip(self._fulls, self._shifts, strict=True)]
        )

    def common(self, first: Iterable[int], second: Sequence[int]) -> Iterator[int]:
        """What each box of the first shares with each of the second."""
        ones, spares = self._ones, self._spares
        for one in first:
            for two in second:
                both = one & two
                if both + ones & spares == spares:
                    yield both

    def within(self, box: int, region: Sequence[int]) -> Iterator[int]:
        """The parts of a box that are in a region; as far as is plain, they share nothing."""
        ones, spares = self._ones, self._spares
        for each in region:
            if not box & ~each:
                yield box
                return
        for each in region:
            both = box & each
            if both + ones & spares != spares:
                continue
            yield both
            outside = box & ~each
            if not outside:
                return
            axis = self._axis_at[outside.bit_length() - 1]
            if not outside & ~axis:
                box = box & ~axis | outside

    def without(self, box: int, taken: int) -> Iterator[int]:
        """A box without another one, as boxes that share nothing."""
        if (box & taken) + self._ones & self._spares != self._spares:
            yield box
            return
        outside = box & ~taken
        while outside:
            axis = self._axis_at[outside.bit_length() - 1]
            part = outside & axis
            yield box & ~axis | part
            box ^= part
            outside ^= part


@lru_cache(_MOST_KEPT)
def packing(widths: tuple[int, ...]) -> Packing:
    """The packing for axes of these widths."""
    return Packing(widths)


def packing_for(boxes: Iterable[Sequence[Mask]]) -> Packing:
    """The packing in which some boxes have room."""
    return packing(tuple([max(masks).bit_length() for masks in zip(*boxes, strict=True)]))
