"""What the rules about translations share: the files of a guide, and what they translate."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.checks.rule import Subject
from engine.content import TranslationFile
from engine.guide import Place
from engine.model import TranslatedShape
from engine.translations import Written, catalogue_texts, guide_texts
from engine.translations.applied import CATALOGUE

TRANSLATED = """
steps:
  greet:
    do: Say hello.
    next: done
  done:
    end: resolved
    tell: Thank you.
# example/translations/de.yaml
texts:
  title: {source: 033893a0, text: Ein Beispiel}
  summary: {source: 024ba979, text: "Zeigt, was gemeint ist."}
steps:
  greet:
    do: {source: c8e2c143, text: Sagen Sie Hallo.}
  done:
    tell: {source: 8569efc4, text: Danke.}
"""
"""An example that is translated whole."""

Path = tuple[str | int, ...]


class Translation(NamedTuple):
    """One file of translations, its language, and the texts that it is about."""

    language: str
    file: TranslationFile
    texts: dict[tuple[str, str, str], Written]

    def at(self, *path: str | int) -> Place:
        """A place in the file."""
        return Place(self.file.source.file, path)

    def entries(self) -> Iterator[tuple[tuple[str, str, str], Path, TranslatedShape]]:
        """What the file translates, by section, id and key, each with where it stands."""
        for named, entry in self.file.shape.every():
            yield named, tuple(part for part in named if part), entry


def translations(subject: Subject) -> list[Translation]:
    """The translations of a guide, and those of the catalogue where it makes offers."""
    found: list[Translation] | None = subject.memo.get("translations")
    if found is None:
        found = subject.memo["translations"] = [*_own(subject), *_of_catalogue(subject)]
    return found


def _own(subject: Subject) -> Iterator[Translation]:
    files = subject.content.translations.get(subject.guide.id, {})
    if files:
        source = subject.content.guides[subject.guide.id].source
        texts = {(each.section, each.id, each.key): each for each in guide_texts(source.data)}
        for language, file in files.items():
            yield Translation(language, file, texts)


def _of_catalogue(subject: Subject) -> Iterator[Translation]:
    files = subject.content.translations.get(CATALOGUE, {})
    if files and subject.offers and subject.catalogue.whole:
        texts = {
            (each.section, each.id, each.key): each
            for file in subject.content.catalogue
            for each in catalogue_texts(file.source.data)
        }
        for language, file in files.items():
            yield Translation(language, file, texts)


def owner(written: tuple[str, str, str]) -> str:
    """What a text belongs to, in words."""
    section, id_, key = written
    match section:
        case "texts":
            return f'the guide\'s "{key}"'
        case "at-any-time":
            return f'"{key}" of the entry "{id_}" at any time'
        case _:
            return f'"{key}" of the {section.removesuffix("s")} "{id_}"'
