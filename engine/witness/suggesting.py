"""When an offer has something to suggest, as conditions on what is known and on the day."""

from collections.abc import Iterator
from typing import NamedTuple

from engine import catalogue
from engine.expression_functions import AT_LEAST, AT_MOST, EQUAL
from engine.expression_nodes import And, Known, Literal, Node, Not, Operation, Or, Read, Today
from engine.guide import Edge, Guide, Lookup, Offer, Question
from engine.products import Product
from engine.validity import ALWAYS, Validity
from engine.witness.ways import before, list_of


class Suggestion(NamedTuple):
    """When one product can be suggested, the need aside, and the keys of the facts that decide."""

    condition: Node
    reads: frozenset[str]


def suggestions(step: Offer, guide: Guide) -> Iterator[Suggestion]:
    """When each product that serves the need of an offer can be suggested."""
    for product in step.products:
        fits = catalogue.here(product.fits, step, guide)
        parts, reads = [fits.tree], fits.reads
        if product.valid != ALWAYS:
            parts.append(on_days(product.valid))
        if step.now is not None and _may_be_had(product, step):
            parts.append(Not(_had(product, step.now.key), product.id))
            reads |= {step.now.key}
        yield Suggestion(together(parts, product.id), reads)


def suggested(step: Offer, guide: Guide) -> Suggestion:
    """When an offer has something to suggest: the need is shown, and a product can be."""
    shown = catalogue.here(step.need.shown, step, guide)
    each = list(suggestions(step, guide))
    some = Or(tuple(one.condition for one in each), step.need.id)
    reads = shown.reads.union(*(one.reads for one in each))
    return Suggestion(And((shown.tree, some), step.need.id), reads)


def decided_by(edge: Edge, guide: Guide) -> frozenset[str]:
    """The keys of the facts that decide, at its step, whether an edge is taken."""
    step = guide.steps[edge.source]
    own = (edge.route,) if edge.route is not None else ()
    conditions = [each.expression for each in (*before(list_of(step, edge), edge), *own)]
    if isinstance(step, Lookup):
        conditions.append(step.expression)
    reads = frozenset[str]().union(*(each.reads for each in conditions if each is not None))
    if isinstance(step, Offer):
        return reads | suggested(step, guide).reads
    return reads | {step.fact.key} if isinstance(step, Question) else reads


def _may_be_had(product: Product, step: Offer) -> bool:
    assert step.now is not None
    return product.id in {option.id for option in step.now.options}


def _had(product: Product, key: str) -> Node:
    same = Operation(EQUAL, (Read(key, key, None), Literal(product.id, product.id)), product.id)
    return And((Known(frozenset((key,)), key), same), product.id)


def on_days(valid: Validity) -> Node:
    """The condition that the day of a walk is one of these."""
    bounds = ((AT_LEAST, valid.first), (AT_MOST, valid.last))
    parts: list[Node] = [
        Operation(operator, (Today("today"), Literal(day, str(day))), valid.words)
        for operator, day in bounds
        if day is not None
    ]
    return together(parts, valid.words)


def together(parts: list[Node], text: str) -> Node:
    """The condition that all of these hold."""
    return parts[0] if len(parts) == 1 else And(tuple(parts), text)
