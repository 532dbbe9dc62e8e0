"""Renames a thing wherever it is named, and keeps what hangs on the old name alive."""

import re
from collections.abc import Iterator
from typing import Any

from engine.errors import CallguideError
from engine.language.editing import Edit
from engine.language.folder import Folder
from engine.language.names import mapping
from engine.language.ranges import Range, words_at
from engine.language.symbols import Kind, Mention, Path, Symbol, Use
from engine.shapes import PATTERNS
from engine.source import Source

_ID, _NAME = r"^[a-z0-9][a-z0-9-]*$", r"^[a-z][a-z0-9_]*$"
_NAMED = (Kind.FACT, Kind.LIST, Kind.COLUMN)
_BY_FILE = {Kind.GUIDE: "folder", Kind.TABLE: "file"}
_LONGEST = 64


class CannotRename(CallguideError):
    """A name that cannot be changed, or not to this one; `message` says why."""


def refuse_unnamed(symbol: Symbol) -> None:
    """Refuse what cannot be renamed by edits. Raises CannotRename."""
    if symbol.kind in _BY_FILE:
        holder = _BY_FILE[symbol.kind]
        raise CannotRename(
            f"The id of a {symbol.kind} is the name of its {holder}: rename the {holder} first."
        )


def renamed(folder: Folder, symbol: Symbol, new: str) -> list[Edit]:
    """The edits that give a thing another name. Raises CannotRename."""
    symbol = folder.canonical(symbol)
    refuse_unnamed(symbol)
    _refuse_bad(symbol, new)
    if folder.definitions(symbol._replace(name=new)):
        raise CannotRename(f'There is another {symbol.kind} "{new}": choose another name.')
    edits = dict.fromkeys(_edits(folder, symbol, new))
    for edit in edits:
        source = folder.sources[edit.there.file]
        if edit.there.length and words_at(source, edit.there) not in (symbol.name, new):
            raise CannotRename(
                f'"{symbol.name}" is written in {edit.there.file}:{edit.there.line} in a way that'
                " cannot be changed safely: write it in one line, and rename it again."
            )
    return list(edits)


def _refuse_bad(symbol: Symbol, new: str) -> None:
    pattern = _NAME if symbol.kind in _NAMED else _ID
    if not re.fullmatch(pattern.strip("^$"), new) or len(new) > _LONGEST:
        what, rule = PATTERNS[pattern]
        raise CannotRename(f'"{new}" is not {what}. {rule}')


def _edits(folder: Folder, symbol: Symbol, new: str) -> Iterator[Edit]:
    for mention in folder.everywhere(symbol):
        source = folder.sources[mention.file]
        if mention.use is Use.IMPLIED:
            yield first_key(source, mention.path, f"fact: {new}")
            continue
        yield Edit(folder.range(mention), new)
        if mention.use is Use.DEFINITION and mention.key:
            yield from _kept_alive(folder, source, mention, new)


def _kept_alive(folder: Folder, source: Source, mention: Mention, new: str) -> Iterator[Edit]:
    """What keeps walks, and the fact that a question sets, under the old name."""
    match mention.symbol.kind, mention.path:
        case Kind.STEP, ("steps", str(step)):
            yield former(source, mention.path, step, new)
            yield from _fact_kept(folder, source, mention)
        case Kind.ANSWER | Kind.PRODUCT, ("steps", _, "answers", str(answer)):
            yield former(source, mention.path, answer, new)


def _fact_kept(folder: Folder, source: Source, mention: Mention) -> Iterator[Edit]:
    """The fact of a choice question stays under its name where anything speaks of it."""
    guide = folder.guide(mention.symbol.scope)
    step = mention.symbol.name
    fact = guide.fact_of(step)
    written = mapping(guide.steps.get(step))
    if not fact or "fact" in written or "input" in written:
        return
    told = folder.everywhere(Symbol(Kind.FACT, guide.id, fact))
    answers = (
        each
        for option in guide.options(fact)
        for each in folder.everywhere(Symbol(Kind.ANSWER, f"{guide.id}.{fact}", option))
        if each.span is not None
    )
    if any(each.use is not Use.IMPLIED for each in told) or any(answers):
        yield first_key(source, mention.path, f"fact: {fact}")


def former(source: Source, path: Path, old: str, new: str) -> Edit:
    """The edit that writes an old id among the former ones of a step or an answer."""
    was = _at(source.data, (*path, "was"))
    if isinstance(was, list) and was:
        if new in was:
            return Edit(_place(source, (*path, "was", was.index(new)), len(new)), old)
        first = _place(source, (*path, "was", 0), 0)
        before = source.lines[first.line - 1][: first.column - 1]
        if before.strip() == "-":
            return Edit(first, f"{old}\n{before}")
        return Edit(first, f"{old}, ")
    return first_key(source, path, f"was: [{old}]")


def first_key(source: Source, path: Path, line: str) -> Edit:
    """The edit that puts a key before the first one of a mapping, in its way of writing."""
    first = next(iter(_at(source.data, path)))
    there = _place(source, (*path, first), 0, key=True)
    before = source.lines[there.line - 1][: there.column - 1]
    if before.strip():
        return Edit(there, f"{line}, ")
    return Edit(there, f"{line}\n{before}")


def _place(source: Source, path: Path, length: int, *, key: bool = False) -> Range:
    line, column = source.mark(path, key=key)
    quoted = length and source.lines[line - 1][column - 1] in "\"'"
    return Range(source.file, line, column + bool(quoted), length)


def _at(data: Any, path: Path) -> Any:
    for part in path:
        data = data.get(part) if isinstance(data, dict) else None
    return data
