"""Gives facts what people read in another language for the texts that authors let them hold."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine.compile.facts import TEXTS
from engine.facts import Fact
from engine.guide import Question, Step


def with_phrases(
    facts: Mapping[str, Fact], steps: Iterable[Step], phrases: Mapping[str, str]
) -> Mapping[str, Fact]:
    """The facts by key. What somebody types, or what is known of them, is read as it stands."""
    if not phrases:
        return facts
    typed = {step.fact.key for step in steps if isinstance(step, Question)}
    return {
        key: replace(fact, phrases=_read_for(fact, phrases, typed=key in typed))
        if fact.kind in TEXTS
        else fact
        for key, fact in facts.items()
    }


def _read_for(fact: Fact, phrases: Mapping[str, str], *, typed: bool) -> Mapping[str, str]:
    if not typed and not fact.source:
        return phrases
    default = str(fact.default)
    return {default: phrases[default]} if default in phrases else {}
