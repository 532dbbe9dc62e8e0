"""Finds ways through guides: which answers a person could give, and a walk to every end."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import chain, islice
from random import Random
from typing import Any, NamedTuple

from engine import walk
from engine.errors import AnswerRefused
from engine.expression_nodes import Literal, Not
from engine.expressions import Expression, evaluate
from engine.guide import (
    NO_WAY_ON,
    End,
    Guide,
    Instruction,
    Lookup,
    Offer,
    Passage,
    Question,
    Routes,
    Step,
    edges,
)
from engine.kinds import Kind
from engine.library import Library
from engine.walk import Position

DAY = date(2026, 11, 23)
MOST_POSITIONS = 100_000
A_FEW = 6
MANY = 40

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
            yield from (*_countries(position.guide), "DE", "FR", "US")
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
    return frozenset(
        Decimal(value)
        for value in _literals(guide)
        if isinstance(value, int | Decimal) and not isinstance(value, bool)
    )


@cache
def _countries(guide: Guide) -> tuple[str, ...]:
    """One country out of each list that the conditions of a guide speak of."""
    groups = [value for value in _literals(guide) if isinstance(value, frozenset)]
    codes = (sorted(str(each) for each in group if len(str(each)) == 2) for group in groups)
    return tuple(each[0] for each in codes if each)


def _literals(guide: Guide) -> Iterator[object]:
    for expression in _expressions(guide):
        pending: list[Any] = [expression.tree]
        while pending:
            node = pending.pop()
            if isinstance(node, Literal):
                yield node.value
            elif isinstance(node, Not):
                pending.append(node.operand)
            else:
                pending += getattr(node, "operands", ())


def _expressions(guide: Guide) -> Iterator[Expression]:
    for step in guide.steps.values():
        yield from _read_at(guide, step)


def _read_at(guide: Guide, step: Step) -> Iterator[Expression]:
    """The expressions that a walk evaluates at a step."""
    for edge in edges(guide, step):
        if edge.route is not None and edge.route.expression is not None:
            yield edge.route.expression
    match step:
        case Question():
            yield from (check.expression for check in step.checks)
        case Offer():
            yield step.need.shown
            yield from (product.fits for product in step.products)
        case Lookup() if step.expression is not None:
            yield step.expression
        case Passage():
            yield from (assignment.expression for assignment in step.sets)


@cache
def _live(guide: Guide) -> dict[str, frozenset[str]]:
    """The facts on which the road may depend from each step on."""
    own = {step.id: _reads(guide, step) for step in guide.steps.values()}
    into: dict[str, list[str]] = {}
    for step in guide.steps.values():
        for edge in edges(guide, step, any_time=True):
            into.setdefault(edge.target, []).append(edge.source)
    live = dict(own)
    waiting = list(live)
    while waiting:
        id_ = waiting.pop()
        for source in into.get(id_, ()):
            if not live[id_] <= live[source]:
                live[source] |= live[id_]
                waiting.append(source)
    return live


def _reads(guide: Guide, step: Step) -> frozenset[str]:
    asked = {step.fact.key} if isinstance(step, Question) else set()
    copied = {origin for _, origin in step.copies} if isinstance(step, Passage) else set()
    read = {
        base
        for expression in _read_at(guide, step)
        for key in expression.reads
        for base in guide.computed_reads.get(key, (key,))
    }
    return frozenset({guide.names.get(key, key) for key in read} | asked | copied)


@cache
def _relevant(guide: Guide) -> frozenset[str]:
    """The keys of the facts on which a road may depend."""
    return frozenset(
        guide.names.get(key, key) for each in _expressions(guide) for key in each.reads
    )


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
        key: None for step in guide.steps.values() if isinstance(step, Lookup) for key in step.rows
    }
    return (*keys, *said, "A sentence with several words.", "12345", "10115")


def _said(answers: object) -> Iterator[str]:
    entries = [answers] if isinstance(answers, dict) else answers
    for entry in entries:  # type: ignore[attr-defined]
        for value in entry.values():
            if isinstance(value, str | int):
                yield str(value)


def moves(library: Library, position: Position, chance: Random) -> Iterator[Position]:
    """Positions that one answer leads to; of typed answers a few, or one if it does not matter."""
    step = position.step
    said = list(candidates(library, position))
    if _is_wide(step):
        chance.shuffle(said)
        yield from islice(_answered(position, said), A_FEW if _matters(position) else 1)
    else:
        yield from _answered(position, said)
    if not isinstance(step, End):
        for entry in position.guide.at_any_time:
            yield walk.go_any_time(position, step.id, entry.id)[0]


def _is_wide(step: Step) -> bool:
    """Whether a step takes more answers than can be tried at once."""
    return isinstance(step, Question) and (step.several or not step.choices)


def _matters(position: Position) -> bool:
    """Whether an answer out of many may decide about the road."""
    step = position.step
    if not isinstance(step, Question) or not _is_wide(step):
        return False
    return step.fact.key in _relevant(position.guide)


def _answered(position: Position, said: list[object]) -> Iterator[Position]:
    for raw in said:
        try:
            yield walk.answer(position, position.step.id, raw)[0]
        except AnswerRefused:
            continue


def ends(guide: Guide) -> list[str]:
    """The ends that a walk of a guide is meant to reach."""
    return [
        step.id for step in guide.steps.values() if isinstance(step, End) and step.id != NO_WAY_ON
    ]


def walks_to_ends(library: Library, guide: Guide) -> dict[str, Position]:
    """A walk to every end of a guide. Raises NoWay, naming the ends that were not reached."""
    found = _Search(library, guide).found()
    missing = sorted(set(ends(guide)) - found.keys())
    if missing:
        raise NoWay(f"{guide.id}: no walk to {missing}")
    return found


class _Way(NamedTuple):
    """A route: taken where its condition holds and none before it does."""

    earlier: tuple[Expression, ...]
    condition: Expression | None

    def may_be_taken(self, position: Position) -> bool:
        """Whether what is known does not rule it out."""
        facts = position.facts
        if self.condition is not None and evaluate(self.condition, facts) is False:
            return False
        return not any(evaluate(each, facts) is True for each in self.earlier)


def _ordered_routes(step: Step) -> Iterator[Routes]:
    if isinstance(step, Question):
        yield from step.routes.values()
    if isinstance(step, Question | Instruction | Passage):
        yield step.after


class _Search:
    """Tries, of all positions that are known, one whose step was tried least often so far.

    Among several of that step, half of the time the most promising is taken: where the fewest
    conditions are already false that lead to steps which no walk has met.
    """

    def __init__(self, library: Library, guide: Guide) -> None:
        channel = guide.channels[0] if guide.channels else "agent"
        first, _ = walk.start(guide, walk="explorer", channel=channel, on=DAY)
        self._library = library
        self._guide = guide
        self._chance = Random(guide.id)  # repeatable
        self._waiting: dict[str, list[Position]] = {first.step.id: [first]}
        self._tried: Counter[str] = Counter()
        self._again: Counter[int] = Counter()
        self._met: set[object] = set()
        self._ends: dict[str, Position] = {}
        self._unmet = self._conditions()
        self._untaken: list[_Way] = []

    def found(self) -> dict[str, Position]:
        """The walks, to as many ends as could be reached."""
        wanted = set(ends(self._guide))
        while self._waiting and len(self._met) < MOST_POSITIONS:
            step = min(self._waiting, key=lambda id_: self._tried[id_])
            self._tried[step] += 1
            for moved in moves(self._library, self._draw(step), self._chance):
                self._meet(moved)
            if self._ends.keys() >= wanted:
                break
        return self._ends

    def _meet(self, moved: Position) -> None:
        id_ = moved.step.id
        self._note_met(id_)
        if isinstance(moved.step, End):
            self._ends.setdefault(id_, moved)
        elif (key := (id_, _told(moved))) not in self._met:
            self._met.add(key)
            self._waiting.setdefault(id_, []).append(moved)

    def _draw(self, step: str) -> Position:
        positions = self._waiting[step]
        most = A_FEW * 4 if self._chance.random() < 0.5 else 1
        some = self._chance.sample(range(len(positions)), min(len(positions), most))
        place = max(some, key=lambda each: self._promise(positions[each]))
        position = positions[place]
        self._again[id(position)] += 1
        if not _matters(position) or self._again[id(position)] >= MANY:
            positions[place] = positions[-1]
            positions.pop()
            if not positions:
                del self._waiting[step]
        return position

    def _promise(self, position: Position) -> int:
        return sum(each.may_be_taken(position) for each in self._untaken)

    def _conditions(self) -> dict[str, list[_Way]]:
        """The ways that lead to each step under a condition, or behind other conditions."""
        found: dict[str, list[_Way]] = {}
        for step in self._guide.steps.values():
            for routes in _ordered_routes(step):
                for place, route in enumerate(routes):
                    earlier = tuple(each.expression for each in routes[:place] if each.expression)
                    if earlier or route.expression:
                        found.setdefault(route.target, []).append(_Way(earlier, route.expression))
        return found

    def _note_met(self, step: str) -> None:
        if self._unmet.pop(step, None) is not None:
            self._untaken = list(chain.from_iterable(self._unmet.values()))[:A_FEW]


def _told(position: Position) -> tuple[object, ...]:
    live = _live(position.guide)[position.step.id]
    known = position.facts.items()
    facts = sorted((key, str(value)) for key, value in known if key in live)
    visits = sorted(position.visits.items())
    return (*facts, *visits, position.declined, position.offers)
