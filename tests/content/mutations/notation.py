"""Faults in how a guide is written: keys, notation, characters."""

from collections.abc import Iterator

from tests.content.mutations.sample import Mutant, Sample, spread


def unknown_keys(sample: Sample) -> Iterator[Mutant]:
    """A step has a key that nobody knows."""
    for id_ in spread(sample.steps):
        at = sample.line_of(("steps", id_), key=True)[1]
        yield sample.mutant(
            f"{id_} has a colour", at, at, "    colour: red\n", "unknown-key", at + 4
        )


def repeated_steps(sample: Sample) -> Iterator[Mutant]:
    """A step is called like the first."""
    first, *others = sample.steps
    for id_ in spread(others):
        yield sample.replaced(("steps", id_), first, "duplicate-key", key=True)


def tabs(sample: Sample) -> Iterator[Mutant]:
    """A line is indented with a tab."""
    for id_ in spread(sample.steps):
        start = sample.line_of(("steps", id_), key=True)[1]
        yield sample.mutant(f"a tab in {id_}", start, start + 4, "\t", "tab-indent")


def odd_characters(sample: Sample) -> Iterator[Mutant]:
    """An invisible character stands in the title."""
    start, end = sample.span(("title",))
    put = sample.text[start:end] + "\x07"
    yield sample.mutant("an odd title", start, end, put, "control-character", end)


def aliases(sample: Sample) -> Iterator[Mutant]:
    """The title points to another place."""
    yield sample.replaced(("title",), "*summary", "yaml-alias")


def tags(sample: Sample) -> Iterator[Mutant]:
    """The title has a tag."""
    yield sample.replaced(("title",), "!text Title", "yaml-tag")


def other_names(sample: Sample) -> Iterator[Mutant]:
    """The guide is not called like its folder."""
    yield sample.replaced(("guide",), f"{sample.id}-x", "guide-id-differs")


def other_purposes(sample: Sample) -> Iterator[Mutant]:
    """The guide is for something that guides are not for."""
    yield sample.replaced(("purpose",), "fun", "wrong-value")


def dropped_teams(sample: Sample) -> Iterator[Mutant]:
    """A hand-off does not say who takes over."""
    found = [id_ for id_, each in sample.steps.items() if each.get("end") == "handoff"]
    for id_ in spread(found):
        start, end = sample.line_of(("steps", id_, "team"), key=True)
        at = sample.offset(("steps", id_), key=True)
        yield sample.mutant(f"{id_} without team", start, end, "", "handoff-without-team", at)
