"""An entry of a file, cut out with the lines below it so that the parser can read it alone."""

from collections.abc import Sequence

ITEM = "item"
"""The key under which a cut-out item of a list stands; it takes a line of its own."""


def end_of(lines: Sequence[str], at: int, column: int) -> int:
    """The number of the first line behind an entry that starts in a column of line `at`."""
    end = at + 1
    while end < len(lines) and _is_below(lines[end], column):
        end += 1
    return end


def cut_out(lines: Sequence[str], at: int, end: int, column: int, *, is_item: bool) -> str:
    """A text that holds nothing but the entry, in the columns where it stands in the file."""
    part = [" " * column + lines[at][column:], *lines[at + 1 : end]]
    if is_item:
        part.insert(0, f"{ITEM}:")
    if end < len(lines):
        part.append("")
    return "\n".join(part)


def _is_below(line: str, column: int) -> bool:
    content = line.lstrip(" ")
    return not content or len(line) - len(content) > column
