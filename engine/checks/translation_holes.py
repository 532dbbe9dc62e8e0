"""A translation does not show what its text shows

Every `{fact}` in a text is filled in each language, and nothing else is. Where the holes differ,
people are told more in one language than in another, or read the name of a fact.

Write the same holes into the translation, in whatever order its sentence needs.
"""

from collections import Counter
from collections.abc import Iterator

from engine.checks.rule import Finding, Rule, Subject
from engine.checks.translated import TRANSLATED, translations
from engine.texts import scan

_FACTS = "\nfacts:\n  name: {type: text, label: Your name, default: you}"
_LABEL = """facts:
  name:
    label: {source: 2c6b2e25, text: Ihr Name}
    default: {source: bb0347a4, text: Sie}
"""
_HELD = (
    TRANSLATED.replace("Thank you.", "Thank you, {name}.").replace("8569efc4", "2055a58c") + _LABEL
)
PASSING = _FACTS + _HELD.replace("text: Danke.", 'text: "Danke, {name}."')
FAILING = _FACTS + _HELD.replace("text: Danke.}", 'text: "Danke, {nam}."}  # <--')


def find(subject: Subject) -> Iterator[Finding]:
    """The translations whose holes are not those of their texts."""
    for translation in translations(subject):
        for named, path, entry in translation.entries():
            written = translation.texts.get(named)
            if written is None or written.mark != entry.source:
                continue
            wanted, found = _holes(written.text), _holes(entry.text)
            if wanted != found:
                yield Finding(
                    translation.at(*path, "text"),
                    _message(wanted - found, found - wanted),
                    "Write the same holes as the text has, each as often.",
                )


def _holes(text: str) -> Counter[str]:
    return Counter(name for name, _ in scan(text)[0]) if "{" in text else Counter()


def _message(missing: Counter[str], more: Counter[str]) -> str:
    parts = []
    if missing:
        parts.append(f"lacks {_listed(missing)}")
    if more:
        parts.append(f"has {_listed(more)}, which the text has not")
    return f"The translation {' and '.join(parts)}."


def _listed(holes: Counter[str]) -> str:
    return ", ".join(f"{{{each}}}" for each in holes.elements())


RULE = Rule("translation-holes", find, __doc__, FAILING, PASSING)
