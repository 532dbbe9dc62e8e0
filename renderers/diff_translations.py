"""What differs in other languages, in words: how many texts are new, otherwise, or behind."""

from collections.abc import Iterator

from engine.diff import Differences, Retold, Translated
from engine.formats import locale_of
from renderers.diff_lines import Line, More, Sign, turned

MOST = 20
"""How many texts of a kind are told one by one; of others it is said how many there are."""

_KINDS: dict[str, tuple[Sign, str, str]] = {
    "stale": (
        "!",
        "text is stale since its source changed",
        "texts are stale since their sources changed",
    ),
    "missing": ("!", "new text is not translated", "new texts are not translated"),
    "changed": ("~", "text reads otherwise", "texts read otherwise"),
    "added": ("+", "text is translated now", "texts are translated now"),
    "removed": ("-", "text is translated no more", "texts are translated no more"),
}
"""The sign of each kind, and what is said of one text and of several."""


def language_name(language: str) -> str:
    """What a language is called in English."""
    return locale_of(language).get_display_name("en") or language


def translation_lines(found: Translated) -> Iterator[Line]:
    """What became of a guide in one language, each kind of text in a line."""
    language = language_name(found.language)
    if found.sign == "added":
        yield Line("+", f"{language} is new: {_counted(len(found.texts), 'text', 'texts')}.")
    elif found.sign == "removed":
        yield Line("-", f"{language} is gone: {_counted(len(found.texts), 'text', 'texts')}.")
    else:
        for kind, (sign, one, many) in _KINDS.items():
            texts = found.of(kind)
            if texts:
                yield Line(sign, f"{language}: {_counted(len(texts), one, many)}.", _more(texts))


def stale(found: Differences) -> Iterator[str]:
    """How many texts are behind or missing, for the risk of a change in one line."""
    languages: dict[str, int] = {}
    for each in found.translations:
        behind = len(each.of("stale")) + len(each.of("missing"))
        languages[each.language] = languages.get(each.language, 0) + behind
    for language, behind in languages.items():
        if behind:
            yield f"{_counted(behind, 'text', 'texts')} to translate into {language_name(language)}"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _more(texts: tuple[Retold, ...]) -> tuple[More, ...]:
    told = [more for each in texts[:MOST] for more in _one(each)]
    if len(texts) > MOST:
        told.append(More(" ", f"and {len(texts) - MOST:,} more"))
    return tuple(told)


def _one(text: Retold) -> tuple[More, ...]:
    place = " ".join(filter(None, (text.id, text.key)))
    if text.old == text.new:
        return (More(" ", f"{place}: {text.new}" if text.new else place),)
    return turned(place, text.old, text.new)
