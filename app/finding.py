"""Finds guides and steps in what is served, by an index that is made when it is first needed."""

from threading import Lock

from app.shelf import Shelf
from engine.finding.languages import Indexes, indexes, search_in
from engine.finding.search import Hit
from engine.state import Channel

MOST_CHARACTERS = 200
"""What is read of a query; the rest is left out."""


class Finding:
    """Searches the guides of a shelf on some channels, the first of which each guide is for.

    The index is made anew after the shelf took its folder anew. To be asked in threads, for an
    index of many thousand steps takes seconds to make.
    """

    def __init__(self, shelf: Shelf, channels: tuple[Channel, ...]) -> None:
        self._shelf = shelf
        self._channels = channels
        self._making = Lock()
        self._library = shelf.library
        self._indexes: Indexes | None = None

    def find(self, query: str, limit: int, language: str = "") -> list[Hit]:
        """The best hits, best first, for somebody who is spoken to in a language.

        Customers find guides; what is in them they walk to.
        """
        alone = "agent" not in self._channels
        typed = query[:MOST_CHARACTERS]
        return search_in(self.indexes(), typed, limit, language, guides_alone=alone)

    def indexes(self) -> Indexes:
        """The indexes of what is served now."""
        with self._making:
            library = self._shelf.library
            if self._indexes is None or self._library is not library:
                guides = sorted(library.guides.values(), key=lambda guide: guide.id)
                self._indexes = indexes(guides, self._channels)
                self._library = library
            return self._indexes
