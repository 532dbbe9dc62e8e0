"""Collects what Callguide itself says, and brings the files of `renderers/locale/` up to date.

`python -m docs.messages` is what `make messages` runs: messages that are new are added to the
file of each language without a translation, those that nobody says any more are taken out. With
languages behind it (`python -m docs.messages it nl`) it begins a file for each.
"""

import ast
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.core import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2.ext import extract_from_ast

from renderers.jinja import ENVIRONMENT
from renderers.speech import FILE, SOURCE, languages

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "renderers" / "locale"
TEMPLATES = ROOT / "renderers" / "templates"
PACKAGES = ("app", "engine", "renderers")

SAYING = frozenset({"_", "speech", "_speech", "msg"})
"""The names of the functions that say a message, which is their first argument."""

COUNTING = "counted"
"""The function that says a message for a number: its first two arguments are messages."""

SINCE = datetime(2026, 11, 24, tzinfo=UTC)
"""What the files tell as their date, so that making them anew changes nothing."""

Message = str | tuple[str, str]


def collected() -> Catalog:
    """Every message, with the files that say it."""
    found = Catalog(creation_date=SINCE)
    for path in sorted(TEMPLATES.rglob("*.html")):
        _add(found, _in_template(path), path)
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            _add(found, _in_python(path), path)
    return found


def _add(found: Catalog, messages: Iterable[Message], path: Path) -> None:
    for message in messages:
        found.add(message, locations=[(path.relative_to(ROOT).as_posix(), 1)])


def _in_template(path: Path) -> Iterator[Message]:
    tree = ENVIRONMENT.parse(path.read_text("utf-8"))
    for _, function, said in extract_from_ast(tree, (*SAYING, COUNTING)):
        texts = [said] if isinstance(said, str) else list(said or ())
        yield from _message(function, texts)


def _in_python(path: Path) -> Iterator[Message]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Call):
            function = getattr(node.func, "attr", getattr(node.func, "id", ""))
            texts = [each.value if isinstance(each, ast.Constant) else None for each in node.args]
            yield from _message(function, texts)


def _message(function: str, texts: Sequence[object]) -> Iterator[Message]:
    match function, texts:
        case "counted", [str(one), str(many), *_]:
            yield one, many
        case name, [str(text), *_] if name in SAYING:
            yield text


def updated(language: str, messages: Catalog) -> Catalog:
    """The messages of a language: exactly these, with the translations that there are."""
    path = LOCALE / language / FILE
    known = Catalog(Locale.parse(language), creation_date=SINCE)
    if path.exists():
        with path.open("rb") as file:
            known = read_po(file, locale=language)
    known.update(messages, no_fuzzy_matching=True)
    known.obsolete.clear()
    known.header_comment = f"# What Callguide says, in {Locale.parse(language).english_name}."
    known.project, known.version = "Callguide", ""
    known.last_translator = known.language_team = "Callguide"
    known.revision_date = SINCE
    return known


def main(more: Iterable[str]) -> None:
    """Write the files anew, and begin one for each language in `more`."""
    messages = collected()
    for language in {*languages(), *more} - {SOURCE}:
        known = updated(language, messages)
        path = LOCALE / language / FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, known, sort_output=True, include_lineno=False, width=98)
        untranslated = sum(1 for each in known if each.id and not is_said(each.string))
        print(f"{path.relative_to(ROOT)}: {len(known)} messages, {untranslated} to translate")


def is_said(said: str | Sequence[str] | None) -> bool:
    """Whether a message has its translation, in all of its forms."""
    return bool(said) and all([said] if isinstance(said, str) else said or ())


if __name__ == "__main__":
    main(sys.argv[1:])
