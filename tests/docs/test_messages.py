"""What Callguide says, in every language that it speaks."""

import re
from collections.abc import Sequence

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from docs.messages import LOCALE, collected, is_said
from renderers.speech import FILE, SOURCE, languages

OTHERS = [each for each in languages() if each != SOURCE]
PLACE = re.compile(r"\{(\w*)\}")


@pytest.fixture(scope="module")
def messages() -> Catalog:
    return collected()


def catalogue(language: str) -> Catalog:
    with (LOCALE / language / FILE).open("rb") as file:
        return read_po(file, locale=language)


def texts(said: str | Sequence[str] | None) -> list[str]:
    return [said] if isinstance(said, str) else list(said or ())


def places(text: str) -> set[str]:
    return set(PLACE.findall(text))


def test_five_languages_are_spoken() -> None:
    assert languages() == ("en", "ar", "de", "es", "fr")


@pytest.mark.parametrize("language", OTHERS)
def test_each_message_has_its_translation_and_there_are_no_others(
    language: str, messages: Catalog
) -> None:
    found = catalogue(language)
    assert {each.id for each in found if each.id} == {each.id for each in messages if each.id}, (
        "run `make messages`, and translate what is new"
    )
    assert [each.id for each in found if each.id and not is_said(each.string)] == []
    assert not any(each.fuzzy for each in found if each.id)


@pytest.mark.parametrize("language", OTHERS)
def test_each_form_that_the_language_counts_in_is_there(language: str) -> None:
    found = catalogue(language)
    counted = [each for each in found if isinstance(each.id, tuple)]
    assert counted
    assert {len(texts(each.string)) for each in counted} == {found.num_plurals}


@pytest.mark.parametrize("language", OTHERS)
def test_every_translation_has_the_places_of_its_message(language: str) -> None:
    for message in catalogue(language):
        for said in texts(message.string) if message.id else ():
            assert _fits(message, said), (message.id, said)


def _fits(message: Message, said: str) -> bool:
    """A form for one or two may name the number in words."""
    wanted = places(texts(message.id)[-1])
    optional = {"count"} if isinstance(message.id, tuple) else set()
    return wanted - optional <= places(said) <= wanted
