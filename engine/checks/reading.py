"""What the steps of a guide read: the facts in their texts and in their expressions."""

from collections.abc import Iterable, Iterator

from engine.expressions import Expression
from engine.guide import (
    Guide,
    Instruction,
    Lookup,
    Offer,
    Passage,
    Question,
    Routes,
    Step,
)
from engine.texts import Text

Keys = tuple[str, ...]
Shown = tuple[Keys, Keys]
"""The facts that texts show before a step is answered, and those behind it alone."""


def shown_by(step: Step) -> Shown:
    """The facts that a step's texts show."""
    before = step.words.holes + step.say.holes + _holes(step.note) + _holes(step.hint)
    after = _holes(step.record)
    if isinstance(step, Question):
        for choice in step.choices:
            if choice.hint or choice.note or choice.say or choice.record:
                before += _holes(choice.hint) + _holes(choice.note)
                after += _holes(choice.say) + _holes(choice.record)
        for check in step.checks:
            after += check.message.holes
    return before, after


def _holes(text: Text | None) -> Keys:
    return text.holes if text is not None else ()


def expressions(step: Step) -> Iterator[Expression]:
    """Every expression that a step evaluates itself, those of its product aside."""
    for routes in _routes(step):
        for route in routes:
            if route.expression is not None:
                yield route.expression
    match step:
        case Question(checks=checks):
            yield from (check.expression for check in checks)
        case Lookup(expression=expression) if expression is not None:
            yield expression
        case Passage(sets=sets):
            yield from (assignment.expression for assignment in sets)


def _routes(step: Step) -> Iterable[Routes]:
    match step:
        case Question():
            return (*step.routes.values(), step.after)
        case Instruction() | Passage():
            return (step.after,)
        case _:
            return ()


def offered(step: Offer) -> Iterator[Expression]:
    """The conditions that have to hold for something to be offered."""
    yield step.need.shown
    for product in step.products:
        yield product.fits


def read_anywhere(guide: Guide, shows: Iterable[Shown]) -> list[str]:
    """The keys of all facts that must be known somewhere, in a stable order."""
    found: dict[str, None] = {}
    for before, after in shows:
        found.update(dict.fromkeys(needed(guide, before + after)))
    seen: set[int] = set()
    for step in guide.steps.values():
        for expression in expressions(step):
            if id(expression) not in seen:
                seen.add(id(expression))
                found.update(dict.fromkeys(sorted(expression.needs)))
        found.update(dict.fromkeys(sorted(_read_openly(step))))
        if isinstance(step, Offer):
            found.update(dict.fromkeys(sorted(read_by_offer(guide, step))))
    _follow_copies(guide, found)
    return list(found)


def needed(guide: Guide, keys: Iterable[str]) -> Iterator[str]:
    """The facts that must be known for these to be: of computed ones, what they need."""
    for key in keys:
        computed = guide.computed_by.get(key)
        if computed is None:
            yield key
        else:
            yield from sorted(computed.needs)


def _read_openly(step: Step) -> frozenset[str]:
    """What the conditions of routes look at that no `else` closes."""
    read: frozenset[str] = frozenset()
    for routes in _routes(step):
        if routes and routes[-1].expression is not None:
            read = read.union(*(route.expression.reads for route in routes if route.expression))
    return read


def read_by_offer(guide: Guide, step: Offer) -> set[str]:
    """The keys of the facts that the conditions of an offer read, through computed facts."""
    names = {name for expression in offered(step) for name in expression.reads}
    keys = {step.names[name] for name in names if name in step.names}
    return {each for key in keys for each in guide.computed_reads.get(key, (key,))}


def _follow_copies(guide: Guide, found: dict[str, None]) -> None:
    """Add the facts of subguides that are handed to those that are read."""
    copies = {
        copy for step in guide.steps.values() if isinstance(step, Passage) for copy in step.copies
    }
    before = -1
    while before != len(found):
        before = len(found)
        found.update((origin, None) for to, origin in sorted(copies) if to in found)
