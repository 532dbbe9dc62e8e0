"""Finds ways through guides: which answers a person could give, and a walk to every end."""

import heapq
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import count

from engine import walk
from engine.errors import AnswerRefused
from engine.expressions import Expression
from engine.guide import NO_WAY_ON, End, Guide, Instruction, Lookup, Offer, Question, edges
from engine.kinds import Kind
from engine.library import Library
from engine.walk import Position

DAY = date(2026, 11, 23)
MOST_POSITIONS = 60_000

Relay = Callable[[Position], Position]
"""Hands a position on, for example sealed into a token and opened again."""


class NoWay(AssertionError):
    """No walk to an end was found."""


def candidates(library: Library, position: Position) -> Iterator[object]:
    """Answers that a person could give at the present step; enough to take every route."""
    step = position.step
    if isinstance(step, Instruction):
        yield None
    elif isinstance(step, Offer):
        yield from ("accepted", "declined")
    elif isinstance(step, Question):
        yield from _answers(library, position, step)
    if not isinstance(step, End):
        yield from (f"!{entry.id}" for entry in position.guide.at_any_time)


def _answers(library: Library, position: Position, step: Question) -> Iterator[object]:
    ids = [choice.id for choice in step.choices]
    if step.several:
        yield from ([id_] for id_ in ids)
        yield from ([one, other] for one in ids for other in ids if one < other)
        yield ids
    elif ids:
        yield from ids
    else:
        yield from _typed(library, position, step)
    if step.optional:
        yield None


def _typed(library: Library, position: Position, step: Question) -> Iterator[object]:
    match step.fact.kind:
        case Kind.INTEGER | Kind.NUMBER | Kind.MONEY:
            yield from _numbers(position.guide, step)
        case Kind.DATE:
            yield from (DAY + timedelta(days=days) for days in _days())
        case Kind.COUNTRY:
            yield from ("DE", "FR", "US")
        case _:
            yield from _texts(library, position.guide)


def _numbers(guide: Guide, step: Question) -> Iterator[Decimal]:
    low = Decimal(str(step.fact.minimum)) if step.fact.minimum is not None else Decimal(0)
    high = Decimal(str(step.fact.maximum)) if step.fact.maximum is not None else low + 1000
    near = {each + more for each in _constants(guide) for more in (-1, 0, 1)}
    spread = {low + (high - low) * part / 16 for part in range(17)}
    for value in sorted(near | spread | {low, high}):
        if low <= value <= high:
            yield Decimal(int(value)) if step.fact.kind is Kind.INTEGER else round(value, 2)


@cache
def _days() -> tuple[int, ...]:
    near = (0, 1, 2, 3, 5, 7, 10, 13, 14, 15, 20, 29, 30, 31, 45, 60, 61, 89, 90, 91)
    far = (120, 180, 240, 300, 364, 365, 366, 500, 700, 731, 1000, 1100, 1500, 2000)
    life = (3000, 5000, 9000, 12000, 20000, 27000)
    ahead = (*near, *far)
    return (*ahead, *(-days for days in (*near, *far, *life)))


@cache
def _constants(guide: Guide) -> frozenset[Decimal]:
    """The numbers that the conditions of a guide compare with."""
    found: set[Decimal] = set()
    for expression in _expressions(guide):
        pending: list[object] = [expression.tree]
        while pending:
            node = pending.pop()
            value = getattr(node, "value", None)
            if isinstance(value, int | Decimal) and not isinstance(value, bool):
                found.add(Decimal(value))
            pending += getattr(node, "operands", ())
            pending += [node.operand] if hasattr(node, "operand") else []
    return frozenset(found)


def _expressions(guide: Guide) -> Iterator[Expression]:
    for step in guide.steps.values():
        for edge in edges(guide, step):
            if edge.route is not None and edge.route.expression is not None:
                yield edge.route.expression
        if isinstance(step, Question):
            yield from (check.expression for check in step.checks)
        if isinstance(step, Offer):
            yield step.need.shown
            yield from (product.fits for product in step.products)


@cache
def _texts(library: Library, guide: Guide) -> tuple[str, ...]:
    """Texts that fit: those of the scripted walks of every guide, and the keys of its tables."""
    said = {
        value: None
        for scripts in library.scripts.values()
        for script in scripts
        for value in _said(script.answers)
    }
    keys = {
        key: None
        for step in guide.steps.values()
        if isinstance(step, Lookup)
        for key in step.rows
    }
    return (*keys, *said, "A sentence with several words.", "12345", "10115")


def _said(answers: object) -> Iterator[str]:
    entries = [answers] if isinstance(answers, dict) else answers
    for entry in entries:  # type: ignore[attr-defined]
        for value in entry.values():
            if isinstance(value, str | int):
                yield str(value)


def moves(library: Library, position: Position) -> Iterator[Position]:
    """Every position that one answer leads to."""
    step = position.step
    for raw in candidates(library, position):
        try:
            if isinstance(raw, str) and raw.startswith("!"):
                moved, _ = walk.go_any_time(position, step.id, raw[1:])
            else:
                moved, _ = walk.answer(position, step.id, raw)
        except AnswerRefused:
            continue
        yield moved


def ends(guide: Guide) -> list[str]:
    """The ends that a walk of a guide is meant to reach."""
    return [
        step.id for step in guide.steps.values() if isinstance(step, End) and step.id != NO_WAY_ON
    ]


def distances(guide: Guide, target: str) -> dict[str, int]:
    """How many edges lie between each step and `target`."""
    into: dict[str, list[str]] = {}
    for step in guide.steps.values():
        for edge in edges(guide, step, any_time=True):
            into.setdefault(edge.target, []).append(edge.source)
    found = {target: 0}
    queue = [target]
    for id_ in queue:
        for source in into.get(id_, ()):
            if source not in found:
                found[source] = found[id_] + 1
                queue.append(source)
    return found


def walk_to(library: Library, guide: Guide, end: str) -> Position:
    """A walk to an end: the nearest positions are tried first. Raises NoWay."""
    far = distances(guide, end)
    channel = guide.channels[0] if guide.channels else "agent"
    first, _ = walk.start(guide, walk="explorer", channel=channel, on=DAY)
    order = count()
    waiting = [(far.get(first.step.id, 10**6), next(order), first)]
    met: set[object] = set()
    while waiting and len(met) < MOST_POSITIONS:
        _, _, position = heapq.heappop(waiting)
        for moved in moves(library, position):
            if moved.step.id == end:
                return moved
            key = (moved.step.id, _told(moved))
            if moved.step.id in far and key not in met:
                met.add(key)
                distance = far[moved.step.id] + len(moved.answers) // 8
                heapq.heappush(waiting, (distance, next(order), moved))
    raise NoWay(f"{guide.id}: no walk to {end} among {len(met)} positions")


def _told(position: Position) -> tuple[object, ...]:
    facts = sorted((key, str(value)) for key, value in position.facts.items())
    visits = sorted(position.visits.items())
    return (*facts, *visits, position.declined, position.offers)
