"""Authors' texts as plain words: Markdown signs taken off, holes named."""

import re

from engine.guide import Guide
from engine.texts import Hole, Text

_SIGNS = (
    (re.compile(r"!?\[([^\]\n]*)\]\(([^)\s]*)[^)\n]*\)"), r"\1 (\2)"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])[*_](?=[^\s*_])([^*_\n]+)(?<=\S)[*_](?![\w*])"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"^#{1,6}[ \t]+", re.MULTILINE), ""),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)
_MARKED = re.compile(r"[*_`#\\\[]")


def unmarked(text: str) -> str:
    """The text without the Markdown signs for emphasis, code, headings and links."""
    if _MARKED.search(text):
        for pattern, kept in _SIGNS:
            text = pattern.sub(kept, text)
    return text


def hole(guide: Guide, key: str) -> str:
    """How a hole is shown where no walk fills it: `‹Promised speed›`."""
    return f"‹{guide.facts[key].label if key in guide.facts else key}›"


def unfilled(guide: Guide, text: Text) -> str:
    """The text as plain words, with its holes named."""
    return "".join(
        hole(guide, part.key) if isinstance(part, Hole) else unmarked(part) for part in text.parts
    )
