"""How many questions are still to be expected: said honestly, out of the graph."""

from collections.abc import Callable, Mapping, Sequence

from engine.guide import Guide, Instruction, Offer, Question, Step, edges

UNUSUAL = frozenset({"then", "instead"})
"""The ways that a walk takes around a step."""

CLOSE = 0.01
ROUNDS = 50
"""How often what is expected behind ways back is worked out anew until it stays as it is."""


def remaining(guide: Guide) -> dict[str, float]:
    """The expected number of answers from each step to an end, its own included.

    Worked out once for each guide.
    """
    known: dict[str, float] | None = guide.memo.get("remaining")
    if known is None:
        known = guide.memo["remaining"] = expected(guide, answers)
    return known


def answers(step: Step) -> int:
    """The answers that a step itself takes: one, or none where a walk does not wait."""
    return int(isinstance(step, Question | Instruction | Offer))


def expected(guide: Guide, own: Callable[[Step], float]) -> dict[str, float]:
    """What `own` gives of the steps on the road from each step to an end, its own included.

    Every way out of a step counts as likely as the next; a way back into a loop counts as if the
    loop were left at once. A step that only leads back counts what is expected there.
    """
    onward = _onward(guide)
    costs = {id_: float(own(guide.steps[id_])) for id_ in onward}
    found: dict[str, float] = {}
    waiting = [id_ for id_ in onward if not _settle(id_, onward, costs, found)]
    for _ in range(ROUNDS if waiting else 0):
        before = dict(found)
        for id_ in onward:
            found[id_] = costs[id_] + _mean(onward[id_], found)
        if all(abs(found[id_] - before[id_]) < CLOSE for id_ in onward):
            break
    return found


def _settle(
    id_: str,
    onward: Mapping[str, Sequence[str]],
    costs: Mapping[str, float],
    found: dict[str, float],
) -> bool:
    """Work out a step; whether all that it leads to was worked out before."""
    found[id_] = costs[id_] + _mean(onward[id_], found)
    return all(target in found for target in onward[id_])


def _mean(targets: Sequence[str], found: Mapping[str, float]) -> float:
    known = [found[target] for target in targets if target in found]
    return sum(known) / len(known) if known else 0.0


def _onward(guide: Guide) -> dict[str, Sequence[str]]:
    """Where the roads go on from each step, what lies behind it first; ways back are left out.

    A step has its ways back where it has no others.
    """
    onward: dict[str, Sequence[str]] = {}
    opened: dict[str, tuple[str, ...]] = {}
    for start in guide.steps:
        stack = [start]
        while stack:
            id_ = stack[-1]
            if id_ in onward:
                stack.pop()
            elif id_ in opened:
                usual = opened[id_]
                ahead = tuple(target for target in usual if target in onward)
                onward[id_] = ahead or usual
                stack.pop()
            else:
                ways = list(edges(guide, guide.steps[id_]))
                opened[id_] = tuple(way.target for way in ways if way.kind not in UNUSUAL)
                stack += [way.target for way in ways if way.target not in opened]
    return onward
