"""What a walk knows that another one may be told."""

from collections.abc import Iterator, Mapping

from engine.answers import value_of
from engine.errors import GivenRefused
from engine.facts import Fact
from engine.given import read_given
from engine.guide import Guide, Question
from engine.kinds import Value
from engine.position import GIVEN, TOLD, Position
from engine.witness import Facts, Said, said_for


def known_of(position: Position, guide: Guide) -> dict[str, Value]:
    """What a walk knows that another walk may be told, by the keys of the facts of its guide.

    Facts are the same where they have the same path, or the same name and kind.
    """
    same = position.guide.id == guide.id
    found: dict[str, Value] = {}
    for key, value in _said(position):
        key_there = key if same else _same(guide, position.guide.facts[key])
        if key_there in guide.facts and _can_be_given(position, guide, key_there, value):
            found[key_there] = value
    return found


def _said(position: Position) -> Iterator[tuple[str, Value]]:
    """What was given, answered or told, by the keys of the facts."""
    guide = position.guide
    for key, source in position.sources.items():
        if source in (GIVEN, TOLD) or isinstance(guide.steps.get(source), Question):
            yield key, position.facts[key]
    for key, wire in position.told.items():
        yield key, value_of(guide.facts[key], wire)


def _same(guide: Guide, fact: Fact) -> str:
    if fact.source:
        return fact.key
    there = guide.facts.get(guide.names.get(fact.name, ""))
    return there.key if there is not None and there.kind is fact.kind else ""


def _can_be_given(position: Position, guide: Guide, key: str, value: Value) -> bool:
    try:
        return bool(read_given(guide, raw(named(guide, {key: value})), position.origin.on))
    except GivenRefused:
        return False


def named(guide: Guide, facts: Mapping[str, Value]) -> Facts:
    """Facts by the names or paths under which they may be given, as a person enters them."""
    return {
        name_of(guide.facts[key]): said_for(value)
        for key, value in facts.items()
        if guide.facts[key].source or guide.names.get(guide.facts[key].name) == key
    }


def name_of(fact: Fact) -> str:
    """The path or the name under which a fact may be given."""
    return fact.source or fact.name


def raw(facts: Facts) -> dict[str, object]:
    """Facts as they are given when a walk begins."""
    return {name: entered(said) for name, said in facts.items()}


def entered(said: Said) -> object:
    """An answer as it is read: several choices as a list."""
    return list(said) if isinstance(said, tuple) else said
