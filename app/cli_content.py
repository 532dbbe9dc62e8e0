"""Finds the content that a command is about, and loads it."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from app.cli_output import CannotRun, reason
from app.settings import Settings, SettingsError, from_environment
from engine import library
from engine.library import Library, Speak
from engine.limits import Limits
from engine.problems import Place, Problem
from engine.speech import Speech

SHARED = ("catalogue", "tables")
"""The folders of content that are no guides."""


class Part(NamedTuple):
    """A folder of content, and the file or folder in it that is meant; empty for all of it."""

    folder: Path
    inside: str = ""

    def holds(self, file: str) -> bool:
        """Whether a file of the content, named as problems name it, is meant."""
        return PurePosixPath(file).is_relative_to(self.inside)


def settings(content: Path | None = None) -> Settings:
    """The settings of the environment, with another folder of content. Raises CannotRun."""
    try:
        found = from_environment()
    except SettingsError as error:
        raise CannotRun(str(error)) from error
    return found if content is None else replace(found, content=content)


def load(folder: Path, limits: Limits, on: date | None = None, speak: Speak = Speech) -> Library:
    """The library in a folder, checked for a day. Raises CannotRun where it cannot be read.

    A command whose guides are to speak their own language gives what does so as `speak`; others
    need not wait until that is read.
    """
    try:
        return library.load(folder, limits, on, speak)
    except OSError as error:
        what = f"{error.filename} cannot be read: " if error.filename else ""
        raise CannotRun(f"{what}{reason(error)}.") from error


def locate(path: Path) -> Part:
    """The folder of content that `path` is, or is in. Raises CannotRun where there is none."""
    try:
        if not path.exists():
            raise CannotRun(f"There is no folder or file {path}: name a folder of guides.")
        return _locate(path)
    except OSError as error:
        raise CannotRun(f"{error.filename or path} cannot be read: {reason(error)}.") from error


def _locate(path: Path) -> Part:
    whole = Path(os.path.normpath(path.absolute()))
    if _holds_content(whole):
        return Part(whole)
    for folder in whole.parents:
        inside = whole.relative_to(folder)
        if _is_content(folder, inside.parts[0]) and _holds_content(folder):
            return Part(folder, inside.as_posix())
    message = (
        f"{path} holds no guides and is no part of one: name a folder of guides, "
        "each a folder with a guide.yaml."
    )
    raise CannotRun(message)


def _is_content(folder: Path, name: str) -> bool:
    return name in SHARED or (folder / name / "guide.yaml").exists()


def _holds_content(folder: Path) -> bool:
    return folder.is_dir() and any(_is_content(folder, name) for name in _folders(folder))


def _folders(folder: Path) -> Iterator[str]:
    return (each.name for each in folder.iterdir() if each.is_dir())


class Named:
    """Names files as whoever gave `path` can open them: relative where `path` was."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._folder = folder
        self._absolute = path.is_absolute()

    def __call__(self, file: str) -> str:
        """The name of a file of the content."""
        whole = self._folder / file
        return str(whole) if self._absolute else os.path.relpath(whole)

    def problem(self, problem: Problem) -> Problem:
        """The problem, and the other places that it names, with files that can be opened."""
        also = tuple(Place(self(at.file), *at[1:]) for at in problem.also)
        return replace(problem, file=self(problem.file), also=also)
