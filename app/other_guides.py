"""The guides that an agent can go over to in a call, worked out once for each library."""

from dataclasses import dataclass, field

from app.shelf import Shelf
from engine.library import Library
from renderers.links import OpenLink, OtherGuides


@dataclass(slots=True)
class OtherGuidesOf:
    """Tells the other guides for as long as the library on the shelf is the same."""

    shelf: Shelf
    _library: Library | None = field(default=None, init=False)
    _made: dict[str, OtherGuides] = field(default_factory=dict, init=False)

    def __call__(self, language: str) -> OtherGuides:
        """The guides for agents by title; those that are at hand in every call apart.

        Each is named in the language, or in its own where nobody has put it into that one.
        """
        if self._library is not self.shelf.library:
            self._library, self._made = self.shelf.library, {}
        found = self._made.get(language)
        if found is None:
            found = self._made[language] = _other_guides(self.shelf.library, language)
        return found


def _other_guides(library: Library, language: str) -> OtherGuides:
    served = [guide for guide in library.guides.values() if "agent" in guide.channels]
    said = [guide.said_in(language) for guide in served]
    titled = sorted(said, key=lambda guide: guide.title)
    return OtherGuides(
        tuple(OpenLink(each.id, each.title) for each in titled if each.at_hand is None),
        tuple(OpenLink(each.id, each.at_hand.label) for each in titled if each.at_hand),
    )
