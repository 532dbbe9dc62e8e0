"""What the commands say: to standard output what was asked for, to standard error what is wrong."""

import os
import sys
from pathlib import Path

import typer

from engine.errors import CallguideError

CLEAN, FAULTY, COULD_NOT_RUN = 0, 1, 2
"""The exit statuses: as it should be; something is wrong with what was given; nothing was done."""


class CannotRun(CallguideError):
    """A command that cannot do anything; `message` says why and what to do now."""


def in_colour() -> bool:
    """Whether standard output is a terminal that should be written to in colour."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def complain(message: str) -> None:
    """Say on standard error, in one line, what is wrong."""
    typer.echo(visible(" ".join(message.split())), err=True)


def visible(text: str) -> str:
    """The text with what a terminal would obey made visible; lines stay lines."""
    return "".join(each if each.isprintable() or each == "\n" else _seen(each) for each in text)


def _seen(char: str) -> str:
    return "→   " if char == "\t" else f"<U+{ord(char):04X}>"


def write(text: str, file: Path | None) -> None:
    """Write a text to a file, or to standard output. Raises CannotRun."""
    if file is None:
        typer.echo(text, nl=not text.endswith("\n"))
        return
    try:
        file.write_text(text, "utf-8")
    except OSError as error:
        raise CannotRun(f"{file} cannot be written: {reason(error)}.") from error


def reason(error: OSError) -> str:
    """Why the system refused, in lower case; or the whole message where it is our own."""
    if not error.errno or not error.strerror:
        return str(error).rstrip(".")
    return error.strerror.partition(" (")[0].lower()
