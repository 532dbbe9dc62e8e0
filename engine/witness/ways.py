"""The ways on from each step, with what a walk has to answer and to know to take one."""

from collections import deque
from collections.abc import Callable
from functools import cached_property

from engine.guide import (
    Edge,
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
from engine.state import Channel
from engine.validity import ALWAYS

Tree = dict[str, Edge | None]
"""How each step was first reached, None where the search began."""

PASSED = frozenset({"then", "instead", "any-time"})
"""The edges that leave a step without it: nothing is asked there, told or looked up."""


class Ways:
    """The edges of one guide, those to the steps at hand at any time included."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self._out: dict[str, tuple[Edge, ...]] = {}

    def out(self, step: str) -> tuple[Edge, ...]:
        """The edges out of a step."""
        found = self._out.get(step)
        if found is None:
            node = self.guide.steps[step]
            found = self._out[step] = tuple(edges(self.guide, node, any_time=True))
        return found

    @cached_property
    def reached(self) -> Tree:
        """Every step that edges lead to, whatever their conditions, by the shortest road."""
        return self.search(self.guide.start)

    def search(self, start: str, allowed: Callable[[Edge], bool] | None = None) -> Tree:
        """Breadth first over the edges that are allowed."""
        found: Tree = {start: None}
        waiting = deque((start,))
        while waiting:
            for edge in self.out(waiting.popleft()):
                if edge.target not in found and (allowed is None or allowed(edge)):
                    found[edge.target] = edge
                    waiting.append(edge.target)
        return found

    def leading(self, step: str) -> frozenset[str]:
        """The steps from which edges lead to a step, itself included, whatever their conditions."""
        found, waiting = {step}, [step]
        while waiting:
            for source in self._into.get(waiting.pop(), ()):
                if source not in found:
                    found.add(source)
                    waiting.append(source)
        return frozenset(found)

    @cached_property
    def _into(self) -> dict[str, set[str]]:
        """The steps with an edge to each step."""
        found: dict[str, set[str]] = {}
        for step in self.reached:
            for edge in self.out(step):
                found.setdefault(edge.target, set()).add(step)
        return found


def road(tree: Tree, step: str) -> tuple[Edge, ...]:
    """The edges from where the search began to a step."""
    found = []
    edge = tree[step]
    while edge is not None:
        found.append(edge)
        edge = tree[edge.source]
    return tuple(reversed(found))


def channel_of(guide: Guide) -> Channel:
    """The channel on which witnesses of a guide are usually walked."""
    return "self-service" if guide.channels == ("self-service",) else "agent"


def channels_of(guide: Guide) -> tuple[Channel, ...]:
    """The channels on which walks of a guide may differ, the usual one first."""
    usual = channel_of(guide)
    if guide.channels == (usual,) or all(each.channels is None for each in guide.steps.values()):
        return (usual,)
    return (usual, "self-service")


def admits(step: Step, channel: str | None, edge: Edge) -> bool:
    """Whether a walk on a channel may leave a step by an edge, the day aside; None is any."""
    if not step.limited or (isinstance(step, Offer) and edge.kind == "none"):
        return True
    if not step.is_for(None, channel):
        return edge.kind == "instead"
    return edge.kind != "instead" or step.valid != ALWAYS or channel is None


def list_of(step: Step, edge: Edge) -> Routes:
    """The ordered routes among which an edge is one."""
    match step:
        case Question():
            return step.routes.get(edge.answer, step.after) if edge.answer else step.after
        case Instruction() | Passage():
            return step.after
        case Lookup():
            return step.found if edge.kind == "found" else step.missing
        case Offer():
            return {"accepted": step.accepted, "declined": step.declined}.get(edge.kind, step.none)
    return ()


def before(routes: Routes, edge: Edge) -> Routes:
    """The routes that are tried before the one that an edge is."""
    for number, route in enumerate(routes):
        if route is edge.route:
            return routes[:number]
    return ()
