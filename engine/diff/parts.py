"""Compares the traits of two things, each trait told in words."""

from collections.abc import Iterable, Mapping

from engine.diff.differences import Part

Traits = Mapping[str, str]
"""What there is to say of a thing, by label; what is not so is left out or empty."""


def parts(old: Traits, new: Traits) -> tuple[Part, ...]:
    """The traits that differ, in their order."""
    return tuple(
        Part(label, old.get(label, ""), new.get(label, ""))
        for label in dict.fromkeys((*old, *new))
        if old.get(label, "") != new.get(label, "")
    )


def yes(*, holds: bool) -> str:
    """The word for a trait that is there or not."""
    return "yes" if holds else ""


def listed(names: Iterable[str]) -> str:
    """Names, one after another."""
    return ", ".join(names)
