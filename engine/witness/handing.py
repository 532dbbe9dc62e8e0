"""What steps set without asking: the facts that lookups find, and that subguides are handed."""

from collections.abc import Iterator
from dataclasses import replace

from engine.expression_nodes import Read
from engine.facts import Fact
from engine.guide import Guide, Lookup, Passage


def unbound(guide: Guide, told: frozenset[str]) -> dict[str, Fact]:
    """The facts of a guide, those told apart without bounds where steps set them unasked.

    Nothing holds what a lookup or a subguide sets within the bounds of a fact.
    """
    facts = dict(guide.facts)
    for key in _set_unasked(guide):
        if key in told and key in facts:
            facts[key] = replace(facts[key], minimum=None, maximum=None)
    return facts


def handed(guide: Guide, told: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The pairs of facts that subguides are handed and hand back, of those that are told apart."""
    for step in guide.steps.values():
        if isinstance(step, Passage):
            pairs = list(step.copies)
            pairs += [
                (each.key, each.expression.tree.key)
                for each in step.sets
                if isinstance(each.expression.tree, Read)
            ]
            yield from (pair for pair in pairs if told.issuperset(pair))


def _set_unasked(guide: Guide) -> Iterator[str]:
    for step in guide.steps.values():
        if isinstance(step, Lookup):
            yield from (key for key, _ in step.sets)
        elif isinstance(step, Passage):
            yield from (each.key for each in step.sets)
            yield from (key for pair in step.copies for key in pair)
