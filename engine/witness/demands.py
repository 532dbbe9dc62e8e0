"""What a walk has to answer and to know to take a road: the road as conditions on values."""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from engine.expression_functions import EQUAL, OUTSIDE, WITHIN
from engine.expression_nodes import And, Known, Literal, Node, Not, Operation, Or, Read
from engine.guide import Edge, Guide, Lookup, Offer, Passage, Question, Route, Step, stops
from engine.kinds import Kind, Value
from engine.state import Channel
from engine.validity import ALWAYS
from engine.witness.allowed import row_keys
from engine.witness.meanings import Meanings
from engine.witness.suggesting import on_days, suggested
from engine.witness.ways import PASSED, before, list_of

MOST_ROWS = 60
"""How many rows of a table are tried for one that leads on."""


class Wanted(Enum):
    """How a condition must come out; what is unset makes it neither true nor false."""

    TRUE = "true"
    FALSE = "false"
    NOT_TRUE = "not true"


class Demand(NamedTuple):
    """A condition on the values of a road, and the facts that it reads, by their keys."""

    condition: Node
    wanted: Wanted
    reads: frozenset[str]


class Reply(NamedTuple):
    """What is answered at a step: the value of this name, or `said` where that is None."""

    step: str
    value: str | None
    said: str | None = None


class Impossible(Exception):
    """A road that cannot be taken whatever is answered; `step` is where it breaks off."""

    def __init__(self, step: str) -> None:
        super().__init__(step)
        self.step = step


