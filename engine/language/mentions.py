"""Every mention of a name in one file."""

import re
from collections.abc import Iterator
from typing import Any

from engine.language.expression_names import names_in
from engine.language.names import GuideNames
from engine.language.symbols import Kind, Mention, Path, Symbol, Use, answers_of
from engine.language.wanted import Declared, Form, Wanted, wanted
from engine.texts import scan


def parts(data: Any) -> Iterator[tuple[Path, Any]]:
    """The steps, facts, walks and other entries of a file, each of which is read by itself."""
    for name, held in data.items() if isinstance(data, dict) else ():
        if isinstance(held, dict):
            yield from (((name, each), value) for each, value in held.items())
        elif isinstance(held, list):
            yield from (((name, index), value) for index, value in enumerate(held))
        else:
            yield (name,), held


def mentions(file: str, path: Path, data: Any, declared: Declared) -> Iterator[Mention]:
    """What is named in a part of a file, in the order of the file."""
    if isinstance(path[-1], str):
        yield from _named(file, path, path[-1], declared, key=True)
    for at, key, value in _leaves(data, path):
        yield from _named(file, at, value, declared, key=key)


def _leaves(data: Any, path: Path) -> Iterator[tuple[Path, bool, Any]]:
    if isinstance(data, dict):
        for name, value in data.items():
            at = (*path, name)
            yield at, True, name
            yield from _leaves(value, at)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _leaves(value, (*path, index))
    else:
        yield path, False, data


def _named(
    file: str, path: Path, value: Any, declared: Declared, *, key: bool
) -> Iterator[Mention]:
    if value is None or isinstance(value, bool):
        return
    found = wanted(file, path, declared, key=key)
    if found is not None:
        yield from mentioned(file, path, str(value), found, declared, key=key)


def mentioned(
    file: str, path: Path, text: str, found: Wanted, declared: Declared, *, key: bool
) -> Iterator[Mention]:
    """What the text at one place names."""
    guide = declared.guide(found.scope.partition(".")[0] if found.kind in _GUIDES else "")
    match _form(found, text, guide):
        case Form.NAME:
            symbol = Symbol(found.kind, found.scope, text)
            yield Mention(symbol, file, path, key, None, found.use)
            if found.kind is Kind.STEP and found.use is Use.DEFINITION:
                yield from _implied(file, path, guide, text)
        case Form.STEPS:
            yield from _steps(file, path, text, guide, declared, key=key)
        case Form.EXPRESSION:
            for named in names_in(text, guide.lists):
                if named.fact and not guide.is_choice(named.fact):
                    continue
                scope = answers_of(guide.id, named.fact) if named.fact else guide.id
                span = named.offset, len(named.name)
                yield Mention(Symbol(named.kind, scope, named.name), file, path, key, span)
        case Form.KEY if held := _HELD[found.kind].search(text):
            span = held.start(1), len(held[1])
            yield Mention(Symbol(found.kind, found.scope, held[1]), file, path, key, span)
        case Form.TEXT if "{" in text:
            for name, brace in scan(text)[0]:
                at = text.index(name, brace + 1) if name else brace + 1
                symbol = Symbol(Kind.FACT, guide.id, name)
                yield Mention(symbol, file, path, key, (at, len(name)))


_HELD = {
    Kind.ANSWER: re.compile(r"(?:^|\.)(?:answers|of)\.([^.]+)"),
    Kind.FACT: re.compile(r"^with\.(.+)"),
    Kind.COLUMN: re.compile(r"^rows\..*\.([^.]+)$"),
}
"""What the key of a translation names, by its kind."""

_GUIDES = (Kind.STEP, Kind.FACT, Kind.ANSWER)


def _form(found: Wanted, text: str, guide: GuideNames) -> Form:
    if found.form is not Form.OPTION:
        return found.form
    is_option = text in guide.options(found.scope.partition(".")[2])
    return Form.NAME if is_option else Form.EXPRESSION


def _implied(file: str, path: Path, guide: GuideNames, step: str) -> Iterator[Mention]:
    """The fact that a choice question declares by its own id."""
    fact = guide.fact_of(step)
    if fact and guide.verb(step) == "ask" and not {"fact", "input"} & guide.steps[step].keys():
        yield Mention(Symbol(Kind.FACT, guide.id, fact), file, path, True, None, Use.IMPLIED)


def _steps(
    file: str, path: Path, text: str, guide: GuideNames, declared: Declared, *, key: bool
) -> Iterator[Mention]:
    """A step, or a road through subguides to one: `who/name`."""
    at = 0
    for name in text.split("/"):
        span = (at, len(name)) if "/" in text else None
        yield Mention(Symbol(Kind.STEP, guide.id, name), file, path, key, span)
        at += len(name) + 1
        guide = declared.guide(guide.said(name, "subguide"))
