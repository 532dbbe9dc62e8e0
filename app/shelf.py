"""The guides that are served: the newest that are good, and what is wrong with the others."""

from dataclasses import replace
from pathlib import Path

from engine import library
from engine.guide import Guide
from engine.library import Library
from engine.limits import Limits
from engine.problems import Problem
from renderers.speech import speech

MOST_AHEAD = 3
"""The most guides that are taken ahead of the others when what they are made of changed."""


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

    def take_ahead(self) -> bool:
        """Take the few guides anew whose own files changed, ahead of all the rest.

        They are compiled and checked by themselves, many times sooner than `reload` does; what
        the save makes wrong elsewhere is left to that. False where nothing was taken: the files
        are not the same ones, or more than a few guides are made of what changed. Raises OSError.
        """
        former = self.library
        files = library.read_files(self._content, self._limits)
        changed = {file for file, raw in files.items() if former.files.get(file) != raw}
        made = [guide for guide in former.guides.values() if changed.intersection(guide.files)]
        own = {file for guide in made for file in guide.files}
        if files.keys() != former.files.keys() or len(made) > MOST_AHEAD or not changed <= own:
            return False
        if not changed:
            return False
        alone = library.build({file: files[file] for file in own}, self._limits)
        self.library = _over(former, alone, {guide.id for guide in made}, changed)
        self.changes += 1
        return True

    def problems_of(self, guide: Guide) -> tuple[Problem, ...]:
        """What is wrong now with the files that a guide is made of."""
        return tuple(problem for problem in self.library.problems if problem.file in guide.files)


def _over(former: Library, alone: Library, ids: set[str], changed: set[str]) -> Library:
    """A library with some guides, and the problems of their changed files, out of another."""
    kept = (problem for problem in former.problems if problem.file not in changed)
    found = (problem for problem in alone.problems if problem.file in changed)
    good = {id_: guide for id_, guide in alone.guides.items() if id_ in ids}
    drafts = {id_: guide for id_, guide in alone.drafts.items() if id_ in ids}
    return replace(
        former,
        guides={**former.guides, **good},
        drafts={**former.drafts, **drafts},
        problems=tuple(sorted((*kept, *found), key=_place)),
        files={**former.files, **alone.files},
        sources={**former.sources, **alone.sources},
    )


def _place(problem: Problem) -> tuple[str, int, int]:
    return problem.file, problem.line, problem.column


def _is_still_there(id_: str, newest: Library) -> bool:
    return f"{id_}/guide.yaml" in newest.files
