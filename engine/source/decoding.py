"""The bytes of a file as text, and what in them cannot be read as text."""

import re
from bisect import bisect_right
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from engine.problems import Mark

MOST_CHARACTERS = 20
_BREAK = re.compile(r"\r\n?|\n")
_ORDINARY = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])
_CONTROL = re.compile(
    r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_MARKED = (
    (BOM_UTF32_LE, "UTF-32"),
    (BOM_UTF32_BE, "UTF-32"),
    (BOM_UTF16_LE, "UTF-16"),
    (BOM_UTF16_BE, "UTF-16"),
)


class Finding(NamedTuple):
    """A problem in a text, by offsets: where it starts and ends, and where its twin stands."""

    code: str
    message: str
    fix: str
    start: int = 0
    end: int = 0
    twin: int | None = None


class Text:
    """A file's text, with lines and columns for offsets. Lines end where YAML ends them."""

    def __init__(self, whole: str) -> None:
        self.whole = whole

    @cached_property
    def lines(self) -> list[str]:
        return _BREAK.split(self.whole)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _BREAK.finditer(self.whole))]

    def mark(self, offset: int) -> Mark:
        line = bisect_right(self._starts, offset)
        return Mark(line, offset - self._starts[line - 1] + 1)

    def offset(self, mark: Mark) -> int:
        """The offset of a place; the end of its line where the line is shorter."""
        return self._starts[mark.line - 1] + min(mark.column - 1, len(self.lines[mark.line - 1]))

    def length(self, start: int, end: int) -> int:
        """How much of `start` to `end` stands on the first line; at least 1."""
        line, column = self.mark(start)
        return max(1, min(end - start, len(self.lines[line - 1]) - column + 1))


def decode(raw: bytes, most_bytes: int) -> tuple[str, list[Finding]]:
    """The text, without a byte order mark, and the reasons why it cannot be used."""
    if len(raw) > most_bytes:
        return "", [_too_big(len(raw), most_bytes)]
    if name := _foreign(raw):
        message = f"The file is in {name}, not in UTF-8."
        return raw.decode(name, "replace"), [_wrong_encoding(message)]
    raw = raw.removeprefix(BOM_UTF8)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        message = f"The file is not in UTF-8: the byte 0x{raw[error.start]:02X} cannot stand here."
        start = len(raw[: error.start].decode())
        return raw.decode(errors="replace"), [_wrong_encoding(message, start)]
    return text, _control_characters(raw, text)


def _too_big(size: int, most: int) -> Finding:
    return Finding(
        "too-big",
        f"The file has {size:,} bytes; {most:,} are allowed.",
        "Divide it into smaller files, or ask the operator for a higher limit.",
    )


def _foreign(raw: bytes) -> str | None:
    for mark, name in _MARKED:
        if raw.startswith(mark):
            return name
    match [byte == 0 for byte in raw[:4]]:
        case [True, False, True, False]:
            return "UTF-16-BE"
        case [False, True, False, True]:
            return "UTF-16-LE"
    return None


def _wrong_encoding(message: str, start: int = 0) -> Finding:
    fix = "Open the file in your editor and save it again with the encoding UTF-8."
    return Finding("wrong-encoding", message, fix, start, start + 1)


def _control_characters(raw: bytes, text: str) -> list[Finding]:
    """The invisible characters that YAML forbids, and those that only some count as line ends."""
    if not _CONTROL.search(raw.translate(None, _ORDINARY).decode()):
        return []
    return [
        Finding(
            "control-character",
            f"There is an invisible control character here (U+{ord(found[0]):04X}).",
            "Delete it. Such characters come with text copied from other programs.",
            found.start(),
            found.end(),
        )
        for found in islice(_CONTROL.finditer(text), MOST_CHARACTERS)
    ]
