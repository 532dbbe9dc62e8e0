"""Faults in the days and channels for which something is."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.content.mutations.sample import Mutant, Sample, spread

DAY = date(2026, 11, 2)
"""The day for which the samples are checked."""


def lapsed_steps(sample: Sample) -> Iterator[Mutant]:
    """A step was valid until yesterday."""
    yield from _until(sample, DAY - timedelta(days=1), "not-valid")


def lapsing_steps(sample: Sample) -> Iterator[Mutant]:
    """A step is valid for a week from now."""
    yield from _until(sample, DAY + timedelta(days=7), "lapses-soon")


def _until(sample: Sample, last: date, code: str) -> Iterator[Mutant]:
    if sample.source.data["channels"]:
        for id_ in spread(_bare(sample)):
            yield _limited(sample, id_, [f"valid-until: {last}"], str(last), code)


def never_valid_steps(sample: Sample) -> Iterator[Mutant]:
    """A step lapses before it is valid."""
    for id_ in spread(_bare(sample)):
        lines = ["valid-from: 2027-04-01", "valid-until: 2027-03-31"]
        yield _limited(sample, id_, lines, "2027-03-31", "never-valid")


def steps_for_agents_alone(sample: Sample) -> Iterator[Mutant]:
    """A step of a guide for everybody is for agents."""
    if "self-service" in str(sample.source.data["channels"]):
        for id_ in spread(_bare(sample)):
            yield _limited(sample, id_, ["channels: [agent]"], "[agent]", "not-for-channel")


def _bare(sample: Sample) -> Iterator[str]:
    """The questions and instructions that are for every walk."""
    for id_, each in sample.steps.items():
        if {"ask", "do"} & each.keys() and not {"channels", "instead"} & each.keys():
            yield id_


def _limited(sample: Sample, id_: str, lines: list[str], found: str, code: str) -> Mutant:
    """The guide with more lines in a step; to be found at a word in them."""
    at = sample.line_of(("steps", id_), key=True)[1]
    put = "".join(f"    {line}\n" for line in lines)
    name = f"{id_} {', '.join(lines)}"
    return sample.mutant(name, at, at, put, code, at + put.rindex(found), on=DAY)
