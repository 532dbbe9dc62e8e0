"""A translation is of an earlier wording

Each translation has the mark of the text that it translates. This text has been changed since,
so that people may read different things in different languages.

Bring the translation up to date, and write the mark that the message tells.
"""

from collections.abc import Iterator

from engine.checks.rule import Finding, Rule, Subject
from engine.checks.translated import TRANSLATED, owner, translations
from engine.problems import Severity

FAILING = TRANSLATED.replace("8569efc4, text: Danke.}", "2b1e0c11, text: Danke.}  # <--")
PASSING = TRANSLATED


def find(subject: Subject) -> Iterator[Finding]:
    """The translations whose text has changed since."""
    for translation in translations(subject):
        for named, path, entry in translation.entries():
            written = translation.texts.get(named)
            if written is not None and written.is_stale(entry.source):
                yield Finding(
                    translation.at(*path, "source"),
                    f"What this translates has changed: {owner(named)} is another text now.",
                    f"Bring the translation up to date, and write `source: {written.mark}`.",
                )


RULE = Rule("stale-translation", find, __doc__, FAILING, PASSING, Severity.WARNING)
