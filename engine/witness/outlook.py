"""What a search for a road can leave out: steps that lead nowhere, facts not looked at again."""

from collections.abc import Callable, Iterable, Iterator

from engine.expression_nodes import Node
from engine.guide import Edge, Lookup, Passage, Question, Step
from engine.regions import Box, Mask, Space
from engine.witness.ways import Ways


class Outlook:
    """The steps from which edges lead to a goal, and what is still looked at from each on.

    `parts_of` gives the conditions of an edge, `wanted` are those at the goal. What is not looked
    at any more is opened, so that roads which differ in nothing else become one.
    """

    def __init__(
        self,
        ways: Ways,
        goal: str,
        wanted: Iterable[Node],
        space: Space,
        parts_of: Callable[[Edge], Iterable[Node]],
    ) -> None:
        self._ways = ways
        self._space = space
        self._parts_of = parts_of
        self._leading = ways.leading(goal)
        self._watched = self._from_each_on(self._axes_of(wanted, frozenset()), goal)

    def seen_from(self, step: str, box: Box) -> Box:
        """The box without what it tells of facts that are not looked at from the step on."""
        watched = self._watched[step]
        whole = self._space.everything
        return tuple(mask if watched >> at & 1 else whole[at] for at, mask in enumerate(box))

    def _from_each_on(self, wanted: Mask, goal: str) -> dict[str, Mask]:
        """The axes that are looked at from each step on."""
        found = {step: self._at(step) for step in self._leading}
        found[goal] |= wanted
        more = True
        while more:
            more = False
            for step, watched in found.items():
                then = watched
                for edge in self._ways.out(step):
                    then |= found.get(edge.target, 0)
                more |= then != watched
                found[step] = then
        return found

    def _at(self, step: str) -> Mask:
        """The axes that are looked at on the edges out of a step."""
        conditions = (node for edge in self._ways.out(step) for node in self._parts_of(edge))
        keys = frozenset(_looked_at(self._ways.guide.steps[step]))
        return self._axes_of(conditions, keys)

    def _axes_of(self, conditions: Iterable[Node], keys: frozenset[str]) -> Mask:
        """The axes that conditions speak of, and those of some facts."""
        names = {name for node in conditions for name in self._space.names(node)}
        mask = 0
        for name, at in self._space.at.items():
            if name in names or (name.decided and name.of in keys):
                mask |= 1 << at
        return mask


def _looked_at(step: Step) -> Iterator[str]:
    """The facts that a step looks at by itself, by their keys."""
    match step:
        case Question():
            yield step.fact.key
        case Lookup() if step.expression is not None:
            yield from step.expression.reads
        case Passage():
            yield from (origin for _, origin in step.copies)
            for each in step.sets:
                yield from each.expression.reads
