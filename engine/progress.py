"""How many questions are still to be expected: said honestly, out of the graph."""

from engine.guide import End, Guide, Instruction, Offer, Question, Step, edges

UNUSUAL = frozenset({"then", "instead"})
"""The ways that a walk takes around a step."""


def remaining(guide: Guide) -> dict[str, float]:
    """The expected number of answers from each step to an end, its own included.

    Every way out of a step counts as likely as the next; a way back into a loop counts as if the
    loop were left at once. Worked out once for each guide.
    """
    known: dict[str, float] | None = guide.memo.get("remaining")
    if known is None:
        known = guide.memo["remaining"] = _expected(guide)
    return known


def _expected(guide: Guide) -> dict[str, float]:
    expected: dict[str, float] = {}
    opened: set[str] = set()
    for start in guide.steps:
        stack = [start]
        while stack:
            id_ = stack[-1]
            step = guide.steps[id_]
            if id_ in expected:
                stack.pop()
            elif id_ in opened:
                expected[id_] = _own(step) + _mean_behind(guide, step, expected)
                stack.pop()
            else:
                opened.add(id_)
                stack += [edge.target for edge in edges(guide, step) if edge.target not in opened]
    return expected


def _own(step: Step) -> int:
    return int(isinstance(step, Question | Instruction | Offer) and not isinstance(step, End))


def _mean_behind(guide: Guide, step: Step, expected: dict[str, float]) -> float:
    known = [
        expected[edge.target]
        for edge in edges(guide, step)
        if edge.kind not in UNUSUAL and edge.target in expected
    ]
    return sum(known) / len(known) if known else 0.0
