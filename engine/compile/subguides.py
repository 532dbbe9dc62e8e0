"""Compiles the ways into a subguide and out of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from engine.compile.names import NO_WORDS
from engine.compile.report import Path
from engine.compile.routes import compile_routes, route_to
from engine.compile.steps import StepCompiler
from engine.compile.terms import Terms
from engine.content import Content, GuideFile
from engine.guide import NO_WAY_ON, Assignment, End, Passage, Route, Routes
from engine.model import EndShape, SubguideShape
from engine.problems import meant_or


@dataclass(frozen=True, slots=True)
class SubguideCompiler:
    """Compiles what lies between a guide and the subguides that it runs.

    `running` are the guides that are being inlined at the moment, outermost first.
    """

    caller: StepCompiler
    content: Content
    running: tuple[str, ...]

    def find(self, id_: str, shape: SubguideShape) -> GuideFile | None:
        """The file of the subguide; None, and a problem, where it cannot be run."""
        path: Path = ("steps", id_, "subguide")
        if shape.subguide in self.running:
            circle = " → ".join((*self.running, shape.subguide))
            self._error(
                "subguide-circle",
                path,
                f"The guides run each other in a circle: {circle}.",
                "Let one of them end instead of running the next, or make one guide of them.",
            )
            return None
        file = self.content.guides.get(shape.subguide)
        if file is None and shape.subguide not in self.content.unreadable:
            write = f'Write a guide "{shape.subguide}"'
            guides = self.content.guides
            fix = meant_or(shape.subguide, guides, f"{write}.", f"{write}, or name another.")
            message = f'There is no guide "{shape.subguide}".'
            self._error("missing-subguide", path, message, fix)
        return file

    def lost(self, id_: str, shape: SubguideShape) -> Passage:
        """Stands for a subguide that cannot be run: straight to the steps behind it."""
        after = tuple(
            route
            for end, target in shape.ends.items()
            for route in self._end_route(id_, end, target)
        )
        if shape.next is not None:
            after += compile_routes(self.caller.names, ("steps", id_, "next"), shape.next)
        return self._passage(id_, shape, after=after)

    def entrance(self, id_: str, shape: SubguideShape, called: StepCompiler) -> Passage:
        """The way in: forgets what the subguide asked before, and hands it its facts."""
        self._refuse_lost_ends(id_, shape, called.names.file)
        self._refuse_lost_returns(id_, shape, called.names.terms)
        facts = called.names.terms.facts.values()
        start = called.names.file.shape.start
        target = (
            called.names.prefix + start if start in called.names.file.shape.steps else NO_WAY_ON
        )
        at = self.caller.names.at(("steps", id_, "subguide"))
        return self._passage(
            id_,
            shape,
            clears=tuple(fact.key for fact in facts if not fact.source and not fact.computed),
            sets=tuple(self._given(id_, shape, called.names.terms)),
            after=(Route(target, None, None, "", "", at),),
        )

    def _given(self, id_: str, shape: SubguideShape, terms: Terms) -> Iterable[Assignment]:
        for name, text in shape.given.items():
            path: Path = ("steps", id_, "with", name)
            if self.caller.names.refuse_lost_fact(name, path, terms.facts, key=True):
                continue
            fact = terms.facts[name]
            expression = self.caller.names.conditions.expression(text)
            condition = self.caller.names.conditions.condition(text)
            if expression is not None:
                yield Assignment(fact.key, condition, expression)

    def exit(self, id_: str, shape: SubguideShape, end: End, called: StepCompiler) -> Passage:
        """The way out at one of the subguide's ends: hands its facts back and goes on."""
        local = end.id.removeprefix(called.names.prefix)
        if local in shape.ends:
            after = self._end_route(id_, local, shape.ends[local])
        elif shape.next is not None:
            after = compile_routes(self.caller.names, ("steps", id_, "next"), shape.next)
        else:
            after = self._no_way_on(id_, shape, local)
        copies = tuple(
            (self.caller.names.keys[ours], called.names.keys[theirs])
            for ours, theirs in shape.returns.items()
            if ours in self.caller.names.keys and theirs in called.names.keys
        )
        return Passage(
            id=end.id,
            title=end.title,
            words=NO_WORDS,
            say=NO_WORDS,
            record=end.record,
            settles=end.settles,
            care=end.care,
            valid=end.valid,
            channels=end.channels,
            instead=end.instead,
            limited=end.limited,
            copies=copies,
            after=after,
            place=end.place,
        )

    def _passage(self, id_: str, shape: SubguideShape, **parts: Any) -> Passage:
        file = self.content.guides.get(shape.subguide)
        common = self.caller.common(id_, shape, file.shape.channels if file else None)
        return Passage(**common, words=NO_WORDS, say=NO_WORDS, **parts)

    def _end_route(self, id_: str, end: str, target: str) -> Routes:
        path: Path = ("steps", id_, "ends", end)
        return route_to(self.caller.names, path, target)

    def _no_way_on(self, id_: str, shape: SubguideShape, end: str) -> Routes:
        path: Path = ("steps", id_)
        self._error(
            "end-not-continued",
            path,
            f'The subguide "{shape.subguide}" may end at "{end}", but the step "{id_}" does not '
            "say how it goes on then.",
            f"Add `{end}:` under `ends:`, or a `next:` for all ends that are not named.",
            key=True,
        )
        return (Route(NO_WAY_ON, None, None, "", "", self.caller.names.at(path)),)

    def _refuse_lost_ends(self, id_: str, shape: SubguideShape, file: GuideFile) -> None:
        ends = [each for each, step in file.shape.steps.items() if isinstance(step, EndShape)]
        for end in shape.ends:
            if end not in ends:
                other = f"Its ends are: {', '.join(ends)}."
                hint = meant_or(end, ends, f'Add such an end to "{shape.subguide}".', other)
                message = f'The subguide "{shape.subguide}" has no end "{end}".'
                self._error("missing-end", ("steps", id_, "ends", end), message, hint, key=True)

    def _refuse_lost_returns(self, id_: str, shape: SubguideShape, terms: Terms) -> None:
        for ours, theirs in shape.returns.items():
            path: Path = ("steps", id_, "returns", ours)
            names = self.caller.names
            names.refuse_lost_fact(ours, path, names.terms.facts, key=True)
            names.refuse_lost_fact(theirs, path, terms.facts)

    def _error(self, code: str, path: Path, message: str, fix: str, *, key: bool = False) -> None:
        self.caller.names.error(code, path, message, fix, key=key)
