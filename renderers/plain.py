"""Authors' texts as plain words: Markdown signs taken off, holes filled or named."""

import re
from functools import lru_cache

from engine.guide import Guide
from engine.texts import Filled, Hole, Text

_SIGNS = (
    (re.compile(r"!?\[([^\]\n]*)\]\(([^)\s]*)[^)\n]*\)"), r"\1 (\2)"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]+)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"^[ \t]*(?:#{1,6}|>)[ \t]+", re.MULTILINE), ""),
    (re.compile(r"(?:\\|[ \t]{2,})$", re.MULTILINE), ""),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)
_MARKED = re.compile(r"[*_`#>\\\[]|[ \t]$", re.MULTILINE)
_OPEN, _CLOSE = "\ue000", "\ue001"
_PLACE = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_PRIVATE = str.maketrans("", "", _OPEN + _CLOSE)


def unmarked(text: str) -> str:
    """The text without the Markdown signs for emphasis, code, headings, quotes and links."""
    if _MARKED.search(text):
        for pattern, kept in _SIGNS:
            text = pattern.sub(kept, text)
    return text.strip()


def filled(text: Filled) -> str:
    """The text as plain words, with its values as they are."""
    pieces = _pieces(text.text)
    if len(pieces) == 1:
        return pieces[0]
    values = text.values
    return "".join(values[each] if at % 2 else each for at, each in enumerate(pieces))


def unfilled(guide: Guide, text: Text) -> str:
    """The text as plain words, with its holes named: `‹Promised speed›`."""
    pieces = _pieces(text)
    return "".join(hole(guide, each) if at % 2 else each for at, each in enumerate(pieces))


def hole(guide: Guide, key: str) -> str:
    """How a hole is shown where no walk fills it."""
    return f"‹{guide.facts[key].label if key in guide.facts else key}›"


@lru_cache(maxsize=32_768)
def _pieces(text: Text) -> tuple[str, ...]:
    """Plain words and the keys of holes in turn, words first and last."""
    if text.parts == (text.source,):
        return (unmarked(text.source),)
    holes = iter(range(len(text.parts)))
    marked = "".join(
        f"{_OPEN}{next(holes)}{_CLOSE}" if isinstance(part, Hole) else part.translate(_PRIVATE)
        for part in text.parts
    )
    pieces = _PLACE.split(unmarked(marked))
    return tuple(text.holes[int(each)] if at % 2 else each for at, each in enumerate(pieces))
