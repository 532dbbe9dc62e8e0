"""The texts of guides, of the catalogue and of the tables that people read.

They are found in the data of a file as it was written, so that a text that is a default of
another one is not translated twice.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from engine.content import Content
from engine.texts import title_of
from engine.translations.phrases import TEXTS, IsText, fact_phrases, given_phrases, table_texts
from engine.translations.written import Path, Written

CATALOGUE = "catalogue"
TABLES = "tables"
"""The folders beside guides that have translations too."""

_OWN = ("title", "summary", "trade", "case-note")
_FACT = ("label", "pattern-message")
_STEP = ("title", "ask", "do", "tell", "say", "hint", "note", "record", "done", "team")
_ANSWER = ("label", "say", "hint", "note", "record")
_PRODUCT = ("name", "summary", "first-charge", "conditions")
_TERM = ("renewal", "cancel")


def texts_of(content: Content, name: str) -> list[Written]:
    """The texts of what a folder of translations is beside, in the order of its files.

    `name` is that of a guide, of the `catalogue` or of the `tables`; there are none of a guide
    that could not be read.
    """
    if name == CATALOGUE:
        return [each for file in content.catalogue for each in catalogue_texts(file.source.data)]
    if name == TABLES:
        return [each for file in content.tables.values() for each in table_texts(file.source.data)]
    if name not in content.guides:
        return []
    return list(guide_texts(content.guides[name].source.data, partial(_holds_text, content)))


def _holds_text(content: Content, guide: str, fact: str) -> bool:
    file = content.guides.get(guide)
    declared = file.shape.facts.get(fact) if file else None
    return declared is not None and declared.type in TEXTS


def guide_texts(data: Any, is_text: IsText) -> Iterator[Written]:
    """The texts of a guide's file, in its order. `data` must have been read into its shape.

    `is_text` tells which facts of its subguides hold texts.
    """
    yield from _some("texts", "", (), data, _OWN)
    if data.get("at-hand"):
        yield from _some("texts", "", ("at-hand",), data["at-hand"], ("label",), "at-hand.")
    yield from _news(data.get("changes", ()))
    for name, fact in data.get("facts", {}).items():
        yield from _fact("facts", name, ("facts", name), fact, "")
    for id_, entry in data.get("at-any-time", {}).items():
        yield from _some("at-any-time", id_, ("at-any-time", id_), entry, ("label",))
    for id_, step in data["steps"].items():
        yield from _step(id_, step)
        yield from given_phrases(id_, step, is_text)


def _news(changes: Sequence[Mapping[str, Any]]) -> Iterator[Written]:
    """What is told of changes, by its day, so that a new one does not move the others."""
    told = Counter[str]()
    for index, news in enumerate(changes):
        told[news["on"]] += 1
        times = told[news["on"]]
        day = news["on"] if times == 1 else f"{news['on']}.{times}"
        yield from _some("texts", "", ("changes", index), news, ("tell",), f"changes.{day}.")


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
    yield from fact_phrases(section, id_, path, data, before)


def _step(id_: str, step: Mapping[str, Any]) -> Iterator[Written]:
    path: Path = ("steps", id_)
    if not any(step.get(key) for key in ("title", "ask", "do")):
        yield Written("steps", id_, "title", (*path, "title"), title_of(id_), is_made=True)
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
