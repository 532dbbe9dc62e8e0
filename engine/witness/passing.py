"""What may be known behind each way on, as boxes over a few of a guide's facts."""

from collections.abc import Iterator
from functools import cached_property

from engine import catalogue
from engine.expression_functions import EQUAL, OUTSIDE, WITHIN
from engine.expression_nodes import And, Literal, Node, Operation, Or, Read
from engine.expressions import Expression
from engine.guide import Edge, Lookup, Offer, Question, Routes
from engine.kinds import Kind, Value
from engine.regions import (
    Box,
    Name,
    Region,
    Space,
    TooComplex,
    common,
    difference,
    hull,
    narrowed,
)
from engine.witness.allowed import allowed, row_keys
from engine.witness.choosing import SET, UNSET
from engine.witness.demands import Wanted
from engine.witness.goals import Goal
from engine.witness.handing import handed, unbound
from engine.witness.outlook import Outlook
from engine.witness.preparing import Preparing
from engine.witness.suggesting import suggestions
from engine.witness.terms import Terms
from engine.witness.ways import PASSED, Ways, before, list_of

_MOST_BOXES = 60
"""A condition that needs more boxes counts as true in a wider one, which misses no road."""
_MOST_PARTS = 60
"""How many conditions are looked at of a longer list; the others count as open both ways too."""
Part = tuple[Node, bool]
"""A condition, and whether it must be true or false."""
_AS_WRITTEN = (Kind.CHOICE, Kind.COUNTRY, Kind.INTEGER, Kind.POSTCODE, Kind.TEXT)
"""The kinds of what a table is looked up by as it is compared, too."""


