"""Content with its texts in another language; what nobody translated stays as it is."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from engine.content import CatalogueFile, Content, GuideFile, TranslationFile
from engine.model import CatalogueShape, GuideShape, TranslationShape
from engine.translations.texts import CATALOGUE, catalogue_texts, texts_of
from engine.translations.written import Written


def in_language(content: Content, language: str, unsound: Iterable[str] = ()) -> Content:
    """The content with its guides, its catalogue and its phrases in a language.

    Translations in the files that are `unsound` are left out. Conditions, steps and the sources
    stay what they are, and with them the version of every guide.
    """
    left_out = set(unsound)
    files = {
        folder: by_language[language]
        for folder, by_language in content.translations.items()
        if language in by_language and by_language[language].source.file not in left_out
    }
    texts = {folder: texts_of(content, folder) for folder in files}
    guides = {
        id_: _guide(file, files[id_], texts[id_], language) if id_ in files else file
        for id_, file in content.guides.items()
    }
    catalogue = content.catalogue
    if CATALOGUE in files:
        catalogue = tuple(_catalogue(file, files[CATALOGUE]) for file in catalogue)
    phrases = {folder: _phrases(texts[folder], file.shape) for folder, file in files.items()}
    return replace(content, guides=guides, catalogue=catalogue, phrases=phrases)


def _guide(
    file: GuideFile, translation: TranslationFile, texts: Iterable[Written], language: str
) -> GuideFile:
    data = _translated(file.source.data, texts, translation.shape)
    try:
        return GuideFile(GuideShape.model_validate({**data, "language": language}), file.source)
    except ValidationError:
        return file


def _catalogue(file: CatalogueFile, translation: TranslationFile) -> CatalogueFile:
    data = _translated(file.source.data, catalogue_texts(file.source.data), translation.shape)
    try:
        return CatalogueFile(CatalogueShape.model_validate(data), file.source)
    except ValidationError:
        return file


def _translated(data: Any, texts: Iterable[Written], translation: TranslationShape) -> Any:
    """A copy of the data with each text that has one in its translation."""
    copy = deepcopy(data)
    for written in texts:
        said = None if written.is_phrase else text_of(translation, written)
        if said is not None:
            place = copy
            for part in written.path[:-1]:
                place = place[part]
            place[written.path[-1]] = said
    return copy


def _phrases(texts: Iterable[Written], translation: TranslationShape) -> Mapping[str, str]:
    """What is read for the texts that facts hold."""
    found = ((each.text, text_of(translation, each)) for each in texts if each.is_phrase)
    return {text: said for text, said in found if said is not None}


def text_of(translation: TranslationShape, written: Written) -> str | None:
    """The translation of a text, stale or not; None where there is none."""
    entries: Mapping[str, Any] = translation.entries(written.section, written.id)
    found = entries.get(written.key)
    return None if found is None else str(found.text)
