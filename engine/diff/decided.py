"""Tells for whom computed facts, needs and fits come out otherwise."""

from collections.abc import Iterator, Mapping

from engine.compile import Catalogue
from engine.diff.cases import Case, Cases
from engine.diff.differences import Decided, What
from engine.diff.moves import moves
from engine.expression_nodes import Derived
from engine.expressions import Expression
from engine.facts import Fact
from engine.guide import Guide
from engine.kinds import BOOLEAN

YES, NO = "yes", "no"


def decided_facts(old: Guide, new: Guide) -> Iterator[Decided]:
    """The facts that both versions compute, and who gets another value."""
    facts = {**old.facts, **new.facts}
    for name, key in new.names.items():
        before, now = old.computed_by.get(key), new.computed_by.get(key)
        if before is not None and now is not None:
            fact = new.facts[key]
            yield from _decided(
                facts, "fact", name, fact.label, (_computed(before), _computed(now))
            )


def decided_products(old: Catalogue, new: Catalogue) -> Iterator[Decided]:
    """The needs and products of both versions, and for whom they are now, or no longer."""
    facts = {**old.facts, **new.facts}
    for id_, need in new.needs.items():
        if id_ in old.needs:
            cases = _condition(old.needs[id_].shown), _condition(need.shown)
            yield from _decided(facts, "need", id_, need.label, cases)
    for id_, product in new.products.items():
        if id_ in old.products:
            cases = _condition(old.products[id_].fits), _condition(product.fits)
            yield from _decided(facts, "product", id_, product.name, cases)


def _decided(
    facts: Mapping[str, Fact], what: What, id_: str, name: str, cases: tuple[Cases, Cases]
) -> Iterator[Decided]:
    old, new = cases
    if len(old) == len(new) == 1:
        return
    for move in moves(facts, old, new):
        if move.where:
            values = old[move.old].outcome, new[move.new].outcome
            yield Decided(what, id_, name, *values, move.where, move.sample)
        else:
            yield Decided(what, id_, name, "", "", ())


def _condition(expression: Expression) -> Cases:
    return Case(expression, YES), Case(None, NO)


def _computed(expression: Expression) -> Cases:
    """The values of a computed fact, each with when it has it."""
    if expression.type == BOOLEAN or not isinstance(expression.tree, Derived):
        return _condition(expression)
    cases = expression.tree.computed.cases
    return tuple(Case(condition, value.text) for condition, value in cases)
