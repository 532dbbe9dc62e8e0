"""Tells what differs in the translations of guides, products and tables, by language."""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.content import Content
from engine.diff.differences import Retold, Translated
from engine.library import Library
from engine.translations import CATALOGUE, TABLES, Written, texts_of

Named = tuple[str, str, str]


def translated(old: Library, new: Library) -> Iterator[Translated]:
    """The files of translations that differ, or whose texts were changed under them."""
    for folder in sorted({*old.content.translations, *new.content.translations}):
        before = old.content.translations.get(folder, {})
        now = new.content.translations.get(folder, {})
        sources = _texts(old.content, folder), _texts(new.content, folder)
        for language in sorted({*before, *now}):
            pair = _entries(before.get(language)), _entries(now.get(language))
            texts = tuple(_retold(pair, sources))
            if texts or not (pair[0] and pair[1]):
                name = _name(new, folder) or _name(old, folder)
                yield Translated(folder, name, language, _sign(*pair), texts)


def _texts(content: Content, folder: str) -> Mapping[Named, Written]:
    return {(each.section, each.id, each.key): each for each in texts_of(content, folder)}


def _entries(file: Any) -> Mapping[Named, Any]:
    return {} if file is None else dict(file.shape.every())


def _sign(old: Mapping[Named, Any], new: Mapping[Named, Any]) -> Any:
    if old and new:
        return "changed"
    return "added" if new else "removed"


def _name(library: Library, folder: str) -> str:
    names = {CATALOGUE: "Catalogue", TABLES: "Tables"}
    guide = library.drafts.get(folder)
    return names.get(folder, guide.title if guide is not None else "")


def _retold(
    entries: tuple[Mapping[Named, Any], Mapping[Named, Any]],
    sources: tuple[Mapping[Named, Written], Mapping[Named, Written]],
) -> Iterator[Retold]:
    before, now = entries
    for named in dict.fromkeys((*sources[1], *now, *before)):
        said = (
            (before[named].text if named in before else ""),
            (now[named].text if named in now else ""),
        )
        if said[0] != said[1]:
            yield Retold(_kind(*said), *named, *said)
        elif not now:
            continue
        elif _is_stale(named, now, sources[1]) and not _is_stale(named, before, sources[0]):
            yield Retold("stale", *named, *said)
        elif named in sources[1] and named not in now and named not in sources[0]:
            yield Retold("missing", *named, "", "")


def _kind(old: str, new: str) -> Any:
    if old and new:
        return "changed"
    return "added" if new else "removed"


def _is_stale(named: Named, entries: Mapping[Named, Any], sources: Mapping[Named, Written]) -> bool:
    """Whether a text was changed after it was translated."""
    return named in entries and named in sources and sources[named].is_stale(entries[named].source)
