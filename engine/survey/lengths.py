"""How long the roads from each step are: the fewest answers to an end, and the most."""

from collections import deque
from collections.abc import Iterator, Mapping

from engine.graph import components, goes_round
from engine.guide import End, Guide, Step, edges
from engine.progress import answers

MOST_STATES = 200_000
"""How many states of a loop are gone through; beyond that nobody counts how long it can be."""

Lengths = Mapping[str, int | None]
"""A number of answers by step; None where there is none to tell."""


def fewest(guide: Guide) -> Lengths:
    """The fewest answers from each step to an end, its own included; None where no end is.

    As few as the graph allows, whatever the conditions say of the facts.
    """
    into = _into(guide)
    found: dict[str, int] = {}
    ends = [step.id for step in guide.steps.values() if isinstance(step, End)]
    waiting = deque((end, 0) for end in ends)
    while waiting:
        id_, behind = waiting.popleft()
        if id_ in found:
            continue
        found[id_] = behind
        for source in into[id_]:
            more = answers(guide.steps[source])
            add = waiting.append if more else waiting.appendleft
            add((source, behind + more))
    return {id_: found.get(id_) for id_ in guide.steps}


def _into(guide: Guide) -> dict[str, list[str]]:
    into: dict[str, list[str]] = {id_: [] for id_ in guide.steps}
    for step in guide.steps.values():
        for target in _targets(guide, step):
            into[target].append(step.id)
    return into


def _targets(guide: Guide, step: Step) -> tuple[str, ...]:
    """Where a road goes on from a step that has not been entered too often."""
    return tuple(dict.fromkeys(edge.target for edge in edges(guide, step) if edge.kind != "then"))


def longest(guide: Guide) -> Lengths:
    """The most answers from each step to an end, its own included.

    A walk goes round a loop as often as `at-most` allows; None where nothing bounds it, or where
    the ways round are too many to count.
    """
    found: dict[str, int | None] = {}
    for part in components(guide):
        found.update(_Part(guide, part, found).longest())
    return found


class _Part:
    """Steps that lead back to each other, or a single step; what lies behind them is known."""

    def __init__(self, guide: Guide, steps: frozenset[str], behind: Lengths) -> None:
        self._guide = guide
        self._steps = steps
        self._behind = behind
        self._targets = {id_: _targets(guide, guide.steps[id_]) for id_ in steps}
        bounded = sorted(id_ for id_ in steps if self._bound(id_))
        self._bounded = {id_: at for at, id_ in enumerate(bounded)}

    def _bound(self, id_: str) -> int:
        return self._guide.steps[id_].at_most

    def longest(self) -> Lengths:
        if self._is_boundless():
            return dict.fromkeys(self._steps)
        states = _States(self)
        found = {id_: states.longest(self._entered(id_)) for id_ in self._steps}
        return dict.fromkeys(self._steps) if None in found.values() else found

    def _is_boundless(self) -> bool:
        """Whether a road leads to where it can go on for ever, or does so here without a bound."""
        beyond = {target for each in self._targets.values() for target in each} - self._steps
        if any(self._behind[target] is None for target in beyond):
            return True
        looping = len(self._steps) > 1 or any(id_ in self._targets[id_] for id_ in self._steps)
        return looping and goes_round(self._guide, self._steps - self._bounded.keys())

    def _entered(self, id_: str) -> "_State":
        """The state in which a road begins at a step."""
        counts = [0] * len(self._bounded)
        if id_ in self._bounded:
            counts[self._bounded[id_]] = 1
        return id_, tuple(counts)

    def own(self, state: "_State") -> int:
        """The answers of the step itself."""
        return answers(self._guide.steps[state[0]])

    def onward(self, state: "_State") -> Iterator["_State | int"]:
        """The states behind a state; for a way out, the most answers behind it."""
        id_, counts = state
        for target in self._targets[id_]:
            yield self._enter(target, counts)

    def _enter(self, target: str, counts: tuple[int, ...]) -> "_State | int":
        for _ in range(len(self._bounded) + 1):
            if target not in self._steps:
                return self._behind[target] or 0
            at = self._bounded.get(target)
            if at is None:
                return target, counts
            if counts[at] < self._bound(target):
                return target, (*counts[:at], counts[at] + 1, *counts[at + 1 :])
            target = self._guide.steps[target].then
        return 0


_State = tuple[str, tuple[int, ...]]
"""A step, and how often each bounded step of its loop has been entered."""


class _States:
    """Goes through the states of a part, each once."""

    def __init__(self, part: _Part) -> None:
        self._part = part
        self._found: dict[_State, int] = {}
        self._opened: set[_State] = set()

    def longest(self, start: _State) -> int | None:
        """The most answers from a state on, its own included; None where nobody can tell."""
        stack = [start]
        while stack:
            state = stack[-1]
            onward = list(self._part.onward(state))
            waiting = [each for each in onward if not isinstance(each, int)]
            waiting = [each for each in waiting if each not in self._found]
            if not waiting:
                behind = max(map(self._known, onward), default=0)
                self._found[state] = self._part.own(state) + behind
                stack.pop()
                continue
            self._opened.add(state)
            if self._opened.intersection(waiting) or len(self._found) > MOST_STATES:
                return None
            stack += waiting
        return self._found[start]

    def _known(self, state: "_State | int") -> int:
        return state if isinstance(state, int) else self._found[state]
