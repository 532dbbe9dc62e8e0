"""The examples of a page of documentation: its fenced blocks, and commands with what they print."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.app.terminal import callguide
from tests.house.files import ROOT

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROMPT = "$ "


class Block(NamedTuple):
    """A fenced block: its language, its text, and the line of the page where it begins."""

    language: str
    text: str
    line: int


class Command(NamedTuple):
    """A command of a console block, and what the page says that it prints."""

    words: tuple[str, ...]
    output: str
    line: int


def blocks(page: str, *languages: str) -> list[Block]:
    """The blocks of a page, named from the project's root, in some languages or in all."""
    text = (ROOT / page).read_text()
    found = [
        Block(match[1], match[2], text.count("\n", 0, match.start()) + 1)
        for match in _FENCE.finditer(text)
    ]
    return [block for block in found if not languages or block.language in languages]


def commands(block: Block) -> Iterator[Command]:
    """The commands of a console block, each with the lines below it."""
    parts = re.split(rf"^{re.escape(_PROMPT)}", block.text, flags=re.MULTILINE)
    assert not parts[0], f"line {block.line}: a console block begins with a command"
    for part in parts[1:]:
        command, _, output = part.replace("\\\n", " ").partition("\n")
        yield Command(tuple(shlex.split(command)), output, block.line)


def printed(command: Command) -> str:
    """What a command really prints, run where the test stands."""
    name, *words = command.words
    assert name == "callguide", f"line {command.line}: only callguide is run"
    return tidy(callguide(*words).output)


def tidy(text: str) -> str:
    """A text without blanks at the ends of lines, as pages are written."""
    return "\n".join(line.rstrip() for line in text.rstrip().split("\n")) + "\n"


def write(folder: Path, name: str, text: str) -> None:
    """Make a file of a guide, and the folders that it is in."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
