"""A file of translations as YAML: in the order of the texts, each with the mark of its source."""

import json
from collections.abc import Iterable, Iterator, Mapping

from engine.translations import SECTIONS

Named = tuple[str, str, str]


def render(translations: Mapping[Named, tuple[str, str]], order: Iterable[Named]) -> str:
    """The file. `translations` are texts, each with the mark of what it translates.

    Those that have a place in the `order` stand in it, others behind them.
    """
    places = {named: at for at, named in enumerate(order)}
    ordered = sorted(
        translations, key=lambda named: (SECTIONS.index(named[0]), places.get(named, len(places)))
    )
    return "".join(f"{line}\n" for line in _lines(ordered, translations))


def _lines(
    ordered: Iterable[Named], translations: Mapping[Named, tuple[str, str]]
) -> Iterator[str]:
    before = ("", "")
    for section, id_, key in ordered:
        if section != before[0]:
            yield f"{section}:"
        if id_ and (section, id_) != before:
            yield f"  {id_}:"
        before = section, id_
        indent = "    " if id_ else "  "
        text, mark = translations[section, id_, key]
        yield f"{indent}{key}:"
        yield f'{indent}  source: "{mark}"'
        yield f"{indent}  text: {_quoted(text)}"


def _quoted(text: str) -> str:
    """The text between quotes; JSON's escapes are YAML's too."""
    return json.dumps(text, ensure_ascii=False)
