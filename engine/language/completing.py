"""What may be written at a place: the names that exist, and the keys that there are."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from engine.expression_functions import FUNCTIONS
from engine.expression_spelling import Token, tokens
from engine.language.cursor import Cursor
from engine.language.expression_names import chosen_from
from engine.language.folder import Folder
from engine.language.names import GuideNames, mapping
from engine.language.symbols import Kind, Path, Symbol, Use
from engine.language.wanted import CATALOGUE, Form, Wanted, wanted
from engine.shape_paths import keys_at

_OPERATORS = ("==", "!=", "in", "[", ",")


class Proposal(NamedTuple):
    """Something to write: the text, what kind of thing it is, and a few words about it.

    `typed` is how many characters before the cursor it replaces. What can be said of `symbol` is
    found when it is asked for; of what is none, `documentation` says it.
    """

    text: str
    kind: Kind | str
    detail: str
    typed: int
    symbol: Symbol | None = None
    documentation: str = ""


def proposals(folder: Folder, file: str, cursor: Cursor, data: Any) -> list[Proposal]:
    """What may be written where somebody types; `data` is what the file held when it was whole."""
    at = (*cursor.path, "") if cursor.key else cursor.path
    made = _referred(folder, file, cursor, at, key=cursor.key)
    if cursor.key:
        made += _referred(folder, file, cursor, cursor.path, key=False)
        made += _keys(file, cursor, data)
    return made or _referred(folder, file, cursor, (*cursor.path, 0), key=False)


def _referred(
    folder: Folder, file: str, cursor: Cursor, path: Path, *, key: bool
) -> list[Proposal]:
    """The names that a place refers to; none where it makes a name of its own."""
    found = wanted(file, path, folder, key=key)
    if found is None or found.use is not Use.REFERENCE:
        return []
    return list(_wanted(folder, cursor, found))


def _keys(file: str, cursor: Cursor, data: Any) -> Iterator[Proposal]:
    present = data
    for part in cursor.path:
        present = present.get(part) if isinstance(present, dict) else None
    for key, meaning in keys_at(file, cursor.path, data).items():
        if key not in mapping(present):
            yield Proposal(f"{key}: ", "key", key, len(cursor.text), documentation=meaning)


def _wanted(folder: Folder, cursor: Cursor, found: Wanted) -> Iterator[Proposal]:
    match found.form:
        case Form.NAME:
            yield from _names(folder, found, len(cursor.text))
        case Form.STEPS:
            yield from _steps(folder, found.scope, cursor.text)
        case Form.OPTION:
            yield from _names(folder, found, len(cursor.text))
            yield from _expression(folder, found.scope.partition(".")[0], cursor)
        case Form.EXPRESSION:
            yield from _expression(folder, found.scope, cursor)
        case Form.TEXT:
            yield from _hole(folder, found.scope, cursor)


def _names(folder: Folder, found: Wanted, typed: int) -> Iterator[Proposal]:
    for name, detail in _named(folder, found.kind, found.scope):
        symbol = Symbol(found.kind, found.scope, name)
        yield Proposal(name, found.kind, detail, typed, symbol)


def _named(folder: Folder, kind: Kind, scope: str) -> Iterator[tuple[str, str]]:
    """Every name of a kind in a scope, with a few words about it."""
    guide = folder.guide(scope)
    match kind:
        case Kind.STEP:
            return ((id_, guide.verb(id_)) for id_ in guide.steps)
        case Kind.FACT:
            return ((fact, guide.type_of(fact)) for fact in guide.facts)
        case Kind.ANSWER:
            owner, _, fact = scope.partition(".")
            return iter(folder.guide(owner).options(fact).items())
        case _:
            others = _others(folder, kind, scope).items()
            return ((name, _label(written)) for name, written in others)


def _others(folder: Folder, kind: Kind, scope: str) -> Mapping[str, Any]:
    match kind:
        case Kind.GUIDE:
            return {id_: each.data for id_, each in folder.guides.items() if id_ != CATALOGUE}
        case Kind.LIST:
            return folder.guide(scope).lists
        case Kind.ENTRY:
            return mapping(folder.guide(scope).data.get("at-any-time"))
        case Kind.NEED:
            return folder.needs
        case Kind.PRODUCT:
            return folder.products
        case Kind.TABLE:
            return folder.tables
    return mapping(mapping(folder.tables.get(scope)).get("columns"))


def _label(written: Any) -> str:
    entry = mapping(written)
    return str(entry.get("title") or entry.get("label") or entry.get("name") or "")


def _steps(folder: Folder, guide: str, text: str) -> Iterator[Proposal]:
    """The steps of a guide, or behind a slash those of the subguide that a step runs."""
    *calls, typed = text.split("/")
    for call in calls:
        guide = folder.guide(guide).said(call, "subguide")
    yield from _names(folder, Wanted(Form.NAME, Kind.STEP, guide), len(typed))


def _hole(folder: Folder, scope: str, cursor: Cursor) -> Iterator[Proposal]:
    """The facts, within braces."""
    before, brace, typed = cursor.text.rpartition("{")
    if brace and "}" not in typed and not before.endswith("{"):
        facts = Wanted(Form.NAME, Kind.FACT, scope)
        yield from _names(folder, facts, len(typed.lstrip()))


def _expression(folder: Folder, scope: str, cursor: Cursor) -> Iterator[Proposal]:
    guide = folder.guide(scope)
    text = cursor.text.lstrip("'\"") if not cursor.quote else cursor.text
    open_ = _open_text(text)
    if open_ is not None:
        yield from _options(guide, list(tokens(text[:open_])), len(text) - open_ - 1, "")
        return
    found = list(tokens(text))
    typed = 0
    if found and found[-1].kind == "name" and text.endswith(found[-1].text):
        typed = len(found.pop().text)
    if found and found[-1].text in _OPERATORS:
        yield from _options(guide, found, typed, "'" if cursor.quote == '"' else '"')
    if found and found[-1].text == "in":
        yield from _names(folder, Wanted(Form.NAME, Kind.LIST, scope), typed)
    yield from _names(folder, Wanted(Form.NAME, Kind.FACT, scope), typed)
    for function in FUNCTIONS.values():
        told = f"{function.doc}\n\n`{function.example}`"
        text = f"{function.name}("
        yield Proposal(text, "function", function.signature, typed, documentation=told)


def _open_text(text: str) -> int | None:
    """Where a text in quotes starts that is not closed yet."""
    start, quote = None, ""
    for at, char in enumerate(text):
        if quote:
            if char == quote:
                start, quote = None, ""
        elif char in "\"'":
            start, quote = at, char
    return start


def _options(
    guide: GuideNames, before: Sequence[Token], typed: int, quote: str
) -> Iterator[Proposal]:
    """What may be picked of the fact that is compared, in quotes unless they are open."""
    fact = chosen_from(before, len(before))
    for option, label in guide.options(fact).items():
        yield Proposal(f"{quote}{option}{quote}", Kind.ANSWER, label, typed)
