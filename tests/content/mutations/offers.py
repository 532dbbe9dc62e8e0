"""Faults in what is offered, and in the products."""

import re
from collections.abc import Iterator

from engine.library import Library
from tests.content.mutations.sample import Mutant, Sample, spread

_NEED = "faster-line"


def early_offers(sample: Sample) -> Iterator[Mutant]:
    """A guide for troubleshooting begins with an offer."""
    lines = [f"offer: {{need: {_NEED}}}"]
    lines += [f"{way}: {sample.start}" for way in ("accepted", "declined", "none")]
    text = sample.begun_with("sell-first", lines)
    text = re.sub(r"^purpose: .*$", "purpose: troubleshooting", text, flags=re.MULTILINE)
    mutant = _on_step(sample, text, "sell-first", "offer-before-settled")
    yield mutant._replace(files={**sample.catalogue, **mutant.files})


def offers_in_care(sample: Sample) -> Iterator[Mutant]:
    """The guide begins with a step that calls for care."""
    lines = ["care: bereavement", "do: We are sorry.", f"next: {sample.start}"]
    text = sample.begun_with("care-first", lines)
    for id_ in spread(_offers(sample)):
        yield _on_step(sample, text, id_, "offer-in-care")


def _on_step(sample: Sample, text: str, id_: str, code: str) -> Mutant:
    return sample.rewritten(f"{id_}: {code}", text, code, text.index(f"\n  {id_}:\n") + 3)


def _offers(sample: Sample) -> Iterator[str]:
    return (id_ for id_, each in sample.steps.items() if "offer" in each)


def missing_needs(sample: Sample) -> Iterator[Mutant]:
    """An offer is for a need that is not there."""
    for id_ in spread(_offers(sample)):
        need = sample.steps[id_]["offer"]["need"]
        yield sample.replaced(("steps", id_, "offer", "need"), f"{need}-x", "missing-need")


def useless_declines(sample: Sample) -> Iterator[Mutant]:
    """A no leads to where a yes leads."""
    for id_ in spread(_offers(sample)):
        accepted = sample.steps[id_]["accepted"]
        yield sample.replaced(("steps", id_, "declined"), accepted, "decline-serves-nobody")


def unearned_ends(sample: Sample) -> Iterator[Mutant]:
    """A guide without offers ends as accepted."""
    if any(_offers(sample)) or not sample.source.data["channels"]:
        return
    for id_, each in sample.steps.items():
        if each.get("end") == "resolved":
            yield sample.replaced(("steps", id_, "end"), "accepted", "accepted-without-offer")
            return


def products(trees: Library) -> Iterator[Sample]:
    """Every product as a sample of its own."""
    for (kind, id_), place in trees.catalogue.places.items():
        if kind == "product":
            files = {place.file: trees.files[place.file]}
            yield Sample(id_, files, place.file, trees.sources[place.file], {}, {})


def dropped_prices(sample: Sample) -> Iterator[Mutant]:
    """A product loses its price."""
    yield _dropped(sample, "price")


def dropped_terms(sample: Sample) -> Iterator[Mutant]:
    """A product loses its term."""
    if re.search(rf"^  {sample.id}:\n(    .*\n|\n)*?    term: ", sample.text, re.MULTILINE):
        yield _dropped(sample, "term")


def _dropped(sample: Sample, key: str) -> Mutant:
    start, end = sample.line_of(("products", sample.id, key), key=True)
    assert sample.text[start:end].strip().startswith(f"{key}: {{")
    at = sample.offset(("products", sample.id), key=True)
    code = {"price": "missing-price", "term": "missing-terms"}[key]
    return sample.mutant(f"{sample.id} without {key}", start, end, "", code, at)
