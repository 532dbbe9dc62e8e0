"""Compares two libraries, guide by guide."""

from collections.abc import Iterator

from engine.diff.decided import decided_facts, decided_products
from engine.diff.differences import (
    Change,
    Differences,
    GuideDifferences,
    Unread,
)
from engine.diff.facts import fact_changes
from engine.diff.flight import flights
from engine.diff.moved import moved
from engine.diff.names import Names, subguides
from engine.diff.products import product_changes
from engine.diff.routes import pairs, rerouted
from engine.diff.scripts import scripts
from engine.diff.settings import setting_changes
from engine.diff.steps import step_changes
from engine.diff.texts import wordings
from engine.diff.translations import translated
from engine.diff.waiting import waiting
from engine.diff.walks import walk_changes
from engine.guide import Guide, Offer
from engine.library import Library
from engine.problems import Severity
from engine.witness import Finder


def compare(old: Library, new: Library) -> Differences:
    """What differs. A guide of the same version in both is not looked at further."""
    if old.files == new.files:
        return Differences()
    unread = (*_unread("old", old), *_unread("new", new))
    products = tuple(product_changes(old.catalogue, new.catalogue))
    changed = {change.id for change in products}
    return Differences(
        tuple(
            _guide(old, new, id_, changed)
            for id_, guide in new.drafts.items()
            if id_ in old.drafts and old.drafts[id_].version != guide.version
        ),
        tuple(new.drafts[id_] for id_ in new.drafts if not _is_there(old, id_)),
        tuple(old.drafts[id_] for id_ in old.drafts if not _is_there(new, id_)),
        products,
        tuple(decided_products(old.catalogue, new.catalogue)),
        unread,
        tuple(translated(old, new)),
    )


def _is_there(library: Library, id_: str) -> bool:
    """Whether a guide is in a version, if only as a file that cannot be read."""
    return id_ in library.drafts or f"{id_}/guide.yaml" in library.files


def _unread(version: str, library: Library) -> Iterator[Unread]:
    """The files with errors, each with its first."""
    seen = set()
    for problem in library.problems:
        if problem.severity is Severity.ERROR and problem.file not in seen:
            seen.add(problem.file)
            where = f"{problem.file}:{problem.line}"
            yield Unread(version, where, problem.message)  # type: ignore[arg-type]


def _guide(old: Library, new: Library, id_: str, products: set[str]) -> GuideDifferences:
    names = Names(old.drafts[id_], new.drafts[id_])
    walks = scripts(names, old.scripts.get(id_, ()), new.scripts.get(id_, ()))
    positions, untried = waiting(names.old, [script.old for script in walks])
    return GuideDifferences(
        names.old,
        names.new,
        tuple(_changes(names)),
        tuple(rerouted(names)),
        tuple(wordings(names)),
        tuple(moved(names, pairs(names), Finder(names.new))),
        tuple(decided_facts(names.old, names.new)),
        tuple(walk_changes(names, walks)),
        flights(names, positions),
        tuple(_through(old, new, names, products)),
        len(walks),
        len({position.step.id for position in positions}),
        tuple(step.title for step in untried),
    )


def _changes(names: Names) -> Iterator[Change]:
    yield from setting_changes(names)
    yield from step_changes(names)
    yield from fact_changes(names.old, names.new)


def _through(old: Library, new: Library, names: Names, products: set[str]) -> Iterator[str]:
    """The subguides that changed, and the products that the guide may offer."""
    for id_ in sorted(subguides(names.old) | subguides(names.new)):
        before, now = old.drafts.get(id_), new.drafts.get(id_)
        if before is None or now is None or before.version != now.version:
            yield f"the subguide {id_}"
    for id_ in sorted(products & (_offered(names.old) | _offered(names.new))):
        yield id_


def _offered(guide: Guide) -> set[str]:
    """The ids of the needs and products that the offers of a guide may speak of."""
    offers = [step for step in guide.steps.values() if isinstance(step, Offer)]
    named = {product.id for step in offers for product in step.products}
    return named | {step.need.id for step in offers}
