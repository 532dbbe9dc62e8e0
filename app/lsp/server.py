"""The server: the folders that are being written, their problems, and edits of their files."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from app.cli_content import locate
from app.cli_day import day
from app.cli_output import CannotRun
from app.lsp import answers
from app.lsp.places import Places
from app.lsp.studio import Studio, edits_by_file
from app.settings import Settings
from app.version import version
from engine.language.cursor import cursor_at, word_end
from engine.language.editing import Edit
from engine.language.ranges import Range
from engine.language.symbols import Mention, Symbol
from engine.problems import Problem

PAUSE = 0.2
"""How long nobody must have typed before everything is checked, in seconds."""


class Server(LanguageServer):
    """The language server, with a studio for each folder of content that a file was opened of."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(
            "callguide", version(), text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self._settings = settings
        self._studios: dict[Path, Studio] = {}
        self._checks: dict[Path, asyncio.Task[None]] = {}
        self._problems: dict[Path, tuple[Problem, ...]] = {}
        self._told: dict[Path, set[str]] = {}

    # Files

    def place(self, uri: str) -> tuple[Studio, str] | None:
        """The studio that a file belongs to, and its name there; None for what is no content."""
        named = uris.to_fs_path(uri)
        if named is None:
            return None
        path = Path(named)
        for root, studio in self._studios.items():
            if path.is_relative_to(root):
                return studio, path.relative_to(root).as_posix()
        content = content_of(path)
        if content is None:
            return None
        studio = self._studios[content] = Studio(content, self._settings.limits)
        return studio, path.relative_to(content).as_posix()

    def uri(self, studio: Studio, file: str) -> str:
        """The address of a file."""
        return uris.from_fs_path(str(studio.root / file)) or ""

    def places(self, studio: Studio, file: str) -> Places:
        """The places of a file as it is now."""
        return Places(self.workspace.position_codec, studio.lines(file))

    def location(self, studio: Studio, there: Range) -> types.Location:
        """A range with its file."""
        return types.Location(
            self.uri(studio, there.file), self.places(studio, there.file).of(there)
        )

    def mention(self, uri: str, position: types.Position) -> tuple[Studio, Mention, Range] | None:
        """What is named at a place, where its file can be read."""
        found = self.place(uri)
        if found is None:
            return None
        studio, file = found
        mark = self.places(studio, file).mark(position)
        named = studio.folder.at(file, mark) if studio.is_good(file) else None
        return (studio, *named) if named else None

    def meant(self, uri: str, position: types.Position) -> tuple[Studio, Symbol] | None:
        """What is named at a place, also where its file cannot be read as it is now."""
        named = self.mention(uri, position)
        if named is not None:
            return named[0], named[1].symbol
        found = self.place(uri)
        if found is None or found[0].is_good(found[1]):
            return None
        studio, file = found
        line, column = self.places(studio, file).mark(position)
        end = word_end(studio.lines(file)[line - 1], column - 1)
        symbol = studio.folder.meant(file, cursor_at(studio.lines(file), line - 1, end))
        return (studio, symbol) if symbol else None

    # Problems

    def problems(self, studio: Studio) -> tuple[Problem, ...]:
        """The problems that were found last."""
        return self._problems.get(studio.root, ())

    def check_soon(self, studio: Studio) -> None:
        """Check a folder when nobody has typed for a moment."""
        waiting = self._checks.get(studio.root)
        if waiting is not None:
            waiting.cancel()
        self._checks[studio.root] = asyncio.ensure_future(self._check(studio))

    async def _check(self, studio: Studio) -> None:
        await asyncio.sleep(PAUSE)
        library = await asyncio.to_thread(studio.check, day(None))
        self._problems[studio.root] = library.problems
        self._publish(studio)

    def _publish(self, studio: Studio) -> None:
        """Tell the problems of each file, and of those that had some that they have none now."""
        found: dict[str, list[types.Diagnostic]] = {}
        for problem in self.problems(studio):
            told = self.diagnostic(studio, problem)
            found.setdefault(self.uri(studio, problem.file), []).append(told)
        opened = {self.uri(studio, file) for file in studio.opened}
        for uri in sorted(self._told.get(studio.root, set()) | found.keys() | opened):
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, found.get(uri, []))
            )
        self._told[studio.root] = set(found)

    def diagnostic(self, studio: Studio, problem: Problem) -> types.Diagnostic:
        """A problem, with the other places that it speaks of."""
        places = self.places(studio, problem.file)
        related = [
            types.DiagnosticRelatedInformation(
                types.Location(
                    self.uri(studio, at.file),
                    self.places(studio, at.file).range(at.line, at.column, 1),
                ),
                at.what,
            )
            for at in problem.also
        ]
        place = places.range(problem.line, problem.column, problem.length)
        return answers.diagnostic(problem, place, related)

    # Edits

    def workspace_edit(self, studio: Studio, edits: Iterable[Edit]) -> types.WorkspaceEdit:
        """Edits as the client makes them."""
        changes = {}
        for file, own in edits_by_file(edits).items():
            places = self.places(studio, file)
            changes[self.uri(studio, file)] = [
                types.TextEdit(places.of(edit.there), edit.text) for edit in own
            ]
        return types.WorkspaceEdit(changes=changes)


def content_of(path: Path) -> Path | None:
    """The folder of content that a file is in, or will be in once it is saved."""
    for each in (path, *path.parents):
        if each.exists():
            try:
                return locate(each).folder
            except CannotRun:
                return None
    return None
