"""Finds boxes that lie in every one of some regions."""

from collections.abc import Iterator, Sequence

from engine.regions import Box, Region, Table, TooComplex, common, difference

MOST_STEPS = 3_000
"""How many boxes are tried one within the other before it is looked for otherwise."""
MOST_NESTED = 60
"""How many regions are looked at one within the other."""


class CommonBoxes:
    """The boxes within `whole` that all regions share, one after the other.

    Few regions are looked at one within the other, which comes to the plainest box first. What
    many regions share, `nested` being false then, is what is left of the whole without all that
    each of them leaves out. It is `complete` as long as every combination was looked at.
    """

    def __init__(self, whole: Box, regions: Sequence[Region]) -> None:
        self._whole = whole
        self._regions = sorted(regions, key=len)
        self._steps = 0
        self.complete = True
        self.nested = len(regions) <= MOST_NESTED

    def __iter__(self) -> Iterator[Box]:
        found = False
        if self.nested:
            for box in self._within(self._whole, 0):
                found = True
                yield box
        self.nested = self.nested and (found or self.complete)
        if not self.nested:
            yield from self._left_over()

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

    def _left_over(self) -> Iterator[Box]:
        try:
            outside = [
                box for region in self._regions for box in difference((self._whole,), region)
            ]
            yield from Table(outside, self._whole).holes()
        except TooComplex:
            self.complete = False
        else:
            self.complete = True
