"""What one guide declares, as far as its file can be read: nothing here expects a shape."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from engine.model import VERBS

CHOICES = ("choice", "choices")
_IN_LIST = re.compile(r"\b([a-z][a-z0-9_]*) (?:not )?in ([a-z][a-z0-9_]*)").findall


def mapping(value: Any) -> Mapping[str, Any]:
    """The value where it is a mapping; an empty one where it is anything else."""
    return value if isinstance(value, dict) else {}


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from _texts(each)


class GuideNames:
    """The names that one `guide.yaml` declares."""

    def __init__(self, id_: str, data: Any) -> None:
        self.id = id_
        self.data = mapping(data)

    @cached_property
    def steps(self) -> Mapping[str, Any]:
        """The steps as they are written."""
        return mapping(self.data.get("steps"))

    @cached_property
    def lists(self) -> Mapping[str, Any]:
        """The named lists."""
        return mapping(self.data.get("lists"))

    @cached_property
    def facts(self) -> Mapping[str, Mapping[str, Any]]:
        """The facts, declared under `facts`, where they are asked, or by a choice question."""
        found = {name: mapping(each) for name, each in mapping(self.data.get("facts")).items()}
        for id_ in self.steps:
            name, declared = self._asked(id_)
            if name and declared and name not in found:
                found[name] = declared
        return found

    def _asked(self, id_: str) -> tuple[str, Mapping[str, Any]]:
        step = mapping(self.steps[id_])
        given = step.get("input")
        if isinstance(given, dict):
            return str(given.get("fact", "")), given
        if "answers" not in step:
            return "", {}
        type_ = "choices" if step.get("several") is True else "choice"
        return self.fact_of(id_), {"type": type_, "label": step.get("title") or step.get("ask")}

    def fact_of(self, step: str) -> str:
        """The fact that a question sets; empty for a step that is none."""
        written = mapping(self.steps.get(step))
        given = written.get("input")
        if given is not None:
            return str(given.get("fact", "")) if isinstance(given, dict) else str(given)
        if "answers" not in written:
            return ""
        return str(written.get("fact") or step.replace("-", "_"))

    @cached_property
    def asking(self) -> Mapping[str, list[str]]:
        """The questions with answers to pick that set each fact."""
        found: dict[str, list[str]] = {}
        for id_, step in self.steps.items():
            if "answers" in mapping(step):
                found.setdefault(self.fact_of(id_), []).append(id_)
        return found

    def type_of(self, fact: str) -> str:
        """The kind of a fact, as it is written; empty where it is not."""
        return str(mapping(self.facts.get(fact)).get("type", ""))

    def is_choice(self, fact: str) -> bool:
        """Whether a fact holds what was picked."""
        return self.type_of(fact) in CHOICES

    def options(self, fact: str) -> dict[str, str]:
        """What may be picked for a fact, with its labels."""
        found = {}
        of = mapping(self.facts.get(fact)).get("of")
        if isinstance(of, str):
            of = self.lists.get(of)
        if isinstance(of, dict | list):
            found = {str(each): str(of[each]) if isinstance(of, dict) else "" for each in of}
        for step in self.asking.get(fact, ()):
            for id_, answer in mapping(mapping(self.steps[step])["answers"]).items():
                found.setdefault(id_, str(mapping(answer).get("label", "")))
        return found

    @cached_property
    def listed(self) -> Mapping[str, str]:
        """The fact whose answers each named list holds, for lists that are used with one fact."""
        found: dict[str, set[str]] = {}
        for fact, written in self.facts.items():
            if isinstance(written.get("of"), str):
                found.setdefault(written["of"], set()).add(fact)
        for text in _texts(self.data) if self.lists else ():
            for fact, name in _IN_LIST(text):
                if name in self.lists and self.is_choice(fact):
                    found.setdefault(name, set()).add(fact)
        return {name: facts.pop() for name, facts in found.items() if len(facts) == 1}

    def verb(self, step: str) -> str:
        """The key that tells a step's kind; empty where there is none."""
        written = mapping(self.steps.get(step))
        return next((verb for verb in VERBS if verb in written), "")

    @cached_property
    def surroundings(self) -> object:
        """What the names in one part of the guide mean by other parts of it."""
        return (
            self.id,
            tuple((fact, self.type_of(fact)) for fact in self.facts),
            tuple((step, self.fact_of(step), self.said(step, "subguide")) for step in self.steps),
            tuple(self.lists),
            tuple(self.listed.items()),
            tuple(
                tuple(self.options(fact)) for fact in self.facts if "compute" in self.facts[fact]
            ),
        )

    def said(self, step: str, key: str) -> str:
        """What a step has under a key, such as the guide that it runs; empty for nothing."""
        return str(mapping(self.steps.get(step)).get(key, ""))
