"""Tells what of a guide its scripted walks have been through, and what not."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from engine.guide import NO_WAY_ON, Edge, End, Guide, Offer, Place, Step
from engine.rehearsal.impossible import impossible
from engine.rehearsal.playing import Rehearsal
from engine.trace import Way, all_edges, trace, way


class Missed(NamedTuple):
    """Something that no scripted walk has been through, and where it is written."""

    what: str
    place: Place


class Impossible(NamedTuple):
    """A route that no walk can take, which is proved, where it is written, and why."""

    what: str
    place: Place
    why: str


class Covered(NamedTuple):
    """How many of some things walks have been through, and which they have not.

    What is `impossible` counts as neither: nobody can go through it.
    """

    taken: int
    missed: tuple[Missed, ...]
    impossible: tuple[Impossible, ...] = ()

    @property
    def total(self) -> int:
        """How many there are that walks can go through, as far as is proved."""
        return self.taken + len(self.missed)


class Coverage(NamedTuple):
    """What of a guide walks have been through: steps, routes, ends and suggested products."""

    steps: Covered
    routes: Covered
    ends: Covered
    products: Covered


def covered(guide: Guide, rehearsals: Iterable[Rehearsal], *, subguides: bool = False) -> Coverage:
    """What the rehearsed walks of a guide have been through.

    What is written in a subguide counts for that guide's own walks, unless `subguides` is set. Of
    routes that no walk takes it is looked for a proof that none can.
    """
    steps, ways, offered = {guide.start}, set[Way](), set[str]()
    for rehearsal in rehearsals:
        offered.update(rehearsal.offered)
        if rehearsal.position is not None:
            for edge in trace(rehearsal.position):
                steps.add(edge.target)
                ways.add(way(edge))
    whole = list(own_steps(guide, subguides=subguides))
    return Coverage(
        _steps([each for each in whole if not isinstance(each, End)], steps),
        _routes(guide, list(own_edges(guide, subguides=subguides)), ways, steps),
        _steps([each for each in whole if isinstance(each, End)], steps),
        _products([each for each in whole if isinstance(each, Offer)], offered),
    )


def own_steps(guide: Guide, *, subguides: bool = False) -> Iterator[Step]:
    """The steps that are written in the guide's own file, or all."""
    for step in guide.steps.values():
        if step.id != NO_WAY_ON and (subguides or _is_own(guide, step.place)):
            yield step


def own_edges(guide: Guide, *, subguides: bool = False) -> Iterator[Edge]:
    """The edges that are written in the guide's own file, or all; one for each way."""
    seen: set[Way] = set()
    for edge in all_edges(guide):
        each = way(edge)
        if each not in seen and (subguides or _is_own(guide, place_of(guide, edge))):
            seen.add(each)
            yield edge


def place_of(guide: Guide, edge: Edge) -> Place:
    """Where the target of an edge is written."""
    if edge.route is not None:
        return edge.route.place
    step = guide.steps[edge.source].place
    return Place(step.file, (*step.path, edge.kind))


def named(edge: Edge) -> str:
    """An edge as a person reads it."""
    label = f" ({edge.label})" if edge.label else ""
    source = "at any time" if edge.kind == "any-time" else edge.source
    return f"{source} to {edge.target}{label}"


def _is_own(guide: Guide, place: Place) -> bool:
    return place.file == guide.files[0]


def _steps(steps: Sequence[Step], passed: set[str]) -> Covered:
    missed = tuple(Missed(each.id, each.place) for each in steps if each.id not in passed)
    return Covered(len(steps) - len(missed), missed)


def _routes(
    guide: Guide, edges: Sequence[Edge], taken: set[Way], passed: Collection[str]
) -> Covered:
    untaken = [edge for edge in edges if way(edge) not in taken]
    closed = {
        way(edge): Impossible(named(edge), place_of(guide, edge), why)
        for edge, why in impossible(guide, untaken, passed)
    }
    missed = tuple(
        Missed(named(edge), place_of(guide, edge)) for edge in untaken if way(edge) not in closed
    )
    return Covered(len(edges) - len(untaken), missed, tuple(closed.values()))


def _products(offers: Iterable[Offer], offered: set[str]) -> Covered:
    products: dict[str, Offer] = {}
    for offer in offers:
        for product in offer.products:
            products.setdefault(product.id, offer)
    missed = tuple(
        Missed(f"{id_} at {offer.id}", offer.place)
        for id_, offer in products.items()
        if id_ not in offered
    )
    return Covered(len(products) - len(missed), missed)
