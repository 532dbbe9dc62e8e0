"""Words on a page that are of another language than the page."""

import re
from collections.abc import Iterator
from html import unescape
from importlib.resources import files

from babel.messages.pofile import read_po

from engine.library import Library
from engine.translations import texts_of
from engine.translations.applied import text_of

_HOLE = re.compile(r"\{[^{}]*\}|\n")
_MARKS = re.compile(r"^(\d+\. |- )|\*")
_UNSEEN = re.compile(r"<(script|style)[^>]*>.*?</\1>|<[^>]+>", re.DOTALL)
_SAID = re.compile(r'(?:aria-label|title|placeholder|alt)="([^"]*)"')
SHORTEST = 4
"""The fewest characters of a piece of text that is looked for."""


def foreign(library: Library, language: str, text: str) -> set[str]:
    """What guides, products, tables and Callguide say in English and not in a language."""
    pairs = [*_authors(library, language), *_own(language)]
    pieces = {piece for text, said in pairs for piece in _pieces(text) if piece not in said}
    found = {piece for piece in pieces if piece in text}
    return {each for each in found if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text)}


def _authors(library: Library, language: str) -> Iterator[tuple[str, str]]:
    for folder, by_language in library.content.translations.items():
        shape = by_language[language].shape
        for written in texts_of(library.content, folder):
            said = text_of(shape, written)
            if said is not None:
                yield written.text, said


def _own(language: str) -> Iterator[tuple[str, str]]:
    file = files("renderers") / "locale" / language / "LC_MESSAGES/callguide.po"
    with file.open("rb") as raw:
        for message in read_po(raw, locale=language):
            texts = (message.id,) if isinstance(message.id, str) else message.id
            yield from ((text, str(message.string)) for text in texts)


def _pieces(text: str) -> Iterator[str]:
    for part in _HOLE.split(text):
        piece = _MARKS.sub("", part.strip()).strip()
        if len(piece) >= SHORTEST:
            yield piece


def read(page: bytes) -> str:
    """What people see of a page or have read to them."""
    html = page.decode()
    return unescape("\n".join([_UNSEEN.sub("\n", html), *_SAID.findall(html)]))
