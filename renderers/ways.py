"""The ways out of a step as a person reads them: answers, and conditions in plain words."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.guide import NO_WAY_ON, Edge, End, Guide, Passage, Question, Step, edges
from engine.validity import ALWAYS
from engine.wording import Conditions

KINDS = {
    "question": "Question",
    "instruction": "Instruction",
    "lookup": "Lookup",
    "passage": "Subguide",
    "return": "End of subguide",
    "offer": "Offer",
    "resolved": "Resolved",
    "accepted": "Accepted",
    "handoff": "Hand-off",
    "stopped": "Stopped",
}
"""The word for each kind of step; ends go by their outcomes, passages by where they lead."""

_SETTLES = {"issue": "settles the issue", "product-limit": "shows the product’s limit"}
_CHANNELS = {"agent": "with an agent", "self-service": "in self-service"}
_NAMED = 3


class Way(NamedTuple):
    """An edge and its label, empty where there is but one way on."""

    edge: Edge
    label: str


def kind(step: Step) -> str:
    """The key of the step's kind in `KINDS`."""
    match step:
        case End():
            return step.outcome
        case Passage():
            inward = any(route.target.startswith(f"{step.id}/") for route in step.after)
            return "passage" if inward or "/" not in step.id else "return"
        case _:
            return step.kind


def settled(settles: str) -> str:
    """What `settles` means, in words; empty for nothing."""
    return _SETTLES.get(settles, "")


def cared(step: Step) -> str:
    """What the care that a step asks for means for offers."""
    until = "until it is settled" if step.care == "complaint" else "from here"
    return f"{step.care}: no offers {until}" if step.care else ""


def bound(step: Step) -> str:
    """When a step has been entered often enough."""
    return f"after {step.at_most} time{'s' if step.at_most > 1 else ''}"


def around(step: Step) -> str:
    """In which walks a step is passed over."""
    days = f"not valid ({step.valid.words})" if step.valid != ALWAYS else ""
    others = [_CHANNELS[each] for each in _CHANNELS if not step.is_for(None, each)]
    return " or ".join(part for part in (days and f"when {days}", *others) if part)


class Ways:
    """Tells the ways of one guide."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self._conditions = Conditions(guide)

    def steps(self) -> Iterator[tuple[str, Step]]:
        """The steps with their numbers, and with `!` the end for a missing way on, if one is."""
        for number, step in self.guide.numbered():
            yield str(number), step
        steps = self.guide.steps
        if any(edge.target == NO_WAY_ON for step in steps.values() for edge in self._edges(step)):
            yield "!", steps[NO_WAY_ON]

    def _edges(self, step: Step) -> Iterator[Edge]:
        return edges(self.guide, step)

    def out_of(self, step: Step) -> Iterator[Way]:
        """The ways out of a step in the order in which they are tried."""
        conditional: set[tuple[str, str]] = set()
        for edge in self._edges(step):
            test = edge.route.test if edge.route else ""
            when = self.when(step, test, otherwise=(edge.kind, edge.answer) in conditional)
            if test:
                conditional.add((edge.kind, edge.answer))
            answers = edge.label.removesuffix(test).removesuffix(", ")
            answers = _AROUND[edge.kind](step) if edge.kind in _AROUND else answers
            answers = answers or _unnamed(step, alone=not when)
            label = ", ".join(part for part in (answers, when) if part)
            settles = settled(edge.settles)
            yield Way(edge, f"{label} ({settles})".lstrip() if settles else label)

    def when(self, step: Step, test: str, *, otherwise: bool) -> str:
        """When a route out of a step is taken: `if ...`, `otherwise`, or always."""
        if test:
            return f"if {self.condition(step, test)}"
        return "otherwise" if otherwise else ""

    def condition(self, step: Step, test: str) -> str:
        """A condition that a step knows, in words."""
        return self._conditions.told(test, step)


_AROUND = {"then": bound, "instead": around}


def _unnamed(step: Step, *, alone: bool) -> str:
    """What leads on where the answers have no routes of their own."""
    if not isinstance(step, Question) or step.several or not step.choices:
        return ""
    shared = [choice.label for choice in step.choices if choice.id not in step.routes]
    if len(shared) == len(step.choices):
        return "any answer" if alone else ""
    return " / ".join(shared) if len(shared) <= _NAMED else "any other answer"
