"""Reads what a caller knows of a customer before a walk begins."""

from collections.abc import Mapping
from datetime import date

from engine import answers as reading
from engine.errors import AnswerRefused, GivenRefused
from engine.facts import Fact
from engine.guide import Guide
from engine.problems import did_you_mean
from engine.state import Wire

DEEPEST = 20
"""How deep the mappings of given facts may nest."""


def read_given(guide: Guide, given: Mapping[str, object], on: date) -> dict[str, Wire]:
    """The facts that `given` holds, by their keys, as state keeps them. Raises GivenRefused.

    Names are those of the guide's facts or the paths of their `from`; mappings may be nested.
    """
    known: dict[str, Wire] = {}
    for name, raw in flat(given):
        fact = fact_given(guide, name)
        if fact is None:
            continue
        try:
            known[fact.key] = reading.read_fact(fact, raw, guide, on)
        except AnswerRefused as refusal:
            raise GivenRefused(f'The fact "{name}": {refusal.message}') from refusal
    return known


def fact_given(guide: Guide, name: str) -> Fact | None:
    """The fact that a caller means; None for a path that the guide does not use.

    Raises GivenRefused.
    """
    fact = guide.facts.get(guide.names.get(name, name))
    if fact is not None and fact.computed:
        raise GivenRefused(f'The fact "{name}" is computed: it cannot be given.')
    if fact is not None and (name in guide.names or name == fact.source):
        return fact
    if "." in name and "/" not in name:
        return None
    raise GivenRefused(
        f'The guide "{guide.id}" has no fact "{name}". {_meant(guide, name)}'.rstrip()
    )


def _meant(guide: Guide, name: str) -> str:
    inner = [fact for fact in guide.facts.values() if name in (fact.name, fact.key)]
    paths = {fact.source: None for fact in inner if fact.source}
    if paths:
        quoted = " or ".join(f'"{path}"' for path in paths)
        return f"Did you mean {quoted}?"
    if inner:
        return "It belongs to a subguide, which asks for it or is handed it."
    sources = [fact.source for fact in guide.facts.values() if fact.source]
    return did_you_mean(name, [*guide.names, *sources])


def flat(given: Mapping[str, object], path: str = "") -> list[tuple[str, object]]:
    """Nested mappings as (dotted path, value); what is None is left out. Raises GivenRefused."""
    found: list[tuple[str, object]] = []
    for name, value in given.items():
        if isinstance(value, Mapping):
            if path.count(".") > DEEPEST:
                raise GivenRefused("What is given is nested too deeply to be a fact.")
            found += flat(value, f"{path}{name}.")
        elif value is not None:
            found.append((f"{path}{name}", value))
    return found
