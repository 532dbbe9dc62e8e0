"""What steps do to what may be known: questions, lookups and subguides set facts, or unset them."""

from collections.abc import Iterator, Mapping

from engine.expression_nodes import Literal, Read
from engine.guide import Lookup, Passage, Question, Step
from engine.kinds import Value
from engine.regions import Box, Mask, Name, Space
from engine.witness.allowed import row_keys
from engine.witness.choosing import SET, UNSET
from engine.witness.terms import Terms


class Preparing:
    """Changes boxes as steps change facts; only `facts` are told apart."""

    def __init__(self, space: Space, terms: Terms, facts: frozenset[str]) -> None:
        self._space = space
        self._terms = terms
        self._facts = facts

    def prepared(self, step: Step, box: Box, kind: str) -> Iterator[Box]:
        """What may be known at a step before a way of this kind on is chosen."""
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
        """What is known stays or is corrected, what is not is asked for."""
        key = step.fact.key
        if key not in self._facts:
            yield box
            return
        at = self._space.at.get(Name("known", key))
        if at is None or box[at] & SET:
            yield self._with(box, {Name("known", key): SET})
        yield self._open(box, key, SET | UNSET if step.optional else SET)

    def _with(self, box: Box, limits: Mapping[Name, Mask]) -> Box:
        masks = list(box)
        for name, mask in limits.items():
            at = self._space.at.get(name)
            if at is not None:
                masks[at] = mask
        return tuple(masks)

    def _open(self, box: Box, key: str, known: Mask) -> Box:
        """The box with any value of a fact, and whether it is known."""
        axes = self._space.axes
        values = (name for name in axes if name.kind in ("fact", "has") and name.of == key)
        limits = {name: axes[name].full for name in (*values, *self._terms.of(key))}
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
        for id_, found_by in row_keys(step).items():
            here = box
            if isinstance(by, Read) and by.default is None and by.key in self._facts:
                here = self._limited(here, by.key, found_by)
            for key, column in told:
                here = self._found(here, key, step.rows[id_][column])
            if all(here):
                yield here

    def _limited(self, box: Box, key: str, value: Value) -> Box:
        """The box without every other value of a fact."""
        at = self._space.at.get(Name("fact", key))
        if at is None:
            return box
        mask = self._space.axes[Name("fact", key)].mask([value])
        return (*box[:at], box[at] & mask, *box[at + 1 :])

    def _found(self, box: Box, key: str, value: Value | None) -> Box:
        """The box behind a cell; an empty one leaves a fact that another step has set."""
        if value is not None:
            return self._set(box, key, value)
        at = self._space.at.get(Name("known", key))
        known = SET | UNSET if at is None else box[at] | UNSET
        return self._with(box, {Name("known", key): known})

    def _set(self, box: Box, key: str, value: Value) -> Box:
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
            box = self._handed_back(box, to, origin)
        return box

    def _handed_back(self, box: Box, to: str, origin: str) -> Box:
        """The box with what a subguide returns; what is not known there leaves a fact as it is."""
        at = self._space.at.get(Name("known", origin))
        known = SET | UNSET if at is None else box[at]
        if known == UNSET:
            return box
        copied = self._copied(box, to, box, origin, SET)
        if known == SET:
            return copied
        return tuple(one | two for one, two in zip(box, copied, strict=True))

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
