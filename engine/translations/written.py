"""A text that people read and that can be translated, with its section, id and key."""

import hashlib
import re
from typing import NamedTuple

Path = tuple[str | int, ...]

SECTIONS = ("texts", "facts", "at-any-time", "steps", "needs", "products", "tables")
"""Where the texts of a file stand: in the file itself, or in an entry of one of these."""

MARK_LENGTH = 8
LONGEST_LABEL = 300

_HOLE = re.compile(r"\{\w+\}")
_LABELS = frozenset({"title", "trade", "label", "name", "done", "team", "of"})


class Written(NamedTuple):
    """One text: the key of its translation in an entry `id` of a section, and where it stands.

    The key is the path within the entry, with dots: `ask`, `answers.every.label`. A phrase is
    the value of a fact. A text that is made of an id says the same when the id is another, so
    its translations never get stale.
    """

    section: str
    id: str
    key: str
    path: Path
    text: str
    is_phrase: bool = False
    is_made: bool = False

    @property
    def is_label(self) -> bool:
        """Whether the text stands on a button or a row, and has to be short."""
        parts = self.key.split(".")
        return parts[-1] in _LABELS or "of" in parts

    @property
    def mark(self) -> str:
        """What tells this wording from every other."""
        return mark_of(self.text)

    def is_stale(self, mark: str) -> bool:
        """Whether a translation with this mark is of an earlier wording."""
        return not self.is_made and mark != self.mark


def mark_of(text: str) -> str:
    """Eight hexadecimal digits that change with the words of a text.

    Line breaks, and the names of the facts in its holes, make no difference.
    """
    words = _HOLE.sub("{}", " ".join(text.split()))
    return hashlib.sha256(words.encode()).hexdigest()[:MARK_LENGTH]
