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
    _made: OtherGuides = field(default_factory=OtherGuides, init=False)

    def __call__(self) -> OtherGuides:
        """The guides for agents by title; those that are at hand in every call apart."""
        if self._library is not self.shelf.library:
            self._library = self.shelf.library
            self._made = _other_guides(self._library)
        return self._made


def _other_guides(library: Library) -> OtherGuides:
    served = [guide for guide in library.guides.values() if "agent" in guide.channels]
    titled = sorted(served, key=lambda guide: guide.title)
    return OtherGuides(
        tuple(OpenLink(each.id, each.title) for each in titled if each.at_hand is None),
        tuple(OpenLink(each.id, each.at_hand.label) for each in titled if each.at_hand),
    )
