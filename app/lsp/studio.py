"""One folder of content while it is being written: files on disk, and open ones over them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from app.reached import Finders
from engine import library
from engine.guide import Guide
from engine.language.editing import Edit, applied_to, lines_of
from engine.language.folder import Cache, Folder
from engine.language.renaming import CannotRename, renamed
from engine.language.symbols import Symbol
from engine.library import Library
from engine.limits import Limits
from engine.problems import Problem
from engine.source import Source, read
from engine.witness import Finder


class _Read(NamedTuple):
    raw: bytes
    source: Source


class Studio:
    """A folder of content. Files are named as problems name them: by their path in it.

    A file that cannot be read as it is now counts for names as it was when it could be last.
    """

    def __init__(self, root: Path, limits: Limits) -> None:
        self.root = root
        self.limits = limits
        self._open: dict[str, str] = {}
        self._disk: dict[str, bytes] = {}
        self._read: dict[str, _Read] = {}
        self._good: dict[str, Source] = {}
        self._folder: Folder | None = None
        self._cache: Cache = {}
        self._checked: Library | None = None
        self._finders = Finders()
        self.refresh()

    def refresh(self) -> None:
        """Read anew what is on disk; what cannot be read stays as it was."""
        try:
            self._disk = library.read_files(self.root, self.limits)
        except OSError:
            return
        self._folder = None

    def put(self, file: str, text: str) -> None:
        """Take the text of a file that is open."""
        self._open[file] = text
        self._folder = None
        self.source(file)

    def drop(self, file: str) -> None:
        """A file is open no more: what is on disk counts."""
        self._open.pop(file, None)
        self.refresh()

    @property
    def opened(self) -> list[str]:
        """The files that are open."""
        return list(self._open)

    @property
    def files(self) -> dict[str, bytes]:
        """Every file as it is now."""
        return self._disk | {file: text.encode() for file, text in self._open.items()}

    def source(self, file: str) -> Source | None:
        """A file as it is now, whole or not; None where there is none."""
        text = self._open.get(file)
        raw = self._disk.get(file) if text is None else text.encode()
        if raw is None:
            return None
        known = self._read.get(file)
        if known is None or known.raw != raw:
            known = self._read[file] = _Read(raw, read(raw, file))
            if known.source.complete:
                self._good[file] = known.source
        return known.source

    def lines(self, file: str) -> Sequence[str]:
        """The lines of a file as it is now."""
        if file in self._open:
            return lines_of(self._open[file])
        source = self.source(file)
        return source.lines if source else []

    @property
    def folder(self) -> Folder:
        """What is named where."""
        if self._folder is None:
            good = {file: each for file in self.files if (each := self._last_good(file))}
            self._folder = Folder(good, self._cache)
        return self._folder

    def _last_good(self, file: str) -> Source | None:
        """A file as it could be read last: now, before, or as it is on disk."""
        self.source(file)
        if file not in self._good and file in self._disk:
            saved = read(self._disk[file], file)
            if saved.complete:
                self._good[file] = saved
        return self._good.get(file)

    def is_good(self, file: str) -> bool:
        """Whether a file can be read as it is now, so that its places are those of its lines."""
        source = self.source(file)
        return source is not None and source.complete

    def check(self, on: date | None = None) -> Library:
        """Compile and check everything as it is now, and as of a day."""
        self._checked = library.build(self.files, self.limits, on)
        return self._checked

    @property
    def library(self) -> Library:
        """Everything as it is now, whatever the day."""
        known = self._checked
        return known if known is not None and known.files == self.files else self.check()

    def finder(self, guide: Guide) -> Finder:
        """What finds walks of a guide; the same one for as long as the guide is the same."""
        return self._finders.of(guide)

    def rename(self, symbol: Symbol, new: str) -> list[Edit]:
        """The edits of a renaming that makes nothing wrong. Raises CannotRename."""
        broken = [file for file in self.files if not self.is_good(file)]
        if broken:
            raise CannotRename(f"{broken[0]} cannot be read as it is now: mend it first.")
        edits = renamed(self.folder, symbol, new)
        after = library.build(applied_to(self.files, edits), self.limits)
        fault = _worse(self.check().problems, after.problems)
        if fault is not None:
            where = f"{fault.file}:{fault.line}"
            raise CannotRename(f"{where} would have a problem then: {fault.message} {fault.fix}")
        return edits


def _worse(before: Sequence[Problem], after: Sequence[Problem]) -> Problem | None:
    """A problem of a kind that a file did not have so often before."""
    known = Counter((problem.file, problem.code) for problem in before)
    for problem in after:
        kind = (problem.file, problem.code)
        known[kind] -= 1
        if known[kind] < 0:
            return problem
    return None


def edits_by_file(edits: Iterable[Edit]) -> Mapping[str, list[Edit]]:
    """Edits by the file that they change."""
    found: dict[str, list[Edit]] = {}
    for edit in edits:
        found.setdefault(edit.there.file, []).append(edit)
    return found
