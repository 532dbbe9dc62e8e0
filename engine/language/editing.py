"""Changes of files as an editor makes them: texts in the place of stretches."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from engine.language.ranges import Range


class Edit(NamedTuple):
    """A text that takes the place of a range; of nothing where the range has no length."""

    there: Range
    text: str


def applied(text: str, lines: list[str], edits: Iterable[Edit]) -> str:
    """A file's text with its edits made; those at one place one behind the other.

    `lines` are those of the text.
    """
    starts = _starts(text, lines)
    ordered = sorted(edits, key=lambda edit: (edit.there.line, edit.there.column))
    for edit in reversed(ordered):
        at = starts[edit.there.line - 1] + edit.there.column - 1
        text = text[:at] + edit.text + text[at + edit.there.length :]
    return text


def _starts(text: str, lines: list[str]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line)
        at += 2 if text.startswith("\r\n", at) else 1
    return starts


def applied_to(files: Mapping[str, bytes], edits: Iterable[Edit]) -> dict[str, bytes]:
    """The files of a folder with edits made."""
    by_file: dict[str, list[Edit]] = {}
    for edit in edits:
        by_file.setdefault(edit.there.file, []).append(edit)
    changed = dict(files)
    for file, own in by_file.items():
        text = files[file].decode("utf-8-sig")
        changed[file] = applied(text, lines_of(text), own).encode()
    return changed


def lines_of(text: str) -> list[str]:
    """The lines of a text, as YAML and editors count them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
