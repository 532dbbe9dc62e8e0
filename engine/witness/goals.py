"""What a walk is looked for: the step it has to reach, and what must hold there."""

from dataclasses import dataclass

from engine.expressions import Expression
from engine.guide import Edge, Routes
from engine.witness.demands import Wanted


@dataclass(frozen=True, slots=True)
class Goal:
    """A step, with conditions that must come out as wanted once it is answered.

    Without conditions the walk has to come to the step. `choice` is the answer to pick there.
    With `before` the conditions are about the walk as it comes to the step. With `edge` the walk
    has to take that one of the edges out of the step.
    """

    step: str
    conditions: tuple[tuple[Expression, Wanted], ...] = ()
    choice: str | None = None
    before: bool = False
    edge: Edge | None = None

    @property
    def answered(self) -> bool:
        """Whether the step is to be answered too."""
        return not self.before and (bool(self.conditions) or self.choice is not None)


def no_route(step: str, routes: Routes, choice: str | None = None) -> Goal:
    """A walk that none of these routes out of a step continues."""
    conditions = tuple(
        (route.expression, Wanted.FALSE) for route in routes if route.expression is not None
    )
    return Goal(step, conditions, choice)


def this_route(step: str, routes: Routes, number: int, choice: str | None = None) -> Goal:
    """A walk that takes the route with this number of a list."""
    tried = no_route(step, routes[:number], choice)
    expression = routes[number].expression
    last = () if expression is None else ((expression, Wanted.TRUE),)
    return Goal(step, (*tried.conditions, *last), choice)
