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
from engine.problems import meant_or, near
from engine.speech import Speech
from engine.texts import Text


@dataclass(frozen=True, slots=True)
class Names:
    """Resolves the names of `file`, whose steps get `prefix` in front where it is a subguide.

    `keys` tells where a walk keeps each fact, by name. `speech` says what the author need not
    write.
    """

    file: GuideFile
    terms: Terms
    prefix: str
    keys: Mapping[str, str]
    conditions: Conditions
    report: Report
    speech: Speech

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

    def target(self, path: Path, id_: str) -> str:
        """The id in the graph of the step that is named at `path`; a lost one is reported."""
        steps = self.file.shape.steps
        if id_ in steps:
            return self.prefix + id_
        close, write = near(id_, steps)[:1], f'Write a step "{id_}"'
        self.error(
            "missing-target",
            path,
            f'{way_in_words(path)} leads to "{id_}", but there is no such step in this guide.',
            meant_or(id_, steps, f"{write}.", f"{write}, or name one that is there."),
            also=tuple(self._step_place(step) for step in close),
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
        fix = meant_or(name, facts, "Declare it under `facts:`.")
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
                    meant_or(name, self.keys, "Declare it under `facts:`."),
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


def way_in_words(path: Path) -> str:
    """Whose way on stands at a path, as the subject of a sentence."""
    match path:
        case ("steps", step, "answers", answer, *rest):
            owner = f'the answer "{answer}" of the step "{step}"'
        case ("steps", step, "ends", end):
            owner, rest = f'the end "{end}" of the subguide step "{step}"', []
        case ("steps", step, *rest):
            owner = f'the step "{step}"'
        case ("at-any-time", entry, _):
            owner, rest = f'the entry "{entry}" at any time', []
        case _:
            owner, rest = f"`{path[0]}`", []
    key = rest[-1] if rest else "to"
    if key in ("to", "next"):
        number = f"route {int(rest[1]) + 1} of " if len(rest) > 2 else ""  # next, index, to
        words = f"{number}{owner}"
    else:
        words = f"the `{key}` of {owner}"
    return words[0].upper() + words[1:]


NO_WORDS = Text("", ())
"""The words of a step that nobody sees."""


@dataclass(frozen=True, slots=True)
class Words:
    """The wording of a step for the customer and for the agent."""

    customer: Text
    agent: Text