class Demands:
    """Follows a road edge by edge and gathers what it takes on a channel. Raises Impossible.

    A question is passed over where its fact was set on the road, and is asked where it was not. At
    the steps that are `turned` it is the other way: what was set is `corrected` there, and what was
    not set is known to the caller; if `twice`, it is corrected too.
    """

    def __init__(
        self,
        guide: Guide,
        channel: Channel,
        turned: frozenset[str] = frozenset(),
        *,
        twice: bool = False,
    ) -> None:
        self.guide = guide
        self.corrected: set[str] = set()
        self._turned = turned
        self._twice = twice
        self._channel = channel
        self.meanings = Meanings(guide.facts)
        self.found: list[Demand] = []
        self.replies: list[Reply] = []
        self.asked: dict[str, Question] = {}
        self._visits: dict[str, int] = {}
        self._skipped: set[str] = set()
        self._given: set[str] = set()
        self._unknown: set[str] = set()
        self._declined: set[str] = set()
        self._offers = 0
        self._enter(guide.start)

    def follow(self, road: Iterable[Edge]) -> None:
        """Go along the edges."""
        for edge in road:
            self.take(edge)

    def take(self, edge: Edge) -> None:
        """Go along one edge out of the step that has been reached."""
        step = self.guide.steps[edge.source]
        if step.at_most and (edge.kind == "then") != (self._visits[step.id] > step.at_most):
            raise Impossible(step.id)
        if step.limited and not (isinstance(step, Offer) and edge.kind == "none"):
            self._admit(step, around=edge.kind == "instead")
        if edge.kind == "any-time":
            self._leave(edge)
        elif edge.kind not in PASSED:
            self._prepare(edge)
            self._choose(edge)
        self._enter(edge.target)

    def arrive_at(self, step: str) -> None:
        """Want the step that has been reached to be there for the walk."""
        node = self.guide.steps[step]
        if node.limited:
            self._admit(node, around=False)

    def show(self, step: str) -> None:
        """Want the step that has been reached to be shown: an offer, to have something to offer."""
        node = self.guide.steps[step]
        if isinstance(node, Offer):
            if not self._may_offer(node):
                raise Impossible(step)
            self._make(node)

    def answer_here(self, step: str, *, choice: str | None = None) -> None:
        """Answer the step that has been reached, whichever way on that gives."""
        node = self.guide.steps[step]
        if isinstance(node, Question):
            self._ask(node, choice, own=False)
        elif stops(node):
            self.replies.append(Reply(step, None))
        elif isinstance(node, Passage):
            self._pass(node)

    def turnable(self, facts: frozenset[str]) -> frozenset[str]:
        """The questions about these facts that could be turned."""
        asked = ((id_, self.guide.steps[id_]) for id_ in self._skipped | self._unknown)
        return frozenset(
            id_ for id_, step in asked if isinstance(step, Question) and step.fact.key in facts
        )

    def demand(self, condition: Node, wanted: Wanted, reads: frozenset[str]) -> None:
        """Want a condition, as it is at this point of the road, to come out so."""
        self._demand(self.meanings.here(condition), wanted, reads)

    def _demand(self, condition: Node, wanted: Wanted, reads: frozenset[str]) -> None:
        self.found.append(Demand(condition, wanted, reads.union(self.meanings.keys_of(condition))))

    def demand_open(self, routes: Sequence[Route]) -> None:
        """Want none of these routes to be taken."""
        for route in routes:
            if route.expression is None:
                raise Impossible(route.target)
            self.demand(route.expression.tree, Wanted.FALSE, route.expression.reads)

    def _enter(self, id_: str) -> None:
        if self.guide.steps[id_].at_most:
            self._visits[id_] = self._visits.get(id_, 0) + 1

    def _admit(self, step: Step, *, around: bool) -> None:
        """Want the walk to be one that the step is for, or none where the road goes around it."""
        by_channel = step.is_for(None, self._channel)
        if around is by_channel and (not by_channel or step.valid == ALWAYS):
            raise Impossible(step.id)
        if by_channel and step.valid != ALWAYS:
            wanted = Wanted.FALSE if around else Wanted.TRUE
            self.demand(on_days(step.valid), wanted, frozenset())

    def _leave(self, edge: Edge) -> None:
        step = self.guide.steps[edge.source]
        if isinstance(step, Question) and self._is_skipped(step):
            raise Impossible(step.id)
        if isinstance(step, Offer):
            self._make(step)
        self.replies.append(Reply(step.id, None, f"!{edge.answer}"))

    def _prepare(self, edge: Edge) -> None:
        step = self.guide.steps[edge.source]
        match step:
            case Question():
                self._ask(step, edge.answer or None, own=edge.answer in step.routes)
            case Lookup():
                self._look_up(step, edge)
            case Passage():
                self._pass(step)
            case Offer():
                self._offer(step, edge)
            case _:
                self.replies.append(Reply(step.id, None))

    def _choose(self, edge: Edge) -> None:
        routes = list_of(self.guide.steps[edge.source], edge)
        self.demand_open(before(routes, edge))
        if edge.route is not None and edge.route.expression is not None:
            expression = edge.route.expression
            self.demand(expression.tree, Wanted.TRUE, expression.reads)
        elif edge.route is not None and edge.route.condition is not None:
            raise Impossible(edge.source)

    def _ask(self, step: Question, choice: str | None, *, own: bool) -> None:
        fact = step.fact
        if fact.key not in self.guide.facts:
            raise Impossible(step.id)
        self._turn(step)
        if self._is_skipped(step):
            self._skipped.add(step.id)
        else:
            self._put(step)
        here = Read(fact.key, fact.name, None)
        reads = frozenset((fact.key,))
        if choice is not None:
            several = fact.kind is Kind.CHOICES
            option = Literal(choice, choice)
            picked = Operation(EQUAL, (here, option), choice)
            if several:
                picked = Operation(WITHIN, (option, here), choice)
            self.demand(picked, Wanted.TRUE, reads)
        elif step.routes and not own:
            others = Literal(frozenset(step.routes), "others")
            self.demand(Operation(OUTSIDE, (here, others), "others"), Wanted.TRUE, reads)
        for check in step.checks:
            self.demand(check.expression.tree, Wanted.TRUE, check.expression.reads)

    def _turn(self, step: Question) -> None:
        key = step.fact.key
        if step.id not in self._turned:
            return
        if self._is_skipped(step):
            self._skipped.add(step.id)
            self.corrected.add(step.id)
        elif self._is_open(key) and step.id not in self._skipped:
            self._given.add(key)
            self.demand(Known(frozenset((key,)), key), Wanted.TRUE, frozenset((key,)))
            if self._twice:
                self._skipped.add(step.id)
                self.corrected.add(step.id)

    def _is_open(self, key: str) -> bool:
        """Whether a caller may know a fact or not, and a condition on the road has read it."""
        return self.meanings.meaning(key) is None and not self.meanings.is_new(key)

    def _put(self, step: Question) -> None:
        key = step.fact.key
        if self._is_open(key) and key not in self._given:
            self._unknown.add(step.id)
            self.demand(Known(frozenset((key,)), key), Wanted.FALSE, frozenset((key,)))
        name = self.meanings.fresh(key, sure=not step.optional)
        self.meanings.sources[key] = step.id
        self.asked[name] = step
        self.replies.append(Reply(step.id, name))

    def _is_skipped(self, step: Question) -> bool:
        """Whether a question is passed over because its fact is known."""
        key = step.fact.key
        now = self.meanings.meaning(key)
        if step.ask_again or step.id in self._skipped:
            return False
        if now is None:
            return key in self._given
        if isinstance(now, Read) and now.key not in self.meanings.sure:
            return False
        return self.meanings.sources.get(key) != step.id

    def _look_up(self, step: Lookup, edge: Edge) -> None:
        if step.expression is None:
            raise Impossible(step.id)
        by = self.meanings.here(step.expression.tree)
        reads = step.expression.reads
        keys = row_keys(step)
        if edge.kind == "missing":
            listed = Literal(frozenset(keys.values()), step.table)
            outside = Operation(OUTSIDE, (by, listed), step.table)
            self._demand(outside, Wanted.TRUE, reads)
            return
        names = [(self._set(step, key, column), column) for key, column in step.sets]
        rows = list(keys.items())[:MOST_ROWS]
        each = (self._row(by, key, step.rows[id_], names) for id_, key in rows)
        self._demand(Or(tuple(each), step.table), Wanted.TRUE, reads)

    def _set(self, step: Lookup, key: str, column: int) -> str:
        sure = all(row[column] is not None for row in step.rows.values())
        self.meanings.sources[key] = step.id
        return self.meanings.fresh(key, sure=sure)

    def _row(
        self,
        by: Node,
        key: str | int,
        row: Sequence[Value | None],
        names: Iterable[tuple[str, int]],
    ) -> Node:
        parts: list[Node] = [Operation(EQUAL, (by, Literal(key, str(key))), str(key))]
        for name, column in names:
            value = row[column]
            if value is None:
                parts.append(Not(Known(frozenset((name,)), name), name))
            else:
                here = Read(name, name, None)
                parts.append(Operation(EQUAL, (here, Literal(value, str(value))), name))
        return And(tuple(parts), str(key))

    def _pass(self, step: Passage) -> None:
        for key in step.clears:
            self.meanings.forget(key)
        given = [(each.key, self.meanings.here(each.expression.tree)) for each in step.sets]
        for key, node in given:
            self.meanings.mean(key, node)
            self.meanings.sources[key] = step.id
        for to, origin in step.copies:
            now = self.meanings.meaning(origin)
            if now is not None:
                self.meanings.mean(to, now)
                self.meanings.sources[to] = self.meanings.sources.get(origin, step.id)

    def _offer(self, step: Offer, edge: Edge) -> None:
        is_open = self._may_offer(step)
        if edge.kind == "none":
            if is_open:
                self._suggest(step, Wanted.NOT_TRUE)
            return
        if not is_open:
            raise Impossible(step.id)
        self._make(step)
        self._offers += 1
        if edge.kind == "declined":
            self._declined.add(step.need.id)
        self.replies.append(Reply(step.id, None, edge.kind))

    def _may_offer(self, step: Offer) -> bool:
        """Whether a walk may still be offered something here."""
        return self._offers < self.guide.offers_at_most and step.need.id not in self._declined

    def _make(self, step: Offer) -> None:
        self._suggest(step, Wanted.TRUE)

    def _suggest(self, step: Offer, wanted: Wanted) -> None:
        """Want something to be offered, or nothing to be."""
        found = suggested(step, self.guide)
        self.demand(found.condition, wanted, found.reads)
