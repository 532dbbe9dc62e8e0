"""Finds the way to a step of a guide, once for each, and remembers it."""

from collections import OrderedDict
from datetime import date
from threading import Lock

from app.shelf import Shelf
from engine.guide import Guide
from engine.leading import scripted
from engine.witness import Finder, Witness

MOST_GUIDES = 64
MOST_WAYS = 10_000


class Roads:
    """The ways to steps, by reasoning, or where that finds none as a scripted walk goes.

    To be asked in threads: a way may take a second to find. One is looked for at a time.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._looking = Lock()
        self._finders: OrderedDict[tuple[str, date], Finder] = OrderedDict()
        self._ways: OrderedDict[tuple[str, date, str], Witness | None] = OrderedDict()

    def to_step(self, guide: Guide, step: str, on: date) -> Witness | None:
        """A walk that comes to a step on a day, the shortest that is found, or None."""
        way = (guide.version, on, step)
        with self._looking:
            if way not in self._ways:
                self._ways[way] = self._found(guide, step, on)
                if len(self._ways) > MOST_WAYS:
                    self._ways.popitem(last=False)
            return self._ways[way]

    def _found(self, guide: Guide, step: str, on: date) -> Witness | None:
        found = self._finder(guide, on).to_step(step)
        if found is not None and found.usual and not found.corrected:
            return found
        return scripted(guide, self._shelf.library.scripts.get(guide.id, ()), step)

    def _finder(self, guide: Guide, on: date) -> Finder:
        key = (guide.version, on)
        if key not in self._finders:
            self._finders[key] = Finder(guide, on, asked_given=False, channel="agent")
            if len(self._finders) > MOST_GUIDES:
                self._finders.popitem(last=False)
        return self._finders[key]
