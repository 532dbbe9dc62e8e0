"""What may be known behind each way on, as boxes over a few of a guide's facts."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from engine import catalogue
from engine.expression_functions import EQUAL, OUTSIDE, WITHIN
from engine.expression_nodes import Literal, Node, Operation, Or, Read
from engine.expressions import Expression
from engine.guide import Edge, Lookup, Offer, Passage, Question, Routes, Step
from engine.kinds import Kind, Value
from engine.regions import Box, Mask, Name, Region, Space, TooComplex, common, intersection
from engine.witness.allowed import allowed, row_keys
from engine.witness.choosing import SET, UNSET
from engine.witness.demands import Wanted
from engine.witness.goals import Goal
from engine.witness.ways import PASSED, Ways, before, list_of

_MOST_BOXES = 60
"""A condition that needs more boxes counts as open both ways, which misses no road."""
_MOST_PARTS = 60
"""How many conditions are looked at of a longer list; the others count as open both ways too."""
Part = tuple[Node, bool]
"""A condition, and whether it must be true or false."""


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
        conditions = [node for node, _ in self._every_part()]
        self._space = Space(self._guide.facts, conditions, twins=self._handed())
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

    def along(self, edge: Edge, box: Box) -> Iterator[Box]:
        """What may be known behind an edge."""
        if edge.kind in PASSED:
            yield box
            return
        region = self._region(edge)
        step = self._guide.steps[edge.source]
        for prepared in self._prepared(step, box, edge.kind):
            for each in region:
                shared = common(prepared, each)
                if shared is not None:
                    yield shared

    def meets_goal(self, box: Box) -> bool:
        """Whether the goal's conditions may hold at its step."""
        if self._goal is None:
            return True
        step = self._guide.steps[self._goal.step]
        region = self._of_parts(self._goal_parts)
        boxes = self._prepared(step, box, "next") if self._goal.answered else (box,)
        return any(common(prepared, each) is not None for prepared in boxes for each in region)

    def _handed(self) -> Iterator[tuple[str, str]]:
        """The facts that subguides are handed and hand back, of those that are told apart."""
        for step in self._guide.steps.values():
            if isinstance(step, Passage):
                pairs = list(step.copies)
                pairs += [
                    (each.key, each.expression.tree.key)
                    for each in step.sets
                    if isinstance(each.expression.tree, Read)
                ]
                yield from (pair for pair in pairs if self._facts.issuperset(pair))

    # Conditions

    def _every_part(self) -> Iterator[Part]:
        yield from self._goal_parts
        for step in self._ways.reached:
            for edge in self._ways.out(step):
                yield from self._parts_of(edge)

    @cached_property
    def _goal_parts(self) -> list[Part]:
        goal = self._goal
        if goal is None:
            return []
        parts = [
            (expression.tree, wanted is Wanted.TRUE)
            for expression, wanted in goal.conditions
            if self._is_told(expression)
        ]
        step = self._guide.steps[goal.step]
        if isinstance(step, Question) and goal.answered:
            parts += self._answered(step, goal.choice)
        return parts

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
        if isinstance(step, Lookup) and step.expression and self._is_told(step.expression):
            keys = Literal(frozenset(row_keys(step).values()), step.table)
            here = Operation(WITHIN, (step.expression.tree, keys), step.table)
            yield here, edge.kind == "found"
        yield from self._routed(list_of(step, edge), edge)

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
        fits = [catalogue.here(product.fits, step, self._guide) for product in step.products]
        if fits and all(map(self._is_told, fits)):
            yield Or(tuple(each.tree for each in fits), step.need.id), True

    def _region(self, edge: Edge) -> Region:
        found = self._regions.get(id(edge))
        if found is None:
            found = self._regions[id(edge)] = self._of_parts(self._parts_of(edge))
        return found

    def _of_parts(self, parts: list[Part]) -> Region:
        region: Region = (self._space.everything,)
        for node, wanted in reversed(parts[-_MOST_PARTS:]):
            try:
                narrowed = intersection(region, self._space.region(node, wanted=wanted))
            except TooComplex:
                continue
            if len(narrowed) <= _MOST_BOXES:
                region = narrowed
        return region

    # What steps do to facts

    def _prepared(self, step: Step, box: Box, kind: str) -> Iterator[Box]:
        match step:
            case Question():
                yield from self._asked(step, box)
            case Lookup():
                yield from self._looked_up(step, box, found=kind == "found")
            case Passage():
                yield self._passed(step, box)
            case _:
                yield box

    def _asked(self, step: Question, box: Box) -> Iterator[Box]:
        key = step.fact.key
        at = self._space.at.get(Name("known", key))
        if key not in self._facts or at is None:
            yield box
            return
        if box[at] & SET:
            yield self._with(box, {Name("known", key): SET})
        if box[at] & UNSET or step.ask_again or self._may_come_again(step.id):
            yield self._open(box, key, SET | UNSET if step.optional else SET)

    def _may_come_again(self, step: str) -> bool:
        return step in self._coming_again

    @cached_property
    def _coming_again(self) -> frozenset[str]:
        """The steps that a loop leads back to."""
        found = set()
        for step in self._ways.reached:
            node = self._guide.steps[step]
            if isinstance(node, Question) and node.fact.key in self._facts:
                firsts = (edge.target for edge in self._ways.out(step))
                if any(step in self._ways.search(first) for first in firsts):
                    found.add(step)
        return frozenset(found)

    def _with(self, box: Box, limits: Mapping[Name, Mask]) -> Box:
        masks = list(box)
        for name, mask in limits.items():
            at = self._space.at.get(name)
            if at is not None:
                masks[at] = mask
        return tuple(masks)

    def _open(self, box: Box, key: str, known: Mask) -> Box:
        """The box with any value of a fact, and whether it is known."""
        limits = {
            name: axis.full
            for name, axis in self._space.axes.items()
            if name.kind in ("fact", "has") and name.of == key
        }
        return self._with(box, {**limits, Name("known", key): known})

    def _looked_up(self, step: Lookup, box: Box, *, found: bool) -> Iterator[Box]:
        told = [(key, column) for key, column in step.sets if key in self._facts]
        if not told:
            yield box
            return
        if not found:
            for key, _ in told:
                box = self._open(box, key, SET | UNSET)
            yield box
            return
        by = step.expression.tree if step.expression is not None else None
        keys = row_keys(step)
        rows = dict.fromkeys((keys[id_], row) for id_, row in step.rows.items())
        for id_, row in rows:
            here = box
            if isinstance(by, Read) and by.key in self._facts:
                here = self._limited(here, by.key, id_)
            for key, column in told:
                here = self._set(here, key, row[column])
            if all(here):
                yield here

    def _limited(self, box: Box, key: str, value: Value) -> Box:
        """The box without every other value of a fact."""
        at = self._space.at.get(Name("fact", key))
        if at is None:
            return box
        mask = self._space.axes[Name("fact", key)].mask([value])
        return (*box[:at], box[at] & mask, *box[at + 1 :])

    def _set(self, box: Box, key: str, value: Value | None) -> Box:
        if value is None:
            return self._open(box, key, UNSET)
        box = self._open(box, key, SET)
        limits: dict[Name, Mask] = {}
        for name, axis in self._space.axes.items():
            if name.of == key and name.kind == "fact":
                limits[name] = axis.mask([value])
            elif name.of == key and name.kind == "has" and isinstance(value, frozenset):
                limits[name] = SET if name.option in value else UNSET
        return self._with(box, limits)

    def _passed(self, step: Passage, box: Box) -> Box:
        before_ = box
        for key in step.clears:
            box = self._open(box, key, UNSET)
        for each in step.sets:
            tree = each.expression.tree
            if isinstance(tree, Literal) and not isinstance(tree.value, bool):
                box = self._set(box, each.key, tree.value)
            elif isinstance(tree, Read):
                box = self._copied(box, each.key, before_, tree.key, SET)
            else:
                box = self._open(box, each.key, SET)
        for to, origin in step.copies:
            at = self._space.at.get(Name("known", origin))
            known = SET | UNSET if at is None else box[at]
            box = self._copied(box, to, box, origin, known)
        return box

    def _copied(self, box: Box, to: str, before_: Box, origin: str, known: Mask) -> Box:
        """The box with one fact's values for another, where their axes are the same."""
        box = self._open(box, to, known)
        limits: dict[Name, Mask] = {}
        values = [each for each in self._space.axes.items() if each[0].kind in ("fact", "has")]
        for name, axis in values:
            source = name._replace(of=origin)
            if name.of == to and self._space.axes.get(source) == axis:
                limits[name] = before_[self._space.at[source]]
        return self._with(box, limits)
