"""A translation is of nothing that there is

The guide has no step, no fact or no text of this name. It may have been renamed or deleted, or
the name may be misspelt here, and the text that was meant stays untranslated.

Mend the name, or delete the translation.
"""

from collections.abc import Iterator

from engine.checks.rule import Finding, Rule, Subject
from engine.checks.translated import TRANSLATED, Translation, owner, translations
from engine.problems import did_you_mean, meant_or

_DONE = "    tell: {source: 8569efc4, text: Danke.}\n"
FAILING = TRANSLATED.replace(_DONE, _DONE + _DONE.replace("tell", "tel").replace("\n", "  # <--\n"))
PASSING = TRANSLATED


def find(subject: Subject) -> Iterator[Finding]:
    """The translations of texts that are not there."""
    for translation in translations(subject):
        lost: set[tuple[str, str]] = set()
        for named, path, _ in translation.entries():
            if named in translation.texts or named[:2] in lost:
                continue
            others = _others(translation, *named[:2])
            if others:
                hint = did_you_mean(named[2], others) or f"Name one of: {', '.join(others)}."
                yield _finding(translation, path, owner(named), hint)
            else:
                lost.add(named[:2])
                yield _lost_entry(translation, path, *named[:2])


def _others(translation: Translation, section: str, id_: str) -> list[str]:
    return [each.key for each in translation.texts.values() if each[:2] == (section, id_)]


def _lost_entry(
    translation: Translation, path: tuple[str | int, ...], section: str, id_: str
) -> Finding:
    ids = dict.fromkeys(each.id for each in translation.texts.values() if each.section == section)
    what = f'a {section.removesuffix("s")} "{id_}" with texts'
    hint = meant_or(id_, ids, "Delete it.", "Delete it, or move it to the id that it is for.")
    return _finding(translation, path[:2], what, hint)


def _finding(
    translation: Translation, path: tuple[str | int, ...], what: str, hint: str
) -> Finding:
    return Finding(
        translation.at(*path),
        f"This translates what is not there: {what}.",
        hint,
        key=True,
    )


RULE = Rule("lost-translation", find, __doc__, FAILING, PASSING)
