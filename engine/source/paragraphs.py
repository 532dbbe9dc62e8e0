"""Texts that stand below their key, behind `|` or `>`."""

import re
from collections.abc import Sequence

HEADERS = frozenset({"|", "|-", ">", ">-"})
_fold = re.compile(r"(?<=[^\n])\n(\n*)").sub


def paragraph(header: str, lines: Sequence[str]) -> str | None:
    """The text that a header and the lines below it give; None for what the parser must read."""
    start = _indentation(lines)
    texts = [line[start:] for line in lines]
    if not any(texts) or any(map(_is_odd, lines, texts)):
        return None
    text = "\n".join(texts).rstrip("\n")
    if header[0] == ">":
        if any(each[:1] == " " for each in texts):
            return None
        text = _fold(lambda found: found[1] or " ", text)
    return text if header[-1] == "-" else f"{text}\n"


def _indentation(lines: Sequence[str]) -> int:
    first = next((line for line in lines if line.strip(" ")), "")
    return len(first) - len(first.lstrip(" "))


def _is_odd(line: str, text: str) -> bool:
    """Whether it starts left of the text, or ends with spaces."""
    return text[-1:] == " " or bool(line[: len(line) - len(text)].strip(" "))
