"""What stands in a file, as the outline of an editor shows it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from engine.language.names import mapping
from engine.language.ranges import Range, range_of
from engine.language.symbols import Kind, Mention, Path, Symbol
from engine.model import VERBS
from engine.source import Source

_GROUPS = {
    "facts": Kind.FACT,
    "lists": Kind.LIST,
    "at-any-time": Kind.ENTRY,
    "steps": Kind.STEP,
    "needs": Kind.NEED,
    "products": Kind.PRODUCT,
    "columns": Kind.COLUMN,
}

_MOST_ANSWERS = 2_000


class Entry(NamedTuple):
    """One entry: its name, its kind, a few words, its key's range, its last line, what it holds."""

    name: str
    kind: Kind
    detail: str
    there: Range
    last_line: int
    inner: "tuple[Entry, ...]" = ()


def entries_of(source: Source) -> list[Entry]:
    """The steps, facts, products and so on of a file, in its order; walks by their names.

    Steps hold their answers, but for files with so many that nobody would look through them.
    """
    made: list[Entry] = []
    data: Any = mapping(source.data)
    for group, kind in _GROUPS.items():
        if mapping(data.get(group)):
            made += _group(source, (group,), kind, data[group])
    walks = data.get("walks")
    for index, walk in enumerate(walks if isinstance(walks, list) else ()):
        if "name" in mapping(walk):
            symbol = Symbol(Kind.ENTRY, "", str(walk["name"]))
            there = range_of(source, Mention(symbol, source.file, ("walks", index, "name")))
            made.append(Entry(symbol.name, Kind.ENTRY, "walk", there, there.line))
    if sum(len(entry.inner) for entry in made) > _MOST_ANSWERS:
        made = [entry._replace(inner=()) for entry in made]
    return _ended(sorted(made, key=lambda entry: entry.there.line), len(source.lines))


def _group(source: Source, path: Path, kind: Kind, held: Any) -> Iterator[Entry]:
    for name, mark in source.keys(path):
        written = mapping(held[name])
        answers = mapping(written.get("answers")) if kind is Kind.STEP else {}
        below = (*path, name, "answers")
        inner = tuple(_group(source, below, Kind.ANSWER, answers)) if answers else ()
        quoted = source.lines[mark.line - 1][mark.column - 1] in "\"'"
        there = Range(source.file, mark.line, mark.column + quoted, len(name))
        yield Entry(name, kind, _detail(kind, written), there, there.line, inner)


def _detail(kind: Kind, written: Any) -> str:
    if kind is Kind.STEP:
        verb = next((verb for verb in VERBS if verb in written), "")
        words = written.get(verb)
        return f"{verb}: {words}" if isinstance(words, str) else verb
    return str(written.get("label") or written.get("name") or "")


def _ended(entries: list[Entry], last: int) -> list[Entry]:
    """The entries, each up to the line before the next one."""
    ends = [*(entry.there.line - 1 for entry in entries[1:]), last][: len(entries)]
    return [
        entry._replace(
            last_line=max(end, entry.there.line), inner=tuple(_ended(list(entry.inner), end))
        )
        for entry, end in zip(entries, ends, strict=True)
    ]
