"""Finds boxes that lie in every one of some regions."""

from collections.abc import Iterator, Sequence

from engine.regions import Box, Region, common

MOST_STEPS = 3_000
"""How many boxes are tried in all before it is left open whether there is one."""


class CommonBoxes:
    """The boxes within `whole` that all regions share, one after the other.

    It is `complete` as long as every combination was looked at.
    """

    def __init__(self, whole: Box, regions: Sequence[Region]) -> None:
        self._whole = whole
        self._regions = sorted(regions, key=len)
        self._steps = 0
        self.complete = True

    def __iter__(self) -> Iterator[Box]:
        return self._within(self._whole, 0)

    def _within(self, box: Box, number: int) -> Iterator[Box]:
        if number == len(self._regions):
            yield box
            return
        for each in self._regions[number]:
            if self._steps == MOST_STEPS:
                self.complete = False
                return
            self._steps += 1
            shared = common(box, each)
            if shared is not None:
                yield from self._within(shared, number + 1)