class Passing:
    """Passes boxes along the edges of a guide; only `facts` are told apart."""

    def __init__(
        self, ways: Ways, goal: Goal | None, facts: frozenset[str], givable: frozenset[str]
    ) -> None:
        self._ways = ways
        self._guide = ways.guide
        self._goal = goal
        self._facts = facts
        self._givable = givable
        self._parts: dict[int, list[Part]] = {}
        self._regions: dict[int, Region] = {}
        self._shared: dict[tuple[tuple[int, bool], ...], Region] = {}
        self._against: dict[int, list[Node]] = {}
        conditions = list(self._every_condition())
        self._space = Space(unbound(ways.guide, facts), conditions, twins=handed(ways.guide, facts))
        self._terms = Terms(self._space, conditions)
        self._preparing = Preparing(self._space, self._terms, facts)
        self.widths = [mask.bit_length() for mask in self._space.everything]

    def beginning(self) -> Box:
        """What may be known before the first step."""
        limits = {
            name: UNSET
            for name in self._space.axes
            if name.kind == "known" and name.of not in self._givable
        }
        return self._space.box(limits)

    def given(self, box: Box) -> dict[str, Value]:
        """Values of what a caller may know before a walk, for a box that the walk comes to."""
        found: dict[str, Value] = {}
        for name, mask in zip(self._space.axes, box, strict=True):
            known = self._space.at.get(Name("known", name.of))
            if name.kind == "fact" and name.of in self._givable and known is not None:
                samples = self._space.axes[name].samples(mask)
                if box[known] == SET or (box[known] & SET and mask != self._space.axes[name].full):
                    found[name.of] = next(each for each in samples)
        return found

    def along(self, edge: Edge, box: Box, *, may_offer: bool = False) -> Iterator[Box]:
        """What may be known behind an edge.

        An offer that `may_offer` passes its `none` only where there is nothing to suggest; others
        pass it where so many offers were made before, or the need was declined.
        """
        if edge.kind in PASSED:
            yield box
            return
        against = self._against_of(edge) if may_offer or edge.kind == "missing" else []
        step = self._guide.steps[edge.source]
        if not against and not self._parts_of(edge):
            yield from self._preparing.prepared(step, box, edge.kind)
            return
        region = self._region(edge)
        for prepared in self._preparing.prepared(step, box, edge.kind):
            for each in region:
                shared = common(prepared, each)
                if shared is not None:
                    yield from self._outside(against, shared)

    @cached_property
    def outlook(self) -> Outlook | None:
        """What roads to the goal look at; None where there is no goal."""
        if self._goal is None:
            return None
        wanted = [*(node for node, _ in self._goal_parts), *self._goal_against]
        parts_of = self._conditions
        return Outlook(self._ways, self._goal.step, wanted, self._space, parts_of)

    def _conditions(self, edge: Edge) -> Iterator[Node]:
        yield from (node for node, _ in self._parts_of(edge))
        yield from self._against_of(edge)

    def meets_goal(self, box: Box) -> bool:
        """Whether the goal's conditions may hold at its step."""
        if self._goal is None:
            return True
        step = self._guide.steps[self._goal.step]
        region = self._of_parts(self._goal_parts)
        boxes = self._preparing.prepared(step, box, "next") if self._goal.answered else (box,)
        shared = (common(prepared, each) for prepared in boxes for each in region)
        left = (self._outside(self._goal_against, each) for each in shared if each is not None)
        return any(True for found in left for _ in found)

    # Conditions

    def _every_condition(self) -> Iterator[Node]:
        yield from (node for node, _ in self._goal_parts)
        yield from self._goal_against
        for edge in self._useful():
            yield from (node for node, _ in self._parts_of(edge))
            yield from self._against_of(edge)

    def _useful(self) -> Iterator[Edge]:
        """The edges on roads to the goal; all where there is none."""
        goal = self._goal
        leading = None if goal is None else self._ways.leading(goal.step)
        for step in self._ways.reached:
            for edge in self._ways.out(step):
                if leading is None or edge.target in leading:
                    yield edge
        if goal is not None and goal.edge is not None:
            yield goal.edge

    @cached_property
    def _goal_parts(self) -> list[Part]:
        goal = self._goal
        if goal is None:
            return []
        parts = [
            (expression.tree, wanted is Wanted.TRUE)
            for expression, wanted in goal.conditions
            if wanted is not Wanted.NOT_TRUE and self._is_told(expression)
        ]
        step = self._guide.steps[goal.step]
        if isinstance(step, Question) and goal.answered:
            parts += self._answered(step, goal.choice)
        if isinstance(step, Offer) and not goal.conditions:
            parts += self._suggested(step)
        return parts

    @cached_property
    def _goal_against(self) -> list[Node]:
        """Conditions that must not be so at the goal, be it that something is unset."""
        return [
            expression.tree
            for expression, wanted in (() if self._goal is None else self._goal.conditions)
            if wanted is Wanted.NOT_TRUE and self._is_told(expression)
        ]

    def _is_told(self, expression: Expression) -> bool:
        return expression.reads <= self._facts

    def _parts_of(self, edge: Edge) -> list[Part]:
        found = self._parts.get(id(edge))
        if found is None:
            found = self._parts[id(edge)] = list(self._wanted(edge))
        return found

    def _wanted(self, edge: Edge) -> Iterator[Part]:
        step = self._guide.steps[edge.source]
        if edge.kind in PASSED:
            return
        if isinstance(step, Question):
            yield from self._answered(step, edge.answer or None)
        if isinstance(step, Offer) and edge.kind != "none":
            yield from self._suggested(step)
        if isinstance(step, Lookup) and edge.kind == "found":
            yield from ((found, True) for found in self._in_table(step))
        yield from self._routed(list_of(step, edge), edge)

    def _in_table(self, step: Lookup) -> Iterator[Node]:
        by = step.expression
        if by is None or not self._is_told(by) or by.type.kind not in _AS_WRITTEN:
            return
        if by.reads.isdisjoint(key for key, _ in step.sets):
            keys = Literal(frozenset(row_keys(step).values()), step.table)
            here = Operation(WITHIN, (by.tree, keys), step.table)
            yield here

    def _routed(self, routes: Routes, edge: Edge) -> Iterator[Part]:
        for route in before(routes, edge):
            if route.expression is not None and self._is_told(route.expression):
                yield route.expression.tree, False
        last = edge.route.expression if edge.route is not None else None
        if last is not None and self._is_told(last):
            yield last.tree, True

    def _answered(self, step: Question, choice: str | None) -> Iterator[Part]:
        key = step.fact.key
        if key in self._facts:
            here = Read(key, step.fact.name, None)
            several = step.fact.kind is Kind.CHOICES
            if choice is not None:
                option = Literal(choice, choice)
                pair = (option, here) if several else (here, option)
                yield Operation(WITHIN if several else EQUAL, pair, choice), True
            elif step.routes:
                others = Literal(frozenset(step.routes), "")
                yield Operation(OUTSIDE, (here, others), ""), True
            yield from ((limit, True) for limit in allowed(key, step))
        for check in step.checks:
            if self._is_told(check.expression):
                yield check.expression.tree, True

    def _suggested(self, step: Offer) -> Iterator[Part]:
        shown = catalogue.here(step.need.shown, step, self._guide)
        if self._is_told(shown):
            yield shown.tree, True
        each = list(suggestions(step, self._guide))
        if each and all(one.reads <= self._facts for one in each):
            yield Or(tuple(one.condition for one in each), step.need.id), True

    def _region(self, edge: Edge) -> Region:
        """Where the conditions of an edge hold; edges with the same conditions share it."""
        found = self._regions.get(id(edge))
        if found is None:
            parts = self._parts_of(edge)
            same = tuple((id(node), wanted) for node, wanted in parts)
            found = self._shared.get(same)
            if found is None:
                found = self._shared[same] = self._of_parts(parts)
            self._regions[id(edge)] = found
        return found

    def _of_parts(self, parts: list[Part]) -> Region:
        region: Region = (self._space.everything,)
        for node, wanted in reversed(parts[-_MOST_PARTS:]):
            around = self._around(node, wanted=wanted)
            within = narrowed(region, around)
            region = within if len(within) <= _MOST_BOXES else narrowed(region, hull(around))
        return region

    def _around(self, node: Node, *, wanted: bool) -> Region:
        if not self._terms.tells(node):
            return (self._space.everything,)
        return self._space.around(node, wanted=wanted)

    # What must not be so for certain

    def _against_of(self, edge: Edge) -> list[Node]:
        found = self._against.get(id(edge))
        if found is None:
            found = self._against[id(edge)] = list(self._barring(edge))
        return found

    def _barring(self, edge: Edge) -> Iterator[Node]:
        """Conditions each of which keeps the walk from taking an edge, as far as facts tell."""
        step = self._guide.steps[edge.source]
        if edge.kind == "missing" and isinstance(step, Lookup):
            yield from self._in_table(step)
        if edge.kind == "none" and isinstance(step, Offer) and not step.limited:
            shown = catalogue.here(step.need.shown, step, self._guide)
            if self._is_told(shown):
                for each in suggestions(step, self._guide):
                    if each.reads <= self._facts:
                        yield And((shown.tree, each.condition), step.need.id)

    def _outside(self, nodes: list[Node], box: Box) -> Iterator[Box]:
        """What is left of a box without that where one of these conditions is sure to hold."""
        left: Region = (box,)
        for node in nodes:
            try:
                holds = self._space.region(node) if self._terms.tells(node) else ()
                rest = difference(left, tuple(each for each in holds if self._is_sure(each, box)))
            except TooComplex:
                continue
            if len(rest) <= _MOST_BOXES:
                left = rest
        yield from left

    def _is_sure(self, holds: Box, box: Box) -> bool:
        """Whether what a box compares is sure to have a value: a condition on it came out so.

        A division by 0 has none, nor has what is computed from a fact that is unset.
        """
        full = self._space.everything
        return all(holds[at] == full[at] or box[at] != full[at] for at in self._terms.places)
