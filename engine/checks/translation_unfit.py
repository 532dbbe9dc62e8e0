"""Translations cannot be used as they are

The file says its language by its name, such as `de.yaml` or `pt-BR.yaml`, and it must be another
one than that of the guide. What stands on a button or a row has at most 300 characters.

Rename the file, or shorten the text.
"""

import re
from collections.abc import Iterator

from engine.checks.rule import Finding, Rule, Subject
from engine.checks.translated import TRANSLATED, Translation, translations
from engine.translations.written import LONGEST_LABEL

PASSING = TRANSLATED
FAILING = TRANSLATED.replace("translations/de.yaml\ntexts:", "translations/en.yaml\ntexts:  # <--")

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


def find(subject: Subject) -> Iterator[Finding]:
    """Files with a name that is no language, or that of the guide; labels that are too long."""
    for translation in translations(subject):
        yield from _named(subject, translation)
        for named, path, entry in translation.entries():
            written = translation.texts.get(named)
            over = len(entry.text) - LONGEST_LABEL
            if written is not None and written.is_label and over > 0:
                yield Finding(
                    translation.at(*path, "text"),
                    f"A label has at most {LONGEST_LABEL} characters; this has {over} too many.",
                    "Shorten it.",
                )


def _named(subject: Subject, translation: Translation) -> Iterator[Finding]:
    language, guide = translation.language, subject.guide
    if not _LANGUAGE.fullmatch(language):
        yield Finding(
            translation.at(),
            f'"{language}" is no language.',
            "Name the file by a language, such as `de.yaml` or `pt-BR.yaml`.",
        )
    elif language == guide.language and translation.file.source.file.startswith(f"{guide.id}/"):
        yield Finding(
            translation.at(),
            f'The guide "{guide.id}" is in this language already ({language}).',
            "Name the file by another language, or delete it and change the guide itself.",
        )


RULE = Rule("translation-unfit", find, __doc__, FAILING, PASSING)
