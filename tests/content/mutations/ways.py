"""Faults in where the steps lead."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tests.content.mutations.sample import KeyPath, Mutant, Sample, double, spread, step

KEYS_OF_TARGETS = ("to", "else", "accepted", "declined", "none", "found", "then")


def targets(sample: Sample) -> list[tuple[KeyPath, str]]:
    """Every place that names a step to go to, and the step."""
    return [found for id_, step in sample.steps.items() for found in _targets(("steps", id_), step)]


def _targets(path: KeyPath, data: Any) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(data, list):
        for index, each in enumerate(data):
            yield from _targets((*path, index), each)
    if not isinstance(data, dict):
        return
    for key, value in data.items():
        if isinstance(value, str):
            if key in (*KEYS_OF_TARGETS, "next") or path[-1] == "ends":
                yield (*path, key), value
        elif key in ("next", "answers", "ends") or path[-1] == "answers":
            yield from _targets((*path, key), value)


def misspelt_targets(sample: Sample) -> Iterator[Mutant]:
    for path, target in spread(targets(sample)):
        start = sample.offset(path)
        word = f"{target}-x"
        name = f"{'.'.join(map(str, path))} misspelt"
        yield sample.mutant(name, start, start + len(target), word, "missing-target")


def deleted_targets(sample: Sample) -> Iterator[Mutant]:
    """A step that a route leads to is deleted; the route is to blame."""
    order = list(sample.steps)
    found = [
        (path, target)
        for path, target in targets(sample)
        if path[1] != target and target != order[-1] and target != sample.source.data["start"]
    ]
    for path, target in spread(found):
        start = sample.offset(("steps", target), key=True)
        end = sample.offset(("steps", order[order.index(target) + 1]), key=True)
        route = sample.offset(path)
        at = route - (end - start) if route > start else route
        yield sample.mutant(f"{target} deleted", start, end, "", "missing-target", at)


def answers_without_target(sample: Sample) -> Iterator[Mutant]:
    """The `to:` of an answer is deleted, where the step has no `next:` for it."""
    found = [
        (id_, answer)
        for id_, step in sample.steps.items()
        if "next" not in step
        for answer, each in (step.get("answers") or {}).items()
        if "to" in each
    ]
    for id_, answer in spread(found):
        path = ("steps", id_, "answers", answer)
        target = sample.offset((*path, "to"))
        start = sample.offset((*path, "to"), key=True)
        gap = len(sample.text[:start]) - len(sample.text[:start].rstrip(", \n"))
        if sample.text[start - gap : start].count(",") == 0:
            continue
        length = len(sample.steps[id_]["answers"][answer]["to"])
        at = sample.offset(path, key=True)
        yield sample.mutant(
            f"{answer} to nowhere", start - gap, target + length, "", "no-way-on", at
        )


def closed_loops(sample: Sample) -> Iterator[Mutant]:
    """A step with a single way on leads to itself."""
    found = [
        id_
        for id_, step in sample.steps.items()
        if isinstance(step.get("next"), str)
        and ("do" in step or "input" in step)
        and "at-most" not in step
    ]
    for id_ in spread(found):
        start = sample.offset(("steps", id_, "next"))
        end = start + len(sample.steps[id_]["next"])
        yield sample.mutant(f"{id_} leads to itself", start, end, id_, "endless-loop")


def unreachable_steps(sample: Sample) -> Iterator[Mutant]:
    """A step is added to which nothing leads."""
    text = sample.text.rstrip("\n") + "\n"
    added = step("left-over", ["do: This was left over.", f"next: {next(iter(_ends(sample)))}"])
    at = len(text) + added.index("left-over")
    yield sample.rewritten("left-over", text + added, "unreachable-step", at)


def _ends(sample: Sample) -> Iterator[str]:
    return (id_ for id_, each in sample.steps.items() if "end" in each)


def ways_into_loops(sample: Sample) -> Iterator[Mutant]:
    """An answer leads to a step behind which a loop waits that cannot be left."""
    for path in spread(_answers(sample)):
        start, end = sample.span((*path, "to"))
        text = sample.text[:start] + "way-in" + sample.text[end:].rstrip("\n") + "\n"
        text += step("way-in", ["do: We go on.", "next: round-and-round"])
        text += step("round-and-round", ["do: And on.", "next: round-and-round"])
        at = text.index("\n  way-in:\n") + 3
        name = f"{'.'.join(map(str, path))} leads into a loop"
        yield sample.rewritten(name, text, "no-end-reachable", at)


def unbounded_loops(sample: Sample) -> Iterator[Mutant]:
    """An answer leads back to its own question."""
    found = [path for path in _answers(sample) if "at-most" not in sample.steps[str(path[1])]]
    for path in spread(found):
        yield sample.replaced((*path, "to"), str(path[1]), "unbounded-loop")


def _answers(sample: Sample) -> Iterator[KeyPath]:
    """The answers that lead on by themselves, of questions with others that do."""
    for id_, each in sample.steps.items():
        answers = [answer for answer, said in (each.get("answers") or {}).items() if "to" in said]
        if len(answers) > 1:
            yield ("steps", id_, "answers", answers[-1])


def loops_without_stop(sample: Sample) -> Iterator[Mutant]:
    """A lookup that finds nothing looks again."""
    for id_, each in sample.steps.items():
        if "lookup" in each and isinstance(each["none"], str):
            yield sample.replaced(("steps", id_, "none"), id_, "loop-without-stop")


def missing_subguides(sample: Sample) -> Iterator[Mutant]:
    """A subguide is run that is not there."""
    yield from _misspelt(sample, "subguide", "missing-subguide")


def missing_tables(sample: Sample) -> Iterator[Mutant]:
    """A table is looked into that is not there."""
    yield from _misspelt(sample, "lookup", "missing-table")


def _misspelt(sample: Sample, key: str, code: str) -> Iterator[Mutant]:
    for id_, each in sample.steps.items():
        if key in each:
            yield sample.replaced(("steps", id_, key), f"{each[key]}-x", code)


def missing_columns(sample: Sample) -> Iterator[Mutant]:
    """A fact is set from a column that a table does not have."""
    for id_, each in sample.steps.items():
        for name, column in spread((each.get("sets") or {}).items()):
            yield sample.replaced(("steps", id_, "sets", name), f"{column}_x", "missing-column")


def missing_ends(sample: Sample) -> Iterator[Mutant]:
    """A guide goes on behind an end that its subguide does not have."""
    for id_, each in sample.steps.items():
        for end in each.get("ends") or {}:
            path = ("steps", id_, "ends", end)
            yield sample.replaced(path, f"{end}-x", "missing-end", key=True)


def dropped_continuations(sample: Sample) -> Iterator[Mutant]:
    """A guide does not say where it goes on behind a subguide."""
    for id_, each in sample.steps.items():
        if "subguide" in each and "ends" not in each and isinstance(each["next"], str):
            start, end = sample.line_of(("steps", id_, "next"))
            at = sample.offset(("steps", id_), key=True)
            name = f"{id_} without next"
            yield sample.mutant(name, start, end, "", "end-not-continued", at)


def missing_starts(sample: Sample) -> Iterator[Mutant]:
    """The guide begins with a step that is not there."""
    yield sample.replaced(("start",), f"{sample.start}-x", "missing-target")


def clashes_of_former_ids(sample: Sample) -> Iterator[Mutant]:
    """An answer was once called what another is called now."""
    found = [
        (("steps", id_, "answers", second), first)
        for id_, each in sample.steps.items()
        for first, second in pairwise(list(each.get("answers") or {})[:2])
        if sample.raw(("steps", id_, "answers", second)).startswith("{")
    ]
    for path, first in spread(found):
        start = sample.offset(path) + 1
        put = f"was: [{double(first)}], "
        at = start + put.index('"')
        yield sample.mutant(f"{path[-1]} was {first}", start, start, put, "was-clash", at)


def second_ways_on(sample: Sample) -> Iterator[Mutant]:
    """An answer has two ways on."""
    for path in spread(_answers(sample)):
        start, end = sample.span((*path, "to"))
        target = sample.text[start:end]
        if sample.raw(path).startswith("{"):
            put = f"{target}, next: {target}"
            at = start + put.index("next")
            name = f"{path[-1]} has two ways on"
            yield sample.mutant(name, start, end, put, "two-ways-on", at)


def misspelt_steps_of_walks(sample: Sample) -> Iterator[Mutant]:
    """A scripted walk answers a step that is not there."""
    for file, raw in spread(sample.walks.items()):
        text = raw.decode()
        found = re.search(r"^    answers:\n +(?:- )?([a-z0-9/-]+):", text, re.MULTILINE)
        if found is None:
            continue
        start, end = found.span(1)
        changed = f"{text[:end]}-x{text[end:]}"
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        files = {**sample.files, **sample.catalogue, file: changed.encode()}
        yield Mutant(f"{found[1]} misspelt", files, "missing-step", file, line, column)
