"""Texts that are values: an author writes them, and a fact holds them.

A fact is computed to them, has one as its default, is handed one with a subguide, or is looked up
in a table. What a walk keeps is the text as it was written, in every language, so that a
condition on it holds in each; what people read is its translation.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from engine.translations.written import Path, Written

_QUOTED = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)')\s*""")

TEXTS = frozenset({"text", "long-text"})
"""The types of facts and columns that hold texts."""

IsText = Callable[[str, str], bool]
"""Tells whether a fact of a guide holds a text: the guide's id, the fact's name."""


def fact_phrases(
    section: str, id_: str, path: Path, fact: Mapping[str, Any], before: str = ""
) -> Iterator[Written]:
    """The texts that a declared fact may come to hold."""
    if fact.get("type") not in TEXTS:
        return
    if fact.get("default") is not None:
        at: Path = (*path, "default")
        yield Written(section, id_, f"{before}default", at, str(fact["default"]), is_phrase=True)
    for key, expression in _values(fact.get("compute")):
        text = literal(expression)
        if text:
            yield Written(section, id_, f"{before}{key}", path, text, is_phrase=True)


def _values(compute: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(compute, list):
        for index, case in enumerate(compute):
            for key in ("value", "else"):
                yield f"compute.{index}.{key}", case.get(key)
    else:
        yield "compute", compute


def given_phrases(id_: str, step: Mapping[str, Any], is_text: IsText) -> Iterator[Written]:
    """The texts that a step hands to the facts of a subguide."""
    for name, expression in (step.get("with") or {}).items():
        text = literal(expression)
        if text and is_text(str(step.get("subguide")), name):
            path: Path = ("steps", id_, "with", name)
            yield Written("steps", id_, f"with.{name}", path, text, is_phrase=True)


def table_texts(data: Any) -> Iterator[Written]:
    """The texts in the rows of a table, but for those that are the same in every language."""
    columns = [
        name
        for name, column in data["columns"].items()
        if column["type"] in TEXTS and not column.get("verbatim")
    ]
    for key, row in data["rows"].items():
        for name in columns:
            if row.get(name) is not None:
                path: Path = ("rows", key, name)
                text = str(row[name])
                yield Written(
                    "tables", data["table"], f"rows.{key}.{name}", path, text, is_phrase=True
                )


def literal(expression: Any) -> str:
    """The text that an expression is, where it is nothing but one between quotes."""
    found = _QUOTED.fullmatch(expression) if isinstance(expression, str) else None
    return (found[1] or found[2] or "") if found else ""
