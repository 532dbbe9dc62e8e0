"""What became of a guide, in as few words as agents need who know it as it was."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from engine.diff.names import Names
from engine.diff.steps import step_changes
from engine.diff.texts import wordings
from engine.guide import Guide

What = Literal["added", "removed", "changed", "words", "price"]


class Brief(NamedTuple):
    """One difference: what became of the step or product `name`."""

    what: What
    name: str


def brief(old: Guide, new: Guide) -> tuple[Brief, ...]:
    """What differs in steps, words and prices, each thing once; quick, for nothing is proved."""
    names = Names(old, new)
    found: dict[str, Brief] = {}
    for each in (*_prices(old, new), *_steps(names), *_words(names)):
        found.setdefault(each.name, each)
    return tuple(found.values())


def _steps(names: Names) -> Iterator[Brief]:
    for change in step_changes(names):
        step = names.new.steps.get(change.of) if change.of else None
        if change.what == "step" and change.sign in ("added", "removed"):
            yield Brief("added" if change.sign == "added" else "removed", change.name)
        elif change.sign != "renamed" or change.parts:
            yield Brief("changed", step.title if step else change.name)


def _words(names: Names) -> Iterator[Brief]:
    for wording in wordings(names):
        step = names.new.steps.get(wording.owner)
        if step is not None:
            yield Brief("words", step.title)


def _prices(old: Guide, new: Guide) -> Iterator[Brief]:
    for id_, product in new.products.items():
        before = old.products.get(id_)
        if before and (before.price, before.recurring) != (product.price, product.recurring):
            yield Brief("price", product.name)
