"""A text is not in another language yet

The guide has a file of translations, but not for this text. In that language people read it as
it was written, among texts that they understand.

`callguide translations export` writes all that is to be translated into a file for translators,
`callguide translations import` takes it back. Or write the text by hand, with the mark that the
message tells.
"""

from collections.abc import Iterator

from engine.checks.rule import Finding, Rule, Subject
from engine.checks.translated import (
    TRANSLATED,
    Translation,
    columns,
    is_shown,
    offered,
    translations,
)
from engine.guide import Passage
from engine.problems import Severity
from engine.translations import CATALOGUE, TABLES, Written, texts_of

FAILING = TRANSLATED[: TRANSLATED.index("  done:\n    title")].replace(
    "steps:\n  greet:\n    do: {", "steps:  # <--\n  greet:\n    do: {"
)
PASSING = TRANSLATED


def find(subject: Subject) -> Iterator[Finding]:
    """The texts that a file of translations leaves out, and what the guide needs without one."""
    for translation in translations(subject):
        yield from _left_out(translation)
        if translation.file.source.file.startswith(f"{subject.guide.id}/"):
            yield from _subguides(subject, translation)
            yield from _beside(subject, translation)


def _left_out(translation: Translation) -> Iterator[Finding]:
    known = {named for named, _, _ in translation.entries()}
    missing: dict[tuple[str, str], list[Written]] = {}
    for named in translation.shown:
        if named not in known:
            missing.setdefault(named[:2], []).append(translation.texts[named])
    for (section, id_), texts in missing.items():
        keys = ", ".join(f'"{each.key}"' for each in texts)
        owner = f'the {section.removesuffix("s")} "{id_}"' if id_ else "the guide"
        entries = "; ".join(f"`{each.key}: {{source: {each.mark}, text: …}}`" for each in texts[:3])
        yield Finding(
            translation.at(*((section, id_) if id_ else (section,))),
            f"Nobody has put {keys} of {owner} into this language ({translation.language}).",
            f"Translate it: {entries}; or export what is missing for translators.",
            key=True,
        )


def _subguides(subject: Subject, translation: Translation) -> Iterator[Finding]:
    for step in subject.own():
        written = subject.written(step) if isinstance(step, Passage) else None
        subguide = getattr(written, "subguide", "")
        if subguide in subject.content.guides and translation.language not in (
            subject.content.guides[subguide].shape.language,
            *subject.content.translations.get(subguide, {}),
        ):
            yield _without_file(translation, f'The step "{step.id}" runs the guide', subguide)


def _beside(subject: Subject, translation: Translation) -> Iterator[Finding]:
    """The products and the tables, where nothing of them is in the language of the guide."""
    needed = {
        CATALOGUE: offered(subject) if subject.catalogue.whole else (),
        TABLES: columns(subject),
    }
    reasons = {
        CATALOGUE: "The guide makes offers out of the folder",
        TABLES: "The guide looks texts up in the folder",
    }
    for folder, shown in needed.items():
        files = subject.content.translations.get(folder, {})
        if translation.language not in files and any(
            is_shown((each.section, each.id, each.key), shown)
            for each in texts_of(subject.content, folder)
        ):
            yield _without_file(translation, reasons[folder], folder)


def _without_file(translation: Translation, reason: str, folder: str) -> Finding:
    language = translation.language
    return Finding(
        translation.at("steps"),
        f'{reason} "{folder}", which nobody has put into this language ({language}).',
        f'Write "{folder}/translations/{language}.yaml", or export it.',
    )


RULE = Rule("missing-translation", find, __doc__, FAILING, PASSING, Severity.WARNING)
