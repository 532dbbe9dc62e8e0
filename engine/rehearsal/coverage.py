"""Tells what of a guide its scripted walks have been through, and what not."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from engine.guide import NO_WAY_ON, Edge, End, Guide, Offer, Place, Step
from engine.rehearsal.impossible import Prover
from engine.rehearsal.playing import Rehearsal
from engine.trace import Way, all_edges, trace, way


class Missed(NamedTuple):
    """Something that no scripted walk has been through, and where it is written."""

    what: str
    place: Place


class Impossible(NamedTuple):
    """Something that no walk can go through, which is proved, where it is written, and why."""

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
    what no walk has been through it is looked for a proof that none can be.
    """
    steps, ways, offered = {guide.start}, set[Way](), set[str]()
    for rehearsal in rehearsals:
        offered.update(rehearsal.offered)
        if rehearsal.position is not None:
            for edge in trace(rehearsal.position):
                steps.add(edge.target)
                ways.add(way(edge))
    whole = list(own_steps(guide, subguides=subguides))
    prover = Prover(guide, ways, steps)
    return Coverage(
        _steps([each for each in whole if not isinstance(each, End)], steps, prover),
        _routes(guide, list(own_edges(guide, subguides=subguides)), ways, prover),
        _steps([each for each in whole if isinstance(each, End)], steps, prover),
        _products([each for each in whole if isinstance(each, Offer)], offered, prover),
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


def _steps(steps: Sequence[Step], passed: set[str], prover: Prover) -> Covered:
    left = [each for each in steps if each.id not in passed]
    told = [(each.id, each.place, prover.step(each.id)) for each in left]
    return _covered(len(steps), told)


def _routes(guide: Guide, edges: Sequence[Edge], taken: set[Way], prover: Prover) -> Covered:
    left = [edge for edge in edges if way(edge) not in taken]
    told = [(named(edge), place_of(guide, edge), prover.way(edge)) for edge in left]
    return _covered(len(edges), told)


def _covered(total: int, left: Sequence[tuple[str, Place, str]]) -> Covered:
    """What is left is missed, but where it is told why nobody can go through it."""
    return Covered(
        total - len(left),
        tuple(Missed(what, place) for what, place, why in left if not why),
        tuple(Impossible(what, place, why) for what, place, why in left if why),
    )


def _products(offers: Iterable[Offer], offered: set[str], prover: Prover) -> Covered:
    products: dict[str, list[Offer]] = {}
    for offer in offers:
        for product in offer.products:
            products.setdefault(product.id, []).append(offer)
    told = [
        (f"{id_} at {by[0].id}", by[0].place, prover.product(id_, by))
        for id_, by in products.items()
        if id_ not in offered
    ]
    return _covered(len(products), told)
