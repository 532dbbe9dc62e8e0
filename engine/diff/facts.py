"""Tells which facts of a guide are new, gone or declared otherwise."""

from collections.abc import Iterator

from engine import formats
from engine.diff.differences import Change
from engine.diff.names import is_own
from engine.diff.parts import Traits, parts, yes
from engine.expression_nodes import Derived
from engine.facts import Fact
from engine.guide import NO_WAY_ON, Guide, Question
from engine.kinds import Value
from engine.speech import Speech
from engine.wording import Conditions


def fact_changes(old: Guide, new: Guide) -> Iterator[Change]:
    """What became of the facts that a guide declares itself; they have no `was`."""
    before, now = _own(old), _own(new)
    picked = _picked(old) | _picked(new)
    for name, fact in before.items():
        if name not in now:
            yield Change("fact", "removed", name, fact.label)
    for name, fact in now.items():
        if name not in before:
            yield Change("fact", "added", name, fact.label)
        else:
            found = parts(_traits(old, before[name], picked), _traits(new, fact, picked))
            if found:
                yield Change("fact", "changed", name, fact.label, parts=found)


def _own(guide: Guide) -> dict[str, Fact]:
    return {name: guide.facts[key] for name, key in guide.names.items() if key in guide.facts}


def _traits(guide: Guide, fact: Fact, picked: set[str]) -> Traits:
    speech = guide.speech
    return {
        "label": fact.label,
        "kind": fact.kind.value,
        "unit": fact.unit or fact.currency or fact.country,
        "at least": _bound(fact, fact.minimum, speech) or _length(fact.min_length),
        "at most": _bound(fact, fact.maximum, speech) or _length(fact.max_length),
        "pattern": fact.pattern,
        "message of the pattern": fact.pattern_message,
        "from": fact.source,
        "default": "" if fact.default is None else formats.shown(fact, fact.default, speech),
        "sensitive": yes(holds=fact.sensitive),
        "computed as": _computed(guide, fact),
        **({} if fact.name in picked else _options(fact)),
    }


def _options(fact: Fact) -> Traits:
    return {f"option {option.id}": option.label for option in fact.options}


def _picked(guide: Guide) -> set[str]:
    """The facts whose options are the answers to a question, and told with these."""
    questions = [step for step in guide.steps.values() if isinstance(step, Question)]
    return {step.fact.name for step in questions if step.choices and is_own(guide, step)}


def _bound(fact: Fact, bound: Value | None, speech: Speech) -> str:
    if bound is None:
        return ""
    return "today" if bound == "today" else formats.shown(fact, bound, speech)


def _length(characters: int) -> str:
    return f"{characters} characters" if characters else ""


def _computed(guide: Guide, fact: Fact) -> str:
    """How a fact is computed, in words."""
    expression = guide.computed_by.get(fact.key)
    if expression is None or not isinstance(expression.tree, Derived):
        return ""
    told, nowhere = Conditions(guide), guide.steps[NO_WAY_ON]
    return "; ".join(
        f"{told.told(value.text, nowhere)} if {told.told(condition.text, nowhere)}"
        if condition
        else told.told(value.text, nowhere)
        for condition, value in expression.tree.computed.cases
    )
