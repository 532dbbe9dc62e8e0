"""Compiles the steps of one guide's file, each by its kind."""

import re
from dataclasses import dataclass
from typing import Any

from engine.compile.catalogue import Catalogue
from engine.compile.lookups import Tables, compile_lookup
from engine.compile.names import Names
from engine.compile.questions import compile_question
from engine.compile.report import Path
from engine.compile.routes import compile_routes, route_to
from engine.compile.validity import compile_limits
from engine.facts import Fact
from engine.guide import End, Instruction, Offer, Step
from engine.model import (
    EndShape,
    InstructionShape,
    LookupShape,
    OfferShape,
    QuestionShape,
    StepShape,
)
from engine.problems import meant_or
from engine.speech import msg
from engine.texts import title_of

_MARKS = re.compile(r"[*_`#>]+|\[([^\]]*)\]\([^)]*\)")
_MARK = re.compile(r"[*_`#>\[{]")
_HOLE = re.compile(r"\{(\w+)\}")
_TITLE_LENGTH = 64
DONE = msg("Continue")
"""The button of an instruction that says nothing else."""


@dataclass(frozen=True, slots=True)
class StepCompiler:
    """Compiles steps whose names `names` resolves."""

    names: Names
    catalogue: Catalogue
    tables: Tables

    def compile(self, id_: str, shape: StepShape) -> Step:
        """The step that `shape` describes; the ways through a subguide are compiled elsewhere."""
        common = self.common(id_, shape)
        match shape:
            case QuestionShape():
                return compile_question(self.names, id_, shape, common)
            case InstructionShape():
                return self._instruction(id_, shape, common)
            case LookupShape():
                return compile_lookup(self.names, id_, shape, self.tables, common)
            case OfferShape():
                return self._offer(id_, shape, common)
            case EndShape():
                return self._end(id_, shape, common)
            case _:
                raise AssertionError(type(shape).__name__)

    def common(
        self, id_: str, shape: StepShape, runs_for: tuple[str, ...] | None = ()
    ) -> dict[str, Any]:
        """What every step has; `runs_for` is as for `compile_limits`."""
        path: Path = ("steps", id_)
        names = self.names
        then = self._then(path, shape)
        return {
            "id": names.prefix + id_,
            "title": shape.title or self._title(id_, shape),
            "note": names.text((*path, "note"), shape.note),
            "hint": names.text((*path, "hint"), shape.hint),
            "record": names.text((*path, "record"), shape.record),
            "settles": shape.settles or "",
            "care": shape.care or "",
            "at_most": (shape.at_most or 0) if then else 0,
            "then": then,
            "also_asked": shape.also_asked,
            "seconds": shape.seconds or 0,
            **compile_limits(names, path, shape, runs_for),
            "place": names.at(path),
        }

    def _then(self, path: Path, shape: StepShape) -> str:
        if shape.at_most is not None and shape.then is not None:
            return self.names.target((*path, "then"), shape.then)
        if shape.at_most is not None or shape.then is not None:
            present, lacking = ("then", "at-most") if shape.then else ("at-most", "then")
            self.names.error(
                "incomplete-bound",
                (*path, present),
                f'"{present}" stands here without "{lacking}".',
                "Write both: how often the step may be entered, and where the road goes then; or "
                "take both out.",
                key=True,
            )
        return ""

    def _title(self, id_: str, shape: StepShape) -> str:
        words = getattr(shape, "ask", None) or getattr(shape, "do", None)
        if not words:
            return title_of(id_)
        plain = " ".join(words.strip().split("\n\n")[0].split())
        if _MARK.search(plain):
            plain = _MARKS.sub(lambda mark: mark[1] or "", plain)
            plain = _HOLE.sub(lambda hole: self._label(hole[1]), plain)
        if len(plain) <= _TITLE_LENGTH:
            return plain
        return plain[: _TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"

    def _label(self, name: str) -> str:
        fact = self.names.terms.facts.get(name)
        return fact.label if fact else name

    def _instruction(
        self, id_: str, shape: InstructionShape, common: dict[str, Any]
    ) -> Instruction:
        path: Path = ("steps", id_, "next")
        after = compile_routes(self.names, path, shape.next)
        names = self.names
        words = names.words(id_, "do", shape.do, shape.say)
        done = shape.done if "done" in shape.model_fields_set else names.speech(DONE)
        return Instruction(
            **common,
            words=words.customer,
            say=words.agent,
            done=done,
            check_answers=shape.check_answers,
            after=after,
        )

    def _offer(self, id_: str, shape: OfferShape, common: dict[str, Any]) -> Offer:
        names, path = self.names, ("steps", id_)
        words = names.words(id_, "tell", shape.tell, shape.say)
        need = self.catalogue.needs.get(shape.offer.need)
        if need is None:
            self._refuse_lost_need(path, shape.offer.need)
            need = self.catalogue.lost_need(shape.offer.need)
        return Offer(
            **common,
            words=words.customer,
            say=words.agent,
            need=need,
            products=self.catalogue.serving(need.id),
            names=names.keys,
            now=self._product_fact(id_, "now", shape.offer.now),
            returned=self._product_fact(id_, "returned", shape.offer.returned),
            accepted=route_to(names, (*path, "accepted"), shape.accepted),
            declined=route_to(names, (*path, "declined"), shape.declined),
            none=route_to(names, (*path, "none"), shape.none),
        )

    def _refuse_lost_need(self, path: Path, need: str) -> None:
        if not self.catalogue.whole:
            return
        add = "Add it under `needs:` in a file of `catalogue/`."
        self.names.error(
            "missing-need",
            (*path, "offer", "need"),
            f'There is no need "{need}" in the catalogue.',
            meant_or(need, self.catalogue.needs, add),
        )

    def _product_fact(self, id_: str, key: str, name: str | None) -> Fact | None:
        facts = self.names.terms.facts
        if name is None:
            return None
        if self.names.refuse_lost_fact(name, ("steps", id_, "offer", key), facts):
            return None
        return facts[name]

    def _end(self, id_: str, shape: EndShape, common: dict[str, Any]) -> End:
        path: Path = ("steps", id_)
        if shape.tell is None and shape.say is None:
            self.names.error(
                "end-without-words",
                path,
                f'The end "{id_}" says nothing.',
                "Add `tell:` with the closing words, or `say:` for what the agent reads aloud.",
                key=True,
            )
        if shape.end == "handoff" and shape.team is None:
            self.names.error(
                "handoff-without-team",
                path,
                f'The hand-off "{id_}" does not say who takes over.',
                "Add `team:` with who takes over, or write `end: resolved`.",
                key=True,
            )
        words = self.names.words(id_, "tell", shape.tell, shape.say)
        return End(
            **common,
            words=words.customer,
            say=words.agent,
            outcome=shape.end,
            team=shape.team or "",
        )
