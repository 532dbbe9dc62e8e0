"""The guides that are served: the newest that are good, and what is wrong with the others."""

from dataclasses import replace
from pathlib import Path

from engine import library
from engine.guide import Guide
from engine.library import Library
from engine.limits import Limits
from engine.problems import Problem
from renderers.speech import speech


class Shelf:
    """Holds the library of a content folder, and takes it anew when the folder changes.

    A guide that was good and is now broken stays as it was; its problems are told beside it.
    """

    def __init__(self, content: Path, limits: Limits) -> None:
        """Raises OSError where the folder cannot be read."""
        self._content = content
        self._limits = limits
        self.changes = 0
        self.library = library.load(content, limits, speak=speech)

    def reload(self) -> Library:
        """Take the folder anew. Raises OSError where it cannot be read; then nothing changes."""
        newest = library.load(self._content, self._limits, speak=speech)
        kept = {
            id_: guide
            for id_, guide in self.library.guides.items()
            if id_ not in newest.guides and _is_still_there(id_, newest)
        }
        self.library = replace(newest, guides={**kept, **newest.guides})
        self.changes += 1
        return self.library

    def problems_of(self, guide: Guide) -> tuple[Problem, ...]:
        """What is wrong now with the files that a guide is made of."""
        return tuple(problem for problem in self.library.problems if problem.file in guide.files)


def _is_still_there(id_: str, newest: Library) -> bool:
    return f"{id_}/guide.yaml" in newest.files
