"""Faults put into the sample guides by hand: each tells its code and the place to look at.

A fault is made in the text, at positions that are counted in the text, so that the place at which
it has to be found is known without asking the checker.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from engine import library
from engine.library import Files, Library
from engine.source import Source

TREES = Path(__file__).parents[2] / "trees"
KEYS_OF_TARGETS = ("to", "else", "accepted", "declined", "none", "found", "then")
KeyPath = tuple[str | int, ...]


class Mutant(NamedTuple):
    """Content with one fault, and where it must be found under which code."""

    name: str
    files: Files
    code: str
    file: str
    line: int
    column: int


class Sample(NamedTuple):
    """A sample guide: the files that it is made of, and its own file."""

    id: str
    files: Files
    file: str
    source: Source

    @property
    def text(self) -> str:
        return self.files[self.file].decode()

    @property
    def steps(self) -> dict[str, Any]:
        steps = self.source.data["steps"]
        assert isinstance(steps, dict)
        return steps

    def offset(self, path: KeyPath, *, key: bool = False) -> int:
        """Where the value at a path begins in the text."""
        mark = self.source.mark(path, key=key)
        lines = self.text.split("\n")
        return sum(len(line) + 1 for line in lines[: mark.line - 1]) + mark.column - 1

    def mutant(
        self, name: str, start: int, end: int, put: str, code: str, at: int | None = None
    ) -> Mutant:
        """The guide with `put` in place of a part of its text; to be found at an offset there."""
        text = self.text[:start] + put + self.text[end:]
        at = start if at is None else at
        line = text.count("\n", 0, at) + 1
        column = at - (text.rfind("\n", 0, at) + 1) + 1
        files = {**self.files, self.file: text.encode()}
        return Mutant(name, files, code, self.file, line, column)


def samples(trees: Library) -> dict[str, Sample]:
    """The sample guides by id."""
    found = {}
    for id_ in trees.guides:
        file = f"{id_}/guide.yaml"
        found[id_] = Sample(id_, trees.bundle(id_), file, trees.sources[file])
    return found


def load() -> Library:
    """The sample content as it is."""
    return library.load(TREES)


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


def spread(found: list[Any], most: int = 3) -> list[Any]:
    """A few of many, from the first to the last."""
    if len(found) <= most:
        return found
    return [found[at * (len(found) - 1) // (most - 1)] for at in range(most)]


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


def removed_elses(sample: Sample) -> Iterator[Mutant]:
    """The line of an `else` is deleted; the list of routes is to blame."""
    for id_, step in sample.steps.items():
        for path, routes in _lists(("steps", id_), step):
            if len(routes) < 2 or list(routes[-1]) != ["else"]:
                continue
            start, end = _line_of(sample, (*path, len(routes) - 1))
            if not re.fullmatch(r"\s*- \{else: [a-z0-9-]+\}\n", sample.text[start:end]):
                continue
            at = sample.offset(path, key=True)
            name = f"{'.'.join(map(str, path))} without else"
            yield sample.mutant(name, start, end, "", "missing-else", at)


def _lists(path: KeyPath, step: Any) -> Iterator[tuple[KeyPath, list[Any]]]:
    if isinstance(step.get("next"), list):
        yield (*path, "next"), step["next"]
    for id_, answer in (step.get("answers") or {}).items():
        if isinstance(answer.get("next"), list):
            yield (*path, "answers", id_, "next"), answer["next"]


def _line_of(sample: Sample, path: KeyPath) -> tuple[int, int]:
    at = sample.offset(path)
    start = sample.text.rfind("\n", 0, at) + 1
    return start, sample.text.index("\n", at) + 1


def dangling_facts(sample: Sample) -> Iterator[Mutant]:
    """A condition speaks of a fact that is not there."""
    names = _facts(sample)
    found = []
    for id_, step in sample.steps.items():
        for path, routes in _lists(("steps", id_), step):
            for index, route in enumerate(routes):
                words = re.findall(r'"[^"]*"|[a-z_0-9]+', route.get("when", ""))
                used = [word for word in words if word in names]
                if used:
                    found.append(((*path, index, "when"), used[0]))
    for path, name in spread(found):
        start = sample.offset(path)
        word = re.compile(rf"\b{name}\b").search(sample.text, start)
        assert word is not None
        put = f"{name}_nowhere"
        yield sample.mutant(f"{name} dangling", word.start(), word.end(), put, "missing-fact")


def dangling_holes(sample: Sample) -> Iterator[Mutant]:
    """A text shows a fact that is not there."""
    found = [
        (("steps", id_, key), hole)
        for id_, step in sample.steps.items()
        for key in ("ask", "say", "do", "tell", "note", "record")
        if isinstance(step.get(key), str)
        for hole in re.finditer(r"(?<!\{)\{([a-z_0-9]+)\}(?!\})", step[key])
    ]
    for path, hole in spread(found):
        start = sample.text.index(f"{{{hole[1]}}}", sample.offset(path)) + 1
        put = f"{hole[1]}_nowhere"
        name = f"hole {hole[1]} dangling"
        yield sample.mutant(name, start, start + len(hole[1]), put, "missing-fact")


def _facts(sample: Sample) -> set[str]:
    declared = sample.source.data.get("facts")
    names = set(declared) if isinstance(declared, dict) else set()
    for id_, step in sample.steps.items():
        if "ask" in step:
            given = step.get("input")
            named = given.get("fact") if isinstance(given, dict) else given
            names.add(str(named or step.get("fact") or id_.replace("-", "_")))
    return names


def duplicate_answers(sample: Sample) -> Iterator[Mutant]:
    """The second answer of a question takes the first one's id."""
    found = [
        (id_, list(step["answers"])) for id_, step in sample.steps.items() if "answers" in step
    ]
    for id_, answers in spread([each for each in found if len(each[1]) > 1]):
        path = ("steps", id_, "answers", answers[1])
        start = sample.offset(path, key=True)
        written = re.compile(r'"?[a-z0-9-]+"?').match(sample.text, start)
        assert written is not None
        name = f"{id_} has {answers[0]} twice"
        yield sample.mutant(name, start, written.end(), f'"{answers[0]}"', "duplicate-key")


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


