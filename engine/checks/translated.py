"""What the rules about translations share: the files of a guide, and what they translate."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from engine.checks.rule import Subject
from engine.content import TranslationFile
from engine.guide import Place
from engine.model import LookupShape, TranslatedShape
from engine.translations import CATALOGUE, TABLES, Written, texts_of

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
    title: {source: 11a6767d, text: Fertig}
    tell: {source: 8569efc4, text: Danke.}
"""
"""An example that is translated whole."""

Path = tuple[str | int, ...]
Named = tuple[str, str, str]


class Translation(NamedTuple):
    """One file of translations, its language, and the texts that it is about.

    `shown` are those of them that people meet in the guide under the checks.
    """

    language: str
    file: TranslationFile
    texts: Mapping[Named, Written]
    shown: Collection[Named]

    def at(self, *path: str | int) -> Place:
        """A place in the file."""
        return Place(self.file.source.file, path)

    def entries(self) -> Iterator[tuple[Named, Path, TranslatedShape]]:
        """What the file translates, by section, id and key, each with where it stands."""
        for named, entry in self.file.shape.every():
            yield named, tuple(part for part in named if part), entry


def translations(subject: Subject) -> list[Translation]:
    """The translations of a guide, and of the products and tables where it needs these."""
    found: list[Translation] | None = subject.memo.get("translations")
    if found is None:
        found = subject.memo["translations"] = list(_read(subject))
    return found


def _read(subject: Subject) -> Iterator[Translation]:
    yield from _of(subject, subject.guide.id, None)
    if subject.offers and subject.catalogue.whole:
        yield from _of(subject, CATALOGUE, offered(subject))
    looked_up = columns(subject)
    if looked_up:
        yield from _of(subject, TABLES, looked_up)


def _of(
    subject: Subject, folder: str, shown: Collection[tuple[str, str]] | None
) -> Iterator[Translation]:
    """The translations in a folder; None is for one of which the guide shows everything."""
    files = subject.content.translations.get(folder, {})
    if not files:
        return
    texts = {(each.section, each.id, each.key): each for each in texts_of(subject.content, folder)}
    own = subject.content.translations.get(subject.guide.id, {})
    met = [named for named in texts if shown is None or is_shown(named, shown)]
    for language, file in files.items():
        yield Translation(language, file, texts, met if language in own else ())


def is_shown(named: Named, shown: Collection[tuple[str, str]]) -> bool:
    """Whether a text is of a need, a product or a column that is shown."""
    section, id_, key = named
    if section == "tables":
        return (id_, key.rpartition(".")[2]) in shown
    return (section, id_) in shown


def offered(subject: Subject) -> set[tuple[str, str]]:
    """The needs and products that an offer of the guide may show."""
    found: set[tuple[str, str]] = set()
    for offer in subject.offers:
        found.add(("needs", offer.need.id))
        found.update(("products", each.id) for each in offer.products)
        for fact in (offer.now, offer.returned):
            found.update(("products", each.id) for each in (fact.options if fact else ()))
    return found


def columns(subject: Subject) -> set[tuple[str, str]]:
    """The columns of tables that the guide's own steps take facts from."""
    return {
        (shape.lookup, column)
        for shape in subject.shape.steps.values()
        if isinstance(shape, LookupShape)
        for column in shape.sets.values()
    }


def owner(written: Named) -> str:
    """What a text belongs to, in words."""
    section, id_, key = written
    match section:
        case "texts":
            return f'the guide\'s "{key}"'
        case "at-any-time":
            return f'"{key}" of the entry "{id_}" at any time'
        case _:
            return f'"{key}" of the {section.removesuffix("s")} "{id_}"'
