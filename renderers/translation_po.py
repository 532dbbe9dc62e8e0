"""Texts of a guide for translators: gettext PO, the format that their tools know.

The context of each message is the place of the text, such as `steps/measure/ask`; a note says
who reads it, and how to write holes.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from io import BytesIO

from babel.core import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from engine.texts import scan
from engine.translations import Written

Named = tuple[str, str, str]
"""The section, the id and the key of a text."""

_SINCE = datetime(2026, 1, 1, tzinfo=UTC)
"""A date for the header that is the same each time, so that files differ where texts do."""

_READERS = {
    "ask": "A question to the customer.",
    "do": "What the customer is to do.",
    "tell": "Closing or leading words for the customer.",
    "say": "The agent reads this aloud to the customer.",
    "note": "For the agent alone: coaching, never shown to a customer.",
    "hint": "Help beside the question, for both.",
    "record": "A line of the case note, read by colleagues.",
    "label": "Stands on a button or a row: keep it short.",
    "message": "Told to somebody whose answer cannot be right.",
    "pattern-message": "Told to somebody whose answer cannot be right.",
    "title": "A short name, on the road and the map.",
    "done": "The button of an instruction: keep it short.",
    "team": "Who takes over.",
    "case-note": "The whole case note, read by colleagues.",
}


class NotTranslations(ValueError):
    """A file that is no PO, or not one that was exported here; the message says why."""


def to_po(
    name: str, language: str, texts: Iterable[Written], known: Mapping[Named, tuple[str, str]]
) -> bytes:
    """The texts with the translations that are `known`, each with the mark that it is of.

    A translation of an earlier wording is handed on as fuzzy, for somebody to bring up to date.
    Raises NotTranslations where there is no such language.
    """
    catalog = Catalog(
        _locale(language),
        project=name,
        version=" ",
        header_comment=f"# The texts of {name} in {language}.",
        creation_date=_SINCE,
        revision_date=_SINCE,
        last_translator=" ",
        msgid_bugs_address=" ",
        language_team=language,
        fuzzy=False,
    )
    for each in texts:
        text, mark = known.get((each.section, each.id, each.key), ("", each.mark))
        catalog.add(
            each.text,
            text,
            context="/".join(part for part in (each.section, each.id, each.key) if part),
            flags=["fuzzy"] if text and each.is_stale(mark) else [],
            auto_comments=list(_notes(each)),
        )
    found = BytesIO()
    write_po(found, catalog, width=98, omit_header=False)
    return found.getvalue()


def _notes(text: Written) -> Iterable[str]:
    last = text.key.rpartition(".")[2]
    read = _READERS.get(last, _READERS["label"] if text.is_label else "")
    if read:
        yield read
    holes = dict.fromkeys(name for name, _ in scan(text.text)[0])
    if holes:
        yield f"Keep as they are: {', '.join(f'{{{name}}}' for name in holes)}."


def from_po(raw: bytes) -> dict[Named, tuple[str, str]]:
    """The translations of a file that was exported, each with the text that it is of.

    What is empty or fuzzy is left out. Raises NotTranslations.
    """
    try:
        catalog = read_po(BytesIO(raw), abort_invalid=True)
    except (PoFileError, UnicodeError, ValueError, LookupError) as error:
        message = f"It is no gettext PO: {str(error).rstrip('.')}."
        raise NotTranslations(message) from error
    found: dict[Named, tuple[str, str]] = {}
    for each in catalog:
        if each.id and each.string and not each.fuzzy:
            found[_named(each.context)] = (str(each.id), str(each.string))
    return found


def _named(context: object) -> Named:
    parts = str(context or "").split("/", 2)
    if len(parts) == 2:
        return parts[0], "", parts[1]
    if len(parts) == 3:
        return parts[0], parts[1], parts[2]
    message = "A message has no context such as `steps/measure/ask`, as exported files have."
    raise NotTranslations(message)


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        message = f'"{language}" is no language: write one such as de or pt-BR.'
        raise NotTranslations(message) from error
