"""Which facts are known for certain at each step, whatever the road there.

A forward analysis over the inlined graph: what is known at a step is what is known on every way
into it. Sets of facts are integers, a bit for each fact that anything reads; a guide of 50,000
steps reads few of the facts that it sets.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from engine.checks.reading import needed, read_anywhere, shown_by
from engine.expressions import Expression
from engine.guide import (
    Guide,
    Instruction,
    Lookup,
    Offer,
    Passage,
    Question,
    Route,
    Routes,
    Step,
    stops,
)

Bits = int


class Use(NamedTuple):
    """A place where a step reads facts that may be unset: a route, an expression or a text.

    `route` and `expression` tell which; a text is told by neither.
    """

    missing: Bits
    expression: Expression | None
    route: Route | None


class _Flow(NamedTuple):
    needs: Bits
    if_true: Bits | None
    if_false: Bits | None


class Knowledge:
    """What is known in the steps of one guide that can be reached."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self._bits: dict[str, Bits] = {}
        self._flows: dict[int, _Flow] = {}
        shows = {id_: each for id_, step in guide.steps.items() if any(each := shown_by(step))}
        for key in read_anywhere(guide, shows.values()):
            self._bits.setdefault(key, 1 << len(self._bits))
        self._shows = {
            id_: (self.bits(needed(guide, before)), self.bits(needed(guide, after)))
            for id_, (before, after) in shows.items()
        }
        self.defaults = self.bits(guide.defaults)
        self.every = (1 << len(self._bits)) - 1
        self._rows: dict[str, Bits] = {}

    def bits(self, keys: Iterable[str]) -> Bits:
        """The set of these facts, as far as anything reads them."""
        found = 0
        for key in keys:
            found |= self._bits.get(key, 0)
        return found

    def keys(self, bits: Bits) -> list[str]:
        """The facts in a set, as keys."""
        return [key for key, bit in self._bits.items() if bits & bit]

    @cached_property
    def known(self) -> dict[str, Bits]:
        """What is known for certain at each step that can be reached; nothing if nobody asks."""
        guide = self.guide
        if not self._bits:
            return {}
        known = {guide.start: self.defaults}
        at_any_time = self.every
        waiting = deque((guide.start,))
        queued = {guide.start}
        while waiting:
            id_ = waiting.popleft()
            queued.discard(id_)
            step = guide.steps[id_]
            targets = list(self.ways_on(step, known[id_]))
            if guide.at_any_time and stops(step) and at_any_time & known[id_] != at_any_time:
                at_any_time &= known[id_]
                targets += [(each.after[0].target, at_any_time) for each in guide.at_any_time]
            for target, state in targets:
                before = known.get(target)
                after = state if before is None else before & state
                if after != before:
                    known[target] = after
                    if target not in queued:
                        queued.add(target)
                        waiting.append(target)
        return known

    def ways_on(self, step: Step, known: Bits) -> Iterator[tuple[str, Bits]]:
        """Where a walk goes from a step, and what it knows there.

        What the step's texts show counts as known behind it: once is enough to tell of it.
        """
        if step.then:
            yield step.then, known
        if step.instead:
            yield step.instead, known
        before, after = self._shows.get(step.id, (0, 0))
        known |= before | after
        for routes, state in self._leaving(step, known):
            yield from self._along(routes, state)

    def uses(self, step: Step, known: Bits) -> Iterator[Use]:
        """What the step reads and may not be known where so much is known."""
        before, after = self._shows.get(step.id, (0, 0))
        if before & ~known:
            yield Use(before & ~known, None, None)
        if after:
            missing = after & ~before & ~self._after(step, known)
            if missing:
                yield Use(missing, None, None)
        for expression, state in self._read_by(step, known):
            missing = self.flow(expression).needs & ~state
            if missing:
                yield Use(missing, expression, None)
        for routes, state in self._leaving(step, known):
            yield from self._routes_use(routes, state)

    def flow(self, expression: Expression) -> _Flow:
        """The facts that an expression needs, and those known after each outcome."""
        found = self._flows.get(id(expression))
        if found is None:
            flow = expression.flow
            found = _Flow(
                self.bits(flow.needs),
                None if flow.if_true is None else self.bits(flow.if_true | flow.needs),
                None if flow.if_false is None else self.bits(flow.if_false | flow.needs),
            )
            self._flows[id(expression)] = found
        return found

    def _routes_use(self, routes: Routes, known: Bits) -> Iterator[Use]:
        for route in routes:
            if route.expression is None:
                continue
            flow = self.flow(route.expression)
            missing = flow.needs & ~known
            if missing:
                yield Use(missing, route.expression, route)
            if flow.if_false is None:
                return
            known |= flow.if_false

    def _along(self, routes: Routes, known: Bits) -> Iterator[tuple[str, Bits]]:
        for route in routes:
            if route.expression is None:
                # a condition that could not be understood may have asked for anything
                known = known if route.condition is None else self.every
                yield route.target, known
                continue
            flow = self.flow(route.expression)
            if flow.if_true is not None:
                yield route.target, known | flow.if_true
            if flow.if_false is None:
                return
            known |= flow.if_false

    def _leaving(self, step: Step, known: Bits) -> Iterator[tuple[Routes, Bits]]:
        """The routes out of a step, each list with what is known as it is tried."""
        match step:
            case Question():
                after = self._after(step, known)
                own = self._bits.get(step.fact.key, 0)
                for routes in step.routes.values():
                    yield routes, after | own
                if step.after:
                    yield step.after, after
            case Instruction():
                yield step.after, known
            case Passage():
                yield step.after, self._after(step, known)
            case Lookup():
                yield step.found, self._after(step, known)
                yield step.missing, known
            case Offer():
                for routes in (step.accepted, step.declined, step.none):
                    yield routes, known

    def _after(self, step: Step, known: Bits) -> Bits:
        """What is known behind a step: a question answered, a row found, a passage made."""
        match step:
            case Question(fact=fact, optional=optional):
                if not fact.key:  # the question asks for a fact that is not there
                    return self.every
                own = self._bits.get(fact.key, 0)
                return known & ~own | (own & self.defaults) if optional else known | own
            case Lookup():
                flow = step.expression and self.flow(step.expression)
                return known | self._set_by(step) | (flow.needs if flow else 0)
            case Passage():
                return self._passed(step, known)
            case _:
                return known

    def _passed(self, step: Passage, known: Bits) -> Bits:
        if step.clears:
            known = known & ~self.bits(step.clears) | self.defaults
        for assignment in step.sets:
            known |= self.flow(assignment.expression).needs
        known |= self.bits(assignment.key for assignment in step.sets)
        for to, origin in step.copies:
            if self._bits.get(origin, 0) & known:
                known |= self._bits.get(to, 0)
        return known

    def _set_by(self, step: Lookup) -> Bits:
        """The facts that every row of the table sets."""
        found = self._rows.get(step.id)
        if found is None:
            found = self.bits(
                key
                for key, column in step.sets
                if all(row[column] is not None for row in step.rows.values())
            )
            self._rows[step.id] = found
        return found

    def _read_by(self, step: Step, known: Bits) -> Iterator[tuple[Expression, Bits]]:
        """The expressions that a step evaluates, each with what is known then."""
        match step:
            case Question(checks=checks) if checks:
                state = known | self._bits.get(step.fact.key, 0)
                for check in checks:
                    yield check.expression, state
                    state |= self.flow(check.expression).if_true or 0
            case Lookup(expression=expression) if expression is not None:
                yield expression, known
            case Passage(sets=sets):
                for assignment in sets:
                    yield assignment.expression, known & ~self.bits(step.clears) | self.defaults
