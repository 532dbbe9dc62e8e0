"""Boxes and regions: sets of combinations of facts, as masks of classes on each axis.

A box takes every combination of its classes; a region is the union of its boxes. The axes are
those of one `Space`.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from engine.regions.axes import Mask

Box = tuple[Mask, ...]
Region = tuple[Box, ...]
NOWHERE: Region = ()
MOST_BOXES = 150
"""How many boxes a region may have before it counts as too complex to decide."""

_LEFT_OVER = 10
"""How many times more boxes may come up on the way, where they are not compared with each other."""


class TooComplex(Exception):
    """Conditions that would need more boxes than can be looked at."""


def common(first: Box, second: Box) -> Box | None:
    """What two boxes share."""
    shared = []
    for one, two in zip(first, second, strict=True):
        both = one & two
        if not both:
            return None
        shared.append(both)
    return tuple(shared)


def holds(outer: Box, inner: Box) -> bool:
    """Whether a box holds another one."""
    return all(not narrow & ~wide for wide, narrow in zip(outer, inner, strict=True))


def without(box: Box, taken: Box) -> Iterator[Box]:
    """A box without another one, as boxes that share nothing."""
    if common(box, taken) is None:
        yield box
        return
    rest = list(box)
    for at, mask in enumerate(taken):
        outside = rest[at] & ~mask
        if outside:
            yield (*rest[:at], outside, *rest[at + 1 :])
        rest[at] &= mask


def intersection(first: Region, second: Region) -> Region:
    """What is in both regions. Raises TooComplex."""
    pairs = (common(one, two) for one in first for two in second)
    return union(each for each in pairs if each is not None)


def union(boxes: Iterable[Box]) -> Region:
    """The region of some boxes, those that another one holds left out. Raises TooComplex."""
    found = list(islice(dict.fromkeys(boxes), MOST_BOXES * _LEFT_OVER + 1))
    if len(found) < 2:
        return tuple(found)
    if len(found) > MOST_BOXES * _LEFT_OVER:
        raise TooComplex
    kept: dict[int, Box] = {}
    for number, box in _packed(found):
        if any(not number & ~each for each in kept):
            continue
        for each in [each for each in kept if not each & ~number]:
            del kept[each]
        kept[number] = box
        if len(kept) > MOST_BOXES:
            raise TooComplex
    return tuple(kept.values())


def _packed(boxes: Sequence[Box]) -> Iterator[tuple[int, Box]]:
    """Each box with all its masks in one number, so that one operation compares two."""
    widths = [max(masks).bit_length() for masks in zip(*boxes, strict=True)]
    for box in boxes:
        yield packed(box, widths), box


def packed(box: Box, widths: Sequence[int]) -> int:
    """All masks of a box in one number; a box holds another where no bit of that is missing."""
    number = 0
    for mask, width in zip(box, widths, strict=True):
        number = number << width | mask
    return number


def difference(region: Region, taken: Region) -> Region:
    """What is in the first region and not in the second, as boxes. Raises TooComplex."""
    left: Sequence[Box] = region
    for box in taken:
        left = [rest for each in left for rest in without(each, box)]
        if len(left) > MOST_BOXES * _LEFT_OVER:
            raise TooComplex
    return tuple(left)


def covers(region: Region, box: Box) -> bool:
    """Whether a region holds every combination of a box. Raises TooComplex."""
    if any(holds(each, box) for each in region):
        return True
    return not difference((box,), tuple(each for each in region if common(each, box)))
