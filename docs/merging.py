"""Writes the parts that a page shows into the files that they are parts of."""

import re
from collections.abc import Iterator

_WHOLE = ("guide:", "walks:", "needs:")


def merged(whole: str, part: str) -> str:
    """A file with the entries of a part in it, or the part where that is a file of its own."""
    if any(re.search(f"^{key}", part, re.MULTILINE) for key in _WHOLE):
        return part
    sections = dict(_sections(whole))
    for key, text in _sections(part):
        sections[key] = _joined(sections.get(key, ""), text)
    return "".join(sections.values())


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """The entries at the beginning of a line, each with all that belongs to it."""
    return _entries(text, r"(?=^[\w-]+:)")


def _entries(text: str, begins: str) -> Iterator[tuple[str, str]]:
    for entry in re.split(begins, text, flags=re.MULTILINE):
        if entry.strip():
            yield entry.partition(":")[0].strip(), entry.rstrip("\n") + "\n"


def _joined(section: str, part: str) -> str:
    head, _, entries = part.partition("\n")
    if not entries or not section:
        return part
    known = dict(_entries(section.partition("\n")[2], r"(?=^  [\w-]+:)"))
    known |= dict(_entries(entries, r"(?=^  [\w-]+:)"))
    return "\n".join([head, *(text.rstrip("\n") for text in known.values())]) + "\n"
