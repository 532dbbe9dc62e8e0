"""What the steps of one guide's file may name, and where the names lead in the graph."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine import texts
from engine.compile.conditions import Conditions
from engine.compile.report import Path, Report, place
from engine.compile.terms import Terms
from engine.content import GuideFile
from engine.guide import NO_WAY_ON, Place
from engine.problems import Place as OtherEnd
from engine.problems import did_you_mean
from engine.texts import Text


@dataclass(frozen=True, slots=True)
class Names:
    """Resolves the names of `file`, whose steps get `prefix` in front where it is a subguide.

    `keys` tells where a walk keeps each fact, by name.
    """

    file: GuideFile
    terms: Terms
    prefix: str
    keys: Mapping[str, str]
    conditions: Conditions
    report: Report

    def error(
        self,
        code: str,
        path: Path,
        message: str,
        fix: str,
        *,
        key: bool = False,
        also: tuple[OtherEnd, ...] = (),
    ) -> None:
        """Report an error at a path of the file."""
        self.report.error(code, self.file.source, path, message, fix, key=key, also=also)

    def at(self, path: Path) -> Place:
        """Where the content at `path` stands."""
        return Place(self.file.source.file, path)

    def target(self, path: Path, id_: str, teller: str) -> str:
        """The id of a step in the graph; one that is not there is reported."""
        steps = self.file.shape.steps
        if id_ in steps:
            return self.prefix + id_
        hint = did_you_mean(id_, steps)
        near = [step for step in steps if f'"{step}"' in hint][:1]
        self.error(
            "missing-target",
            path,
            f'{teller} leads to "{id_}", but there is no such step in this guide.',
            hint or f'Write a step "{id_}", or name one that is there.',
            also=tuple(self._step_place(step) for step in near),
        )
        return NO_WAY_ON

    def _step_place(self, id_: str) -> OtherEnd:
        return place(self.file.source, ("steps", id_), f'the step "{id_}"', key=True)

    def refuse_lost_fact(
        self, name: str, path: Path, facts: Mapping[str, object], *, key: bool = False
    ) -> bool:
        """Report a fact that is not among `facts`; whether it was reported."""
        if name in facts:
            return False
        fix = did_you_mean(name, facts) or "Declare it under `facts:`."
        self.error("missing-fact", path, f'There is no fact "{name}" in this guide.', fix, key=key)
        return True

    def text(self, path: Path, source: str | None) -> Text | None:
        """An author's text with its holes resolved, None where there is none."""
        if source is None:
            return None
        if "{" in source or "}" in source:
            self._check_holes(path, source)
        return texts.parse(source, self.keys)

    def _check_holes(self, path: Path, source: str) -> None:
        holes, stray = texts.scan(source)
        for name, offset in holes:
            if name not in self.keys:
                self._inside(
                    "missing-fact",
                    path,
                    f'The text speaks of the fact "{name}", but this guide has no such fact.',
                    did_you_mean(name, self.keys) or "Declare it under `facts:`.",
                    (offset + 1, len(name)),
                )
        for brace in stray:
            self._inside(
                "stray-brace",
                path,
                "A single brace stands in the text.",
                "Write `{fact}` for a fact's value, or `{{` and `}}` for braces.",
                (brace.offset, 1),
            )

    def _inside(self, code: str, path: Path, message: str, fix: str, span: tuple[int, int]) -> None:
        self.report.inside(code, self.file.source, path, message, fix, span)

    def words(self, id_: str, key: str, customer: str | None, agent: str | None) -> "Words":
        """What the customer reads and what the agent says; each stands for the other."""
        read = self.text(("steps", id_, key), customer)
        said = self.text(("steps", id_, "say"), agent)
        return Words(read or said or NO_WORDS, said or read or NO_WORDS)


NO_WORDS = Text("", ())
"""The words of a step that nobody sees."""


@dataclass(frozen=True, slots=True)
class Words:
    """The wording of a step for the customer and for the agent."""

    customer: Text
    agent: Text
