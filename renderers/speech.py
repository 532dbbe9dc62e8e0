"""Callguide's own sentences in other languages, out of the files in `locale/`.

A file is read when its language is first spoken, and kept.
"""

from collections.abc import Callable, Mapping
from functools import cache
from gettext import c2py
from importlib.resources import files
from typing import Final

from babel.messages.pofile import read_po

from engine.formats import locale_of
from engine.speech import Speech

SOURCE = "en"
"""The language that the messages are written in; it needs no file."""

LOCALE = files("renderers") / "locale"
FILE = "LC_MESSAGES/callguide.po"

Messages = Mapping[str, tuple[str, ...]]
"""Messages as they are said, one for each form that the language counts in, by the English one."""


class Spoken(Speech):
    """Says messages in another language; one that has no translation is said in English."""

    __slots__ = ("_form", "_messages")

    def __init__(self, language: str, messages: Messages, form: Callable[[int], int]) -> None:
        super().__init__(language)
        self._messages: Final = messages
        self._form: Final = form

    def worded(self, message: str) -> str:
        found = self._messages.get(message)
        return found[0] if found else message

    def worded_for(self, one: str, many: str, count: int) -> str:
        found = self._messages.get(one)
        return found[self._form(count)] if found else super().worded_for(one, many, count)


@cache
def languages() -> tuple[str, ...]:
    """The languages that Callguide itself speaks, English first."""
    return SOURCE, *sorted(each.name for each in LOCALE.iterdir() if each.is_dir())


@cache
def spoken(language: str) -> str:
    """The language that Callguide speaks on a page in `language`: German for `de-AT`."""
    primary = language.partition("-")[0].lower()
    return primary if primary in languages() else SOURCE


@cache
def speech(language: str) -> Speech:
    """What Callguide says on pages in `language`, or in English where it does not speak that."""
    own = spoken(language)
    if own == SOURCE:
        return Speech(language)
    return Spoken(language, *_read(own))


@cache
def _read(language: str) -> tuple[Messages, Callable[[int], int]]:
    with (LOCALE / language / FILE).open("rb") as file:
        written = read_po(file, locale=language)
    messages: dict[str, tuple[str, ...]] = {}
    for each in written:
        one = each.id if isinstance(each.id, str) else each.id[0]
        said = (each.string,) if isinstance(each.string, str) else tuple(each.string or ())
        if one and said and all(said):
            messages[one] = said
    return messages, c2py(written.plural_expr)


@cache
def own_name(language: str) -> str:
    """What a language calls itself."""
    name = locale_of(language).get_display_name() or language
    return name[0].upper() + name[1:]


@cache
def direction(language: str) -> str:
    """`rtl` for languages that are written from right to left, `ltr` for all others."""
    return locale_of(language).text_direction
