"""Content as it was at a revision of a git repository. Reads alone, and needs no git."""

import os
import re
import zlib
from pathlib import Path, PurePosixPath
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from dulwich import errors
from dulwich.objects import Blob, Commit, ObjectID, ShaFile, Tag, Tree
from dulwich.objectspec import AmbiguousShortId, parse_commit, parse_object
from dulwich.repo import (
    InvalidWorktreeConfiguration,
    Repo,
    UnsupportedExtension,
    UnsupportedVersion,
)

from app.cli_output import CannotRun
from engine.library import SUFFIXES
from engine.limits import Limits

DEEPEST = 3
"""How many names the path of a file of content has at most: `slow-internet/walks/home.yaml`."""

_SHORT_ID = re.compile(r"[0-9a-f]{4,39}(?![^~^])")
"""The beginning of a commit's id, by itself or before `~1`."""

_REFUSALS = (
    AmbiguousShortId,
    AssertionError,
    IndexError,
    KeyError,
    OSError,
    ValueError,
    errors.ApplyDeltaError,
    errors.ChecksumMismatch,
    errors.FileFormatException,
    errors.ObjectMissing,
    errors.RefFormatError,
    errors.WrongObjectException,
    zlib.error,
)
"""What dulwich raises over a name that it does not know, or over what is missing or broken."""

_NOT_READ = (InvalidWorktreeConfiguration, UnsupportedExtension, UnsupportedVersion)
"""What it raises over a repository of another make."""


class Snapshot(NamedTuple):
    """The YAML files of a folder at a revision, and the links and submodules left out."""

    files: dict[str, bytes]
    left_out: tuple[str, ...] = ()


class _Entry(NamedTuple):
    path: str
    mode: int
    sha: ObjectID


class Revisions:
    """The repository that a folder of content is in. Raises CannotRun where there is none."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder = folder
        self._limits = limits
        self._repository = _repository_of(folder)
        self._inside = _inside(self._repository, folder)

    def at(self, revision: str) -> Snapshot:
        """The folder at a commit, a branch, a tag, or `HEAD~1`. Raises CannotRun."""
        commit = self._commit(revision)
        try:
            entries = self._entries(self._folder_in(commit, revision))
            files = {each.path: self._bytes(each) for each in entries if S_ISREG(each.mode)}
        except _REFUSALS as error:
            raise CannotRun(
                f'The revision "{revision}" is not whole in this repository. {self._hint()}'
            ) from error
        return Snapshot(files, tuple(each.path for each in entries if not S_ISREG(each.mode)))

    def close(self) -> None:
        """Close the files of the repository."""
        self._repository.close()

    def _commit(self, revision: str) -> Commit:
        try:
            found = self._named(revision)
            while isinstance(found, Tag):
                found = self._repository[found.object[1]]
        except _REFUSALS as error:
            raise CannotRun(f'There is no revision "{revision}". {self._hint()}') from error
        if not isinstance(found, Commit):
            kind = found.type_name.decode()
            raise CannotRun(
                f'"{revision}" names a {kind}: name a commit, a branch or a tag, and the folder '
                "with --content."
            )
        return found

    def _named(self, revision: str) -> ShaFile:
        if not revision.strip() or "//" in revision:
            raise KeyError(revision)
        try:
            return parse_object(self._repository, revision)
        except KeyError:
            short = _SHORT_ID.match(revision)
            if short is None:
                raise
        commit = parse_commit(self._repository, short[0])
        return parse_object(self._repository, f"{commit.id.decode()}{revision[short.end() :]}")

    def _hint(self) -> str:
        if self._repository.get_shallow():
            return (
                "The clone is shallow: fetch all of it (`git fetch --unshallow`), or name a later "
                "revision."
            )
        return "Name a commit, a branch or a tag that is here, or fetch the one that you mean."

    def _folder_in(self, commit: Commit, revision: str) -> Tree:
        found: ShaFile = self._repository[commit.tree]
        for name in map(os.fsencode, self._inside.parts):
            assert isinstance(found, Tree)
            if name not in found or not S_ISDIR(found[name][0]):
                raise CannotRun(
                    f'At the revision "{revision}" there is no folder {self._inside}: name another '
                    "revision, or another folder with --content."
                )
            found = self._repository[found[name][1]]
        assert isinstance(found, Tree)
        return found

    def _entries(self, root: Tree) -> list[_Entry]:
        """The content in a folder, and the links that may be some; other files are passed over."""
        found: list[_Entry] = []
        waiting = [("", root, 1)]
        while waiting:
            path, tree, depth = waiting.pop()
            for name, mode, sha in tree.items():
                entry = _Entry(f"{path}{name.decode(errors='replace')}", mode, sha)
                if name.startswith(b"."):
                    continue
                if S_ISDIR(mode) and depth < DEEPEST:
                    folder = self._repository[sha]
                    assert isinstance(folder, Tree)
                    waiting.append((f"{entry.path}/", folder, depth + 1))
                elif not S_ISDIR(mode) and _may_be_content(entry):
                    found.append(entry)
            self._refuse_too_many(len(found) + len(waiting))
        return sorted(found)

    def _refuse_too_many(self, files: int) -> None:
        most = self._limits.files
        if files > most:
            raise CannotRun(
                f"{self._folder} holds more than {most} files there: name a folder of guides, or "
                "let the operator raise the limit."
            )

    def _bytes(self, entry: _Entry) -> bytes:
        """What is in a file; one byte more than is allowed of one that is too large."""
        blob = self._repository[entry.sha]
        assert isinstance(blob, Blob)
        return blob.data[: self._limits.file_bytes + 1]


def _may_be_content(entry: _Entry) -> bool:
    is_file = S_ISREG(entry.mode)
    return entry.path.endswith(SUFFIXES) if is_file else True


def _repository_of(folder: Path) -> Repo:
    try:
        return Repo.discover(folder)
    except errors.NotGitRepository as error:
        raise CannotRun(
            f"{folder} is in no git repository: name two folders to compare, or another one with "
            "--content."
        ) from error
    except (*_REFUSALS, *_NOT_READ) as error:
        raise CannotRun(f"The git repository of {folder} cannot be read: {error}.") from error


def _inside(repository: Repo, folder: Path) -> PurePosixPath:
    """The folder's path in the repository, whether or not it is there at present."""
    root, whole = (Path(os.path.realpath(each)) for each in (repository.path, folder))
    if not whole.is_relative_to(root):
        raise CannotRun(
            f"{folder} is not in the folder {root} that its repository keeps: name it there with "
            "--content."
        )
    return PurePosixPath(whole.relative_to(root).as_posix())
