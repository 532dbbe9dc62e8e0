"""The texts of a guide and of the catalogue that people read, each with its section, id and key.

They are found in the data of a file as it was written, so that a text that is a default of
another one is not translated twice.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Path = tuple[str | int, ...]

SECTIONS = ("texts", "facts", "at-any-time", "steps", "needs", "products")
"""Where the texts of a file stand: in the file itself, or in an entry of one of these."""

MARK_LENGTH = 8
LONGEST_LABEL = 300

_HOLE = re.compile(r"\{\w+\}")
_OWN = ("title", "summary", "trade", "case-note")
_FACT = ("label", "pattern-message")
_STEP = ("title", "ask", "do", "tell", "say", "hint", "note", "record", "done", "team")
_ANSWER = ("label", "say", "hint", "note", "record")
_PRODUCT = ("name", "summary", "first-charge", "conditions")
_TERM = ("renewal", "cancel")
_LABELS = frozenset({"title", "trade", "label", "name", "done", "team", "of"})


class Written(NamedTuple):
    """One text: the key of its translation in an entry `id` of a section, and where it stands.

    The key is the path within the entry, with dots: `ask`, `answers.every.label`.
    """

    section: str
    id: str
    key: str
    path: Path
    text: str

    @property
    def is_label(self) -> bool:
        """Whether the text stands on a button or a row, and has to be short."""
        parts = self.key.split(".")
        return parts[-1] in _LABELS or "of" in parts

    @property
    def mark(self) -> str:
        """What tells this wording from every other."""
        return mark_of(self.text)


def mark_of(text: str) -> str:
    """Eight hexadecimal digits that change with the words of a text.

    Line breaks, and the names of the facts in its holes, make no difference.
    """
    words = _HOLE.sub("{}", " ".join(text.split()))
    return hashlib.sha256(words.encode()).hexdigest()[:MARK_LENGTH]


def guide_texts(data: Any) -> Iterator[Written]:
    """The texts of a guide's file, in its order. `data` must have been read into its shape."""
    yield from _some("texts", "", (), data, _OWN)
    for name, fact in data.get("facts", {}).items():
        yield from _fact("facts", name, ("facts", name), fact, "")
    for id_, entry in data.get("at-any-time", {}).items():
        yield from _some("at-any-time", id_, ("at-any-time", id_), entry, ("label",))
    for id_, step in data["steps"].items():
        yield from _step(id_, step)


def catalogue_texts(data: Any) -> Iterator[Written]:
    """The texts of one of the catalogue's files."""
    for id_, need in (data.get("needs") or {}).items():
        yield from _some("needs", id_, ("needs", id_), need, ("label",))
    for id_, product in (data.get("products") or {}).items():
        path: Path = ("products", id_)
        yield from _some("products", id_, path, product, _PRODUCT)
        yield from _some("products", id_, (*path, "term"), product["term"], _TERM, "term.")


def _some(
    section: str,
    id_: str,
    path: Path,
    data: Mapping[str, Any],
    keys: tuple[str, ...],
    before: str = "",
) -> Iterator[Written]:
    for key in keys:
        text = data.get(key)
        if text is not None:
            yield Written(section, id_, before + key, (*path, key), str(text))


def _fact(
    section: str, id_: str, path: Path, data: Mapping[str, Any], before: str
) -> Iterator[Written]:
    yield from _some(section, id_, path, data, _FACT, before)
    options = data.get("of")
    if isinstance(options, dict):
        for option, label in options.items():
            yield Written(section, id_, f"{before}of.{option}", (*path, "of", option), str(label))


def _step(id_: str, step: Mapping[str, Any]) -> Iterator[Written]:
    path: Path = ("steps", id_)
    yield from _some("steps", id_, path, step, _STEP)
    if isinstance(step.get("input"), dict):
        yield from _fact("steps", id_, (*path, "input"), step["input"], "input.")
    for answer, each in (step.get("answers") or {}).items():
        at: Path = (*path, "answers", answer)
        yield from _some("steps", id_, at, each, _ANSWER, f"answers.{answer}.")
    check = step.get("check")
    if isinstance(check, dict):
        yield from _some("steps", id_, (*path, "check"), check, ("message",), "check.")
    for index, each in enumerate(check if isinstance(check, list) else ()):
        at = (*path, "check", index)
        yield from _some("steps", id_, at, each, ("message",), f"check.{index}.")
