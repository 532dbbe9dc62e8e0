"""Plays the scripted walks of a part of the content, for `callguide test`."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

import typer

from app.cli_content import Named, Part
from app.cli_output import CannotRun, complain
from engine.content import WalksFile
from engine.errors import UnknownGuide
from engine.guide import Guide, Place
from engine.library import Library
from engine.rehearsal import Coverage, Rehearsal, covered, rehearse

_EACH = 25
"""After how many walks the progress is shown anew."""


class Tested(NamedTuple):
    """A scripted walk that was played, and where its name stands."""

    guide: str
    file: str
    line: int
    column: int
    rehearsal: Rehearsal


class Missed(NamedTuple):
    """What no walk has been through, and where it is written."""

    kind: str
    what: str
    file: str
    line: int


class Impossible(NamedTuple):
    """What nobody can go through, where it is written, and why."""

    kind: str
    what: str
    file: str
    line: int
    why: str


class Report(NamedTuple):
    """All that came of the walks: each of them, and what those of each guide cover."""

    tested: Sequence[Tested]
    coverage: dict[str, Coverage]
    missed: dict[str, Sequence[Missed]]
    impossible: dict[str, Sequence[Impossible]]


class Tester:
    """Plays the walks of a part of the content; `faults` counts what could not be played."""

    def __init__(self, library: Library, part: Part, named: Named) -> None:
        self._library = library
        self._part = part
        self._named = named
        self.faults = 0

    def report(self, *, subguides: bool) -> Report:
        """Everything about the walks. Raises CannotRun where there are none."""
        self._name_unreadable()
        files = {id_: list(self._files(id_)) for id_ in self._guides()}
        total = sum(len(file.shape.walks) for each in files.values() for file in each)
        if not total and not self.faults:
            raise CannotRun(
                "There are no scripted walks here: write them beside a guide, into "
                "walks/walks.yaml, or have them drafted by `callguide cover`."
            )
        progress = Progress(total)
        report = Report([], {}, {}, {})
        for id_, own in files.items():
            guide = self._library.guides[id_]
            tested = list(self._played(guide, own, progress))
            found = covered(guide, (each.rehearsal for each in tested), subguides=subguides)
            report = report._replace(tested=[*report.tested, *tested])
            report.coverage[id_] = found
            report.missed[id_] = list(self._missed(found))
            report.impossible[id_] = list(self._impossible(found))
        progress.end()
        return report

    def _guides(self) -> Iterator[str]:
        """The guides whose walks are meant and can be played; the others are told."""
        walks = self._library.content.walks
        for id_ in dict.fromkeys((*self._library.drafts, *walks)):
            if not self._part.holds(f"{id_}/guide.yaml") and not any(self._files(id_)):
                continue
            try:
                self._library.guide(id_)
            except UnknownGuide as error:
                self._fault(error.message)
            else:
                yield id_

    def _files(self, id_: str) -> Iterator[WalksFile]:
        for file in self._library.content.walks.get(id_, ()):
            if self._part.holds(file.source.file):
                yield file

    def _name_unreadable(self) -> None:
        read = {each.source.file for own in self._library.content.walks.values() for each in own}
        for file in self._library.files:
            is_walks = PurePosixPath(file).match("*/walks/*")
            if is_walks and file not in read and self._part.holds(file):
                self._fault(f"{self._named(file)} cannot be read: run `callguide check`.")

    def _fault(self, message: str) -> None:
        complain(message)
        self.faults += 1

    def _played(
        self, guide: Guide, files: Sequence[WalksFile], progress: "Progress"
    ) -> Iterator[Tested]:
        for file in files:
            name = self._named(file.source.file)
            for index, script in enumerate(file.shape.walks):
                mark = file.source.mark(("walks", index, "name"))
                yield Tested(guide.id, name, *mark, rehearse(guide, script))
                progress.step()

    def _missed(self, coverage: Coverage) -> Iterator[Missed]:
        for kind, found in coverage._asdict().items():
            for each in found.missed:
                yield Missed(kind, each.what, *self._where(each.place))

    def _impossible(self, coverage: Coverage) -> Iterator[Impossible]:
        for kind, found in coverage._asdict().items():
            for each in found.impossible:
                yield Impossible(kind, each.what, *self._where(each.place), each.why)

    def _where(self, place: Place) -> tuple[str, int]:
        """The file and the line of a place."""
        return self._named(place.file), self._library.sources[place.file].mark(place.path).line


class Progress:
    """How many walks have been played, on a terminal's standard error alone."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._shown = sys.stderr.isatty()

    def step(self) -> None:
        """One more has been played."""
        self._done += 1
        if self._shown and self._done % _EACH == 0:
            typer.echo(f"\r{self._done:,} of {self._total:,} walks", nl=False, err=True)

    def end(self) -> None:
        """Leave the line as it was."""
        if self._shown and self._done >= _EACH:
            typer.echo("\r\x1b[K", nl=False, err=True)
