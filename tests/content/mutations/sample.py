"""The sample guides as texts in which faults are made.

A fault is made in the text, at positions that are counted in the text, so that the place at which
it has to be found is known without asking the checker.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from engine.library import Files, Library
from engine.source import Source
from tests.sample import content

KeyPath = tuple[str | int, ...]
Lines = Iterable[str]


class Mutant(NamedTuple):
    """Content with one fault, and where it must be found under which code, on which day."""

    name: str
    files: Files
    code: str
    file: str
    line: int
    column: int
    on: date | None = None


class Sample(NamedTuple):
    """A file of the sample content, and the files that are needed to check it.

    `walks` and `catalogue` are the other files that a fault may need beside them.
    """

    id: str
    files: Files
    file: str
    source: Source
    walks: Files
    catalogue: Files

    @property
    def text(self) -> str:
        return self.files[self.file].decode()

    @property
    def steps(self) -> dict[str, Any]:
        return self._mapping("steps")

    @property
    def facts(self) -> dict[str, Any]:
        return self._mapping("facts")

    @property
    def start(self) -> str:
        return str(self.source.data["start"])

    def _mapping(self, key: str) -> dict[str, Any]:
        found = self.source.data.get(key, {})
        assert isinstance(found, dict)
        return found

    def offset(self, path: KeyPath, *, key: bool = False) -> int:
        """Where the value at a path begins in the text."""
        mark = self.source.mark(path, key=key)
        lines = self.text.split("\n")
        return sum(len(line) + 1 for line in lines[: mark.line - 1]) + mark.column - 1

    def span(self, path: KeyPath, *, key: bool = False) -> tuple[int, int]:
        """From where to where the value at a path stands on its first line."""
        start = self.offset(path, key=key)
        return start, start + self.source.length(path, key=key)

    def raw(self, path: KeyPath) -> str:
        """What is written on the first line of the value at a path, with its quotes."""
        start, end = self.span(path)
        return self.text[start:end]

    def is_short(self, path: KeyPath) -> bool:
        """Whether a text stands on one line, without escapes."""
        written = self.raw(path).strip("\"'")
        value: Any = self.source.data
        for part in path:
            value = value[part]
        return bool(written == value)

    def line_of(self, path: KeyPath, *, key: bool = False) -> tuple[int, int]:
        """From where to where the line reaches on which something begins."""
        at = self.offset(path, key=key)
        return self.text.rfind("\n", 0, at) + 1, self.text.index("\n", at) + 1

    def mutant(
        self,
        name: str,
        start: int,
        end: int,
        put: str,
        code: str,
        at: int | None = None,
        *,
        on: date | None = None,
    ) -> Mutant:
        """The guide with `put` in place of a part of its text; to be found at an offset there."""
        text = self.text[:start] + put + self.text[end:]
        return self.rewritten(name, text, code, start if at is None else at, on=on)

    def rewritten(
        self, name: str, text: str, code: str, at: int, *, on: date | None = None
    ) -> Mutant:
        """The guide with another text; to be found at an offset in it."""
        line = text.count("\n", 0, at) + 1
        column = at - (text.rfind("\n", 0, at) + 1) + 1
        files = {**self.files, self.file: text.encode()}
        return Mutant(name, files, code, self.file, line, column, on)

    def replaced(
        self, path: KeyPath, put: str, code: str, shift: int = 0, *, key: bool = False
    ) -> Mutant:
        """The guide with `put` for the value at a path; to be found there, or `shift` further."""
        start, end = self.span(path, key=key)
        name = f"{'.'.join(map(str, path))}: {put}"
        return self.mutant(name, start, end, put, code, start + shift)

    def begun_with(self, id_: str, lines: Lines) -> str:
        """The text of the guide, beginning with a step of its own that anybody can come to."""
        text = re.sub(r"^start: .*$", f"start: {id_}", self.text, flags=re.MULTILINE)
        text = re.sub(r"^channels: \[\]$", "channels: [agent]", text, flags=re.MULTILINE)
        return text.rstrip("\n") + "\n" + step(id_, lines)


def step(id_: str, lines: Lines) -> str:
    """A step as it is added to a text."""
    return "\n".join(["", f"  {id_}:", *[f"    {line}" for line in lines], ""])


def samples(trees: Library) -> dict[str, Sample]:
    """The sample guides by id."""
    return {id_: _sample(trees, id_, f"{id_}/guide.yaml") for id_ in trees.guides}


def _sample(trees: Library, id_: str, file: str) -> Sample:
    walks = {each: raw for each, raw in trees.files.items() if each.startswith(f"{id_}/walks/")}
    catalogue = {each: raw for each, raw in trees.files.items() if each.startswith("catalogue/")}
    files = {each: trees.files[each] for each in trees.guides[id_].files}
    return Sample(id_, files, file, trees.sources[file], walks, catalogue)


def load() -> Library:
    """The sample content as it is."""
    return content()


def spread(found: Iterable[Any], most: int = 1) -> list[Any]:
    """A few of many, from the first to the last; of one alone, the one in the middle."""
    many = list(found)
    if len(many) <= most:
        return many
    if most == 1:
        return [many[len(many) // 2]]
    return [many[at * (len(many) - 1) // (most - 1)] for at in range(most)]


def lists(sample: Sample) -> Iterator[tuple[KeyPath, list[Any]]]:
    """Every list of routes, and where it stands."""
    for id_, each in sample.steps.items():
        yield from _lists(("steps", id_), each)


def _lists(path: KeyPath, step_: Any) -> Iterator[tuple[KeyPath, list[Any]]]:
    if isinstance(step_.get("next"), list):
        yield (*path, "next"), step_["next"]
    for id_, answer in (step_.get("answers") or {}).items():
        if isinstance(answer.get("next"), list):
            yield (*path, "answers", id_, "next"), answer["next"]


def quoted(text: str) -> str:
    """A text in single quotes, as YAML has it; a character in it stands one further."""
    return "'" + text.replace("'", "''") + "'"


def double(text: str) -> str:
    """A text in double quotes, as YAML has it."""
    return json.dumps(text, ensure_ascii=False)