def early_offers(sample: Sample, trees: Library) -> Iterator[Mutant]:
    """A guide for troubleshooting begins with an offer."""
    need = next(iter(trees.catalogue.needs))
    first = sample.source.data["start"]
    step = (
        f"\n  sell-first:\n    offer: {{need: {need}}}\n    accepted: {first}\n"
        f"    declined: {first}\n    none: {first}\n"
    )
    catalogue = {file: raw for file, raw in trees.files.items() if file.startswith("catalogue/")}
    text = re.sub(r"^purpose: .*$", "purpose: troubleshooting", sample.text, flags=re.MULTILINE)
    text = re.sub(r"^start: .*$", "start: sell-first", text, flags=re.MULTILINE).rstrip("\n") + "\n"
    text = re.sub(r"^channels: \[\]$", "channels: [agent]", text, flags=re.MULTILINE)
    line = text.count("\n") + 2
    files = {**sample.files, **catalogue, sample.file: (text + step).encode()}
    yield Mutant("an offer comes first", files, "offer-before-settled", sample.file, line, 3)


def dropped_prices(trees: Library) -> Iterator[Mutant]:
    """A product loses its price."""
    for (kind, id_), place in trees.catalogue.places.items():
        if kind != "product":
            continue
        source = trees.sources[place.file]
        sample = Sample(id_, {place.file: trees.files[place.file]}, place.file, source)
        start, end = _line_of(sample, ("products", id_, "price"))
        assert sample.text[start:end].strip().startswith("price: {")
        at = sample.offset(("products", id_), key=True)
        yield sample.mutant(f"{id_} without price", start, end, "", "missing-price", at)
