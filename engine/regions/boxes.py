"""Boxes and regions: sets of combinations of facts, as masks of classes on each axis.

A box takes every combination of its classes; a region is the union of its boxes. The axes are
those of one `Space`.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import islice
from operator import or_

from engine.regions.axes import Mask
from engine.regions.packing import Packing, packing_for

Box = tuple[Mask, ...]
Region = tuple[Box, ...]
NOWHERE: Region = ()
MOST_BOXES = 150
"""How many boxes a region may have before it counts as too complex to decide."""
MOST_LOOKED_AT = 20_000
"""How many boxes are looked at one within the other before regions count as too complex."""
MOST_PAIRS = 300
"""How many pairs of boxes are compared for a region that need only hold another."""

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


def intersection(first: Region, second: Region) -> Region:
    """What is in both regions. Raises TooComplex."""
    if not first or not second:
        return NOWHERE
    if len(first) == len(second) == 1:
        both = common(first[0], second[0])
        return NOWHERE if both is None else (both,)
    packing = packing_for((*first, *second))
    others = [packing.pack(box) for box in second]
    return _united(packing.common(map(packing.pack, first), others), packing)


def union(boxes: Iterable[Box]) -> Region:
    """The region of some boxes, those that another one holds left out. Raises TooComplex."""
    found = list(islice(dict.fromkeys(boxes), MOST_BOXES * _LEFT_OVER + 1))
    if len(found) < 2:
        return tuple(found)
    packing = packing_for(found)
    return _united(map(packing.pack, found), packing)


def _united(boxes: Iterable[int], packing: Packing) -> Region:
    found = list(islice(dict.fromkeys(boxes), MOST_BOXES * _LEFT_OVER + 1))
    if len(found) > MOST_BOXES * _LEFT_OVER:
        raise TooComplex
    kept: list[int] = []
    for box in found:
        around = ~box
        for each in kept:
            if not box & ~each:
                break
        else:
            kept = [each for each in kept if each & around]
            kept.append(box)
            if len(kept) > MOST_BOXES:
                raise TooComplex
    return tuple(map(packing.unpack, kept))


def hull(boxes: Iterable[Box]) -> Region:
    """The smallest box that holds all of these, where there are any."""
    sides = [tuple(masks) for masks in zip(*boxes, strict=True)]
    return (tuple(reduce(or_, masks) for masks in sides),) if sides else NOWHERE


def about(boxes: Iterable[Box]) -> Region:
    """A region that holds all of some boxes: their union, or their hull where that is complex."""
    found = tuple(dict.fromkeys(boxes))
    try:
        return union(found)
    except TooComplex:
        return hull(found)


def narrowed(region: Region, by: Region) -> Region:
    """A region that holds what two share: that, or the first within the hull of the other."""
    if len(region) * len(by) > MOST_PAIRS:
        by = hull(by)
    try:
        return intersection(region, by)
    except TooComplex:
        return intersection(region, hull(by))


def packed(box: Box, widths: Sequence[int]) -> int:
    """All masks of a box in one number; a box holds another where no bit of that is missing."""
    number = 0
    for mask, width in zip(box, widths, strict=True):
        number = number << width | mask
    return number


def difference(region: Region, taken: Region) -> Region:
    """What is in the first region and not in the second, as boxes. Raises TooComplex."""
    if not region or not taken:
        return region
    packing = packing_for((*region, *taken))
    left = [packing.pack(box) for box in region]
    for box in map(packing.pack, taken):
        left = [rest for each in left for rest in packing.without(each, box)]
        if len(left) > MOST_BOXES * _LEFT_OVER:
            raise TooComplex
    return tuple(map(packing.unpack, left))


def covers(region: Region, box: Box) -> bool:
    """Whether a region holds every combination of a box. Raises TooComplex."""
    if any(holds(each, box) for each in region):
        return True
    return not difference((box,), tuple(each for each in region if common(each, box)))


def meet(whole: Region, regions: Iterable[Region]) -> bool:
    """Whether something of a region is in every one of some others. Raises TooComplex.

    Looks at one region within the other, and stops at the first box that all of them share.
    """
    if not whole:
        return False
    ordered = sorted(regions, key=len)
    packing = packing_for(box for region in (whole, *ordered) for box in region)
    inside = [[packing.pack(box) for box in region] for region in ordered]
    waiting = [(packing.pack(box), 0) for box in reversed(whole)]
    looked_at = 0
    while waiting:
        box, level = waiting.pop()
        if level == len(inside):
            return True
        looked_at += 1
        if looked_at > MOST_LOOKED_AT:
            raise TooComplex
        waiting += [(part, level + 1) for part in packing.within(box, inside[level])]
    return False
