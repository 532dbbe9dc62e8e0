"""The lines of a report on differences, and how what was and what is are told in one."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from engine.problems import printable

Mark = Literal["-", "+", " "]
"""How it was; how it is; how it was and is."""


Sign = Literal["+", "-", "~", "!"]
"""What is new, gone, otherwise, or worth a look."""


class More(NamedTuple):
    """A line below another: how something was or is."""

    mark: Mark
    text: str


class Line(NamedTuple):
    """A line of a report: `+` new, `-` gone, `~` otherwise, `!` worth a look."""

    sign: Sign
    text: str
    more: tuple[More, ...] = ()


SHORT = 60
"""How long what was and what is may be to stand in one line, in characters."""


def turned(label: str, old: str, new: str) -> tuple[More, ...]:
    """A trait that is otherwise, in one line where it fits, or in two."""
    told = f"{label}: " if label else ""
    if not old or not new:
        return (More("+", f"{told}{new}"),) if new else (More("-", f"{told}{old}"),)
    if len(old) + len(new) <= SHORT:
        return (More(" ", f"{told}{old} → {new}"),)
    return More("-", f"{told}{old}"), More("+", f"{told}{new}")


def merged(old: Sequence[str], new: Sequence[str]) -> tuple[More, ...]:
    """Two lists of lines as one: what is gone, what has come, and what stays between them."""
    found: list[More] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            found += [More(" ", each) for each in new[start:end]]
        else:
            found += [More("-", each) for each in old[first:last]]
            found += [More("+", each) for each in new[start:end]]
    return tuple(found)


def on_one_line(text: str) -> str:
    """The text without breaks, and with nothing in it that a terminal or a page would obey."""
    return printable(" ".join(text.split()))
