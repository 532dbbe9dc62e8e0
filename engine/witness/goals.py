"""What a walk is looked for: the step it has to reach, and what must hold there."""

from dataclasses import dataclass

from engine import catalogue
from engine.expressions import Expression
from engine.guide import Edge, Guide, Offer, Routes
from engine.products import Product
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


def suggesting(offer: Offer, product: Product, guide: Guide) -> Goal:
    """A walk that comes to an offer as the product fits, and none that is chosen before it.

    That a customer may have one of them already is left aside, and so are the days of products.
    """
    had = {option.id for option in offer.now.options} if offer.now is not None else set()
    ahead = [
        each
        for each in offer.products
        if each.id not in had and catalogue.comes_before(each, product)
    ]
    wanted = [(offer.need.shown, Wanted.TRUE), (product.fits, Wanted.TRUE)]
    wanted += [(each.fits, Wanted.NOT_TRUE) for each in ahead]
    conditions = tuple((catalogue.here(each, offer, guide), how) for each, how in wanted)
    return Goal(offer.id, conditions, before=True)


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
