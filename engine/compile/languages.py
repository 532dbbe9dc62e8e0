"""Compiles guides once more for each language that somebody put them into."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import cache

from engine.compile.catalogue import compile_catalogue
from engine.compile.guides import Compiler
from engine.compile.report import Report
from engine.content import Content
from engine.guide import Guide
from engine.speech import Speech
from engine.translations import in_language


class Languages:
    """Gives guides their translations. Files that are `flawed` are left out.

    What is wrong is reported once, for the language of the guide: in another one nothing but the
    texts differs, and the checks look at these.
    """

    def __init__(
        self, content: Content, flawed: Collection[str], speak: Callable[[str], Speech]
    ) -> None:
        self._content = content
        self._flawed = flawed
        self._speak = speak
        self._compiler = cache(self._new_compiler)

    def given_to(self, guide: Guide) -> Guide:
        """The guide with its translations; as it is where it has none."""
        files = tuple(self._files(guide))
        if not files:
            return guide
        translations: dict[str, Guide] = {}
        own = replace(guide, translations=translations, translated_in=files)
        others = list(self._others(guide))
        if others:
            translations[guide.language] = own
        for language in others:
            said = self._compiler(language).compile(guide.id)
            translations[language] = replace(said, translations=translations, translated_in=files)
        return own

    def _others(self, guide: Guide) -> Iterator[str]:
        for language, file in self._content.translations.get(guide.id, {}).items():
            if file.source.file not in self._flawed and language != guide.language:
                yield language

    def _files(self, guide: Guide) -> list[str]:
        folders = dict.fromkeys(file.partition("/")[0] for file in guide.files)
        return [
            translation.source.file
            for folder in folders
            for translation in self._content.translations.get(folder, {}).values()
        ]

    def _new_compiler(self, language: str) -> Compiler:
        content = in_language(self._content, language, self._flawed)
        catalogue = compile_catalogue(content.catalogue, Report())
        return Compiler(content, catalogue, Report(), self._speak)
