"""Which facts decide about anything in a guide."""

from collections.abc import Iterator

from engine.guide import Guide, Lookup, Offer, Passage, Question, Step, edges


def read_by_anything(guide: Guide) -> frozenset[str]:
    """The facts that something reads which decides about roads, offers and answers."""
    found: frozenset[str] | None = guide.memo.get("read by conditions")
    if found is None:
        found = guide.memo["read by conditions"] = frozenset(_all_read(guide))
    return found


def _all_read(guide: Guide) -> Iterator[str]:
    for step in guide.steps.values():
        for edge in edges(guide, step, any_time=True):
            if edge.route is not None and edge.route.expression is not None:
                yield from edge.route.expression.reads
        yield from _read_by(step)
    for reads in guide.computed_reads.values():
        yield from reads


def _read_by(step: Step) -> Iterator[str]:
    match step:
        case Question():
            for check in step.checks:
                yield from check.expression.reads
        case Lookup() if step.expression is not None:
            yield from step.expression.reads
        case Passage():
            for each in step.sets:
                yield from each.expression.reads
        case Offer():
            conditions = (step.need.shown, *(product.fits for product in step.products))
            for condition in conditions:
                yield from (step.names.get(name, name) for name in condition.reads)
