"""The examples of the documentation: fenced blocks, and commands with what they print.

Tests run them. `make docs` runs them too, and writes down what the commands print now.
"""

import re
import shlex
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from typer.testing import CliRunner

from app.cli import app
from docs.merging import merged

ROOT = Path(__file__).parents[1]
README = "README.md"
TUTORIAL = "docs/tutorial.md"
TESTING = "docs/testing.md"
REVIEWING = "docs/reviewing.md"
FOLLOWED = (README, TUTORIAL, TESTING, REVIEWING)
"""The pages whose commands are run."""

WIDTH = {"COLUMNS": "80"}

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ ((?:.*\\\n)*.*)\n", re.MULTILINE)
_FILE = re.compile(r"# (\S+\.yaml)\n")
_MAP = re.compile(r"`(callguide map [^`]*)`")
_README_GUIDE = re.compile(r"`(trees/\S+)`")


class Block(NamedTuple):
    """A fenced block: its language, its text, and the line of the page where it begins."""

    language: str
    text: str
    line: int


class Command(NamedTuple):
    """A command as it is written, and what the page says that it prints."""

    written: str
    output: str

    @property
    def words(self) -> list[str]:
        """The command's words as a shell takes them."""
        return shlex.split(self.written.replace("\\\n", " "))


def blocks(text: str, *languages: str) -> list[Block]:
    """The blocks of a page, in some languages or in all."""
    found = [
        Block(match[1], match[2], text.count("\n", 0, match.start()) + 1)
        for match in _FENCE.finditer(text)
    ]
    return [block for block in found if not languages or block.language in languages]


def commands(text: str) -> Iterator[Command]:
    """The commands of a console block, each with the lines below it."""
    parts = _COMMAND.split(text)
    assert not parts[0], f"a console block begins with a command: {text}"
    for written, output in zip(parts[1::2], parts[2::2], strict=True):
        yield Command(written, output.rstrip())


def printed(command: Command) -> str:
    """What a command really prints, run where we stand."""
    name, *words = command.words
    assert name == "callguide", f"only callguide is run: {command.written}"
    output = CliRunner(env=WIDTH).invoke(app, words).output
    return "\n".join(line.rstrip() for line in output.split("\n")).rstrip()


def write(name: str, text: str) -> None:
    """Make a file of a guide, and the folders that it is in."""
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def followed(text: str) -> str:
    """A page with what its commands print now, for a reader who begins in an empty folder."""
    with TemporaryDirectory() as folder:
        return followed_in(Path(folder), text)


def followed_in(folder: Path, text: str) -> str:
    """The same for a reader who begins in `folder`, and does what stands above each command.

    A block of YAML whose first line names a file goes into that file; the map is drawn anew by
    the command that the page names for it.
    """
    guide, drawn = _README_GUIDE.search(text), _MAP.search(text)

    def done(found: re.Match[str]) -> str:
        language, body = found.groups()
        if language == "yaml":
            _take(body, guide[1] if guide else "")
        elif language == "console":
            body = "\n".join(_run(command) for command in commands(body))
        elif language == "mermaid" and drawn:
            body = f"{printed(Command(drawn[1], ''))}\n"
        return f"```{language}\n{body}```"

    with chdir(folder):
        return _FENCE.sub(done, text)


def _take(text: str, otherwise: str) -> None:
    named = _FILE.match(text)
    name = named[1] if named else otherwise
    before = Path(name).read_text() if Path(name).exists() else ""
    write(name, merged(before, text[named.end() :] if named else text))


def _run(command: Command) -> str:
    return f"$ {command.written}\n{printed(command)}\n"
