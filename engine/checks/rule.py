"""What a rule is: a documented code, and a function that reports where it is broken."""

from collections.abc import Callable
from dataclasses import dataclass

from engine.compile import Catalogue, Report
from engine.content import Content
from engine.guide import Guide, Place
from engine.source import Source


@dataclass(frozen=True, slots=True)
class Subject:
    """One guide under the checks, with what it was compiled from.

    `whole` tells whether the guide compiled without errors: a finding that a missing name may
    have caused is not worth a second message.
    """

    guide: Guide
    content: Content
    catalogue: Catalogue
    sources: dict[str, Source]
    whole: bool

    def source(self, place: Place) -> Source:
        """The source that a place stands in."""
        return self.sources[place.file]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the checker; `check` reports each breach under one of `codes`."""

    codes: tuple[str, ...]
    check: Callable[[Subject, Report], None]
