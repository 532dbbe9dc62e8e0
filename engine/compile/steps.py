"""Compiles the steps of one guide's file into one place of a graph, names resolved."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from engine import texts
from engine.compile.catalogue import Catalogue
from engine.compile.conditions import Conditions
from engine.compile.facts import literal
from engine.compile.report import Path, Report, place
from engine.compile.terms import Terms
from engine.content import GuideFile, TableFile
from engine.facts import Fact
from engine.guide import (
    NO_WAY_ON,
    Check,
    Choice,
    End,
    Instruction,
    Lookup,
    Offer,
    Place,
    Question,
    Route,
    Routes,
    Settles,
    Step,
)
from engine.kinds import Kind, Type, Value
from engine.model import (
    AnswerShape,
    CheckShape,
    EndShape,
    InstructionShape,
    LookupShape,
    OfferShape,
    QuestionShape,
    RouteShape,
    StepShape,
)
from engine.problems import did_you_mean
from engine.texts import Text

KEYS = "1234567890acdefghijklmnopqrstuvwxyz"
"""The keys that pick the answers in order; `b` is for back."""

_MARKS = re.compile(r"[*_`#>]+|\[([^\]]*)\]\([^)]*\)")
_EMPTY = Text("", ())
_TITLE_LENGTH = 64


@dataclass(slots=True)
class StepCompiler:
    """Compiles the steps of `file`, whose ids get `prefix` in front where it is a subguide."""

    file: GuideFile
    terms: Terms
    prefix: str
    keys: Mapping[str, str]
    conditions: Conditions
    catalogue: Catalogue
    tables: Mapping[str, TableFile]
    unreadable: frozenset[str]
    report: Report

    # Names

    def target(self, path: Path, id_: str, teller: str) -> str:
        """The id of a step in the graph; one that is not there is reported."""
        if id_ in self.file.shape.steps:
            return self.prefix + id_
        steps = self.file.shape.steps
        hint = did_you_mean(id_, steps) or f'Write a step "{id_}", or name one that is there.'
        near = [step for step in steps if f'"{step}"' in hint][:1]
        self.report.error(
            "missing-target",
            self.file.source,
            path,
            f'{teller} leads to "{id_}", but there is no such step in this guide.',
            hint,
            also=tuple(
                place(self.file.source, ("steps", step), f'the step "{step}"', key=True)
                for step in near
            ),
        )
        return NO_WAY_ON

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
                hint = did_you_mean(name, self.keys) or "Declare it under `facts:`."
                message = f'The text speaks of the fact "{name}", but this guide has no such fact.'
                span = (offset + 1, len(name))
                self.report.inside(
                    "missing-fact", self.file.source, path, message, hint, span
                )
        for brace in stray:
            self.report.inside(
                "stray-brace",
                self.file.source,
                path,
                "A single brace stands in the text.",
                "Write `{fact}` for a fact's value, or `{{` and `}}` for braces.",
                (brace.offset, 1),
            )

    def at(self, path: Path) -> Place:
        """Where the content at `path` stands."""
        return Place(self.file.source.file, path)

    # Routes

    def to(self, path: Path, id_: str, teller: str, settles: Settles = "") -> Routes:
        """The routes of a plain target."""
        target = self.target(path, id_, teller)
        return (Route(target, None, None, "", settles, self.at(path)),)

    def routes(self, path: Path, shape: str | tuple[RouteShape, ...], teller: str) -> Routes:
        """Ordered routes, or a plain target."""
        if isinstance(shape, str):
            return self.to(path, shape, teller)
        found: list[Route] = []
        for index, each in enumerate(shape):
            found += self._route((*path, index), each, index == len(shape) - 1, teller)
        return tuple(found)

    def _route(self, path: Path, shape: RouteShape, last: bool, teller: str) -> list[Route]:
        settles: Settles = shape.settles or ""
        if shape.otherwise is not None:
            if shape.when is not None or shape.to is not None:
                self._incomplete_route(path)
            if not last:
                self._else_not_last(path)
            target = self.target((*path, "else"), shape.otherwise, f"The `else` of {teller}")
            return [Route(target, None, None, "", settles, self.at((*path, "else")))]
        if shape.when is None or shape.to is None:
            self._incomplete_route(path)
            return []
        target = self.target((*path, "to"), shape.to, f"The route `{shape.when}` of {teller}")
        condition = self.conditions.condition(shape.when)
        expression = self.conditions.expression(shape.when)
        at = self.at((*path, "to"))
        return [Route(target, condition, expression, shape.when, settles, at)]

    def _incomplete_route(self, path: Path) -> None:
        self.report.error(
            "incomplete-route",
            self.file.source,
            path,
            "A route needs both a condition and a target.",
            "Write `{when: condition, to: step}`, or `{else: step}` as the last one.",
        )

    def _else_not_last(self, path: Path) -> None:
        self.report.error(
            "else-not-last",
            self.file.source,
            path,
            "Routes behind an `else` are never taken.",
            "Move the `else` to the end.",
        )

    # Steps

    def compile(self, id_: str, shape: StepShape) -> Step:
        """The step that `shape` describes; a subguide's way in and out is not made here."""
        common = self.common(id_, shape)
        match shape:
            case QuestionShape():
                return self._question(id_, shape, common)
            case InstructionShape():
                after = self.routes(("steps", id_, "next"), shape.next, f'The step "{id_}"')
                words = self._words(id_, "do", shape.do, shape.say)
                return Instruction(**common, **words, done=shape.done, after=after)
            case LookupShape():
                return self._lookup(id_, shape, common)
            case OfferShape():
                return self._offer(id_, shape, common)
            case EndShape():
                return self._end(id_, shape, common)
            case _:
                raise AssertionError(f"{type(shape).__name__} is compiled elsewhere")

    def common(self, id_: str, shape: StepShape) -> dict[str, Any]:
        path: Path = ("steps", id_)
        then = ""
        if shape.at_most is not None and shape.then is not None:
            then = self.target((*path, "then"), shape.then, f'The bound of the step "{id_}"')
        elif (shape.at_most is None) != (shape.then is None):
            self._half_a_bound(path, shape)
        return {
            "id": self.prefix + id_,
            "title": shape.title or self._title(id_, shape),
            "note": self.text((*path, "note"), shape.note),
            "hint": self.text((*path, "hint"), shape.hint),
            "record": self.text((*path, "record"), shape.record),
            "settles": shape.settles or "",
            "care": shape.care or "",
            "at_most": (shape.at_most or 0) if then else 0,
            "then": then,
            "place": self.at(path),
        }

    def _half_a_bound(self, path: Path, shape: StepShape) -> None:
        present, lacking = ("at-most", "then") if shape.then is None else ("then", "at-most")
        self.report.error(
            "incomplete-bound",
            self.file.source,
            (*path, present),
            f'"{present}" stands here without "{lacking}".',
            "Write both: how often the step may be entered, and where the road goes then.",
            key=True,
        )

    def _title(self, id_: str, shape: StepShape) -> str:
        words = getattr(shape, "ask", None) or getattr(shape, "do", None)
        if not words:
            return id_.replace("-", " ").capitalize()
        first = _MARKS.sub(lambda mark: mark[1] or "", words.strip().split("\n\n")[0])
        plain = re.sub(r"\{(\w+)\}", lambda hole: self._label(hole[1]), " ".join(first.split()))
        if len(plain) <= _TITLE_LENGTH:
            return plain
        return plain[: _TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"

    def _label(self, name: str) -> str:
        fact = self.terms.facts.get(name)
        return fact.label if fact else name

    def _words(self, id_: str, key: str, words: str | None, say: str | None) -> dict[str, Text]:
        customer = self.text(("steps", id_, key), words)
        agent = self.text(("steps", id_, "say"), say)
        return {"words": customer or agent or _EMPTY, "say": agent or customer or _EMPTY}

    # Questions

    def _question(self, id_: str, shape: QuestionShape, common: dict[str, Any]) -> Question:
        path: Path = ("steps", id_)
        teller = f'The step "{id_}"'
        fact = self.terms.asked.get(id_)
        self._refuse_shape(id_, shape)
        after = self.routes((*path, "next"), shape.next, teller) if shape.next else ()
        routes = self._answer_routes(id_, shape, teller)
        if not after:
            self._refuse_dangling(id_, shape, routes)
        return Question(
            **common,
            **self._words(id_, "ask", shape.ask, shape.say),
            fact=fact or _LOST_FACT,
            choices=self._choices(id_, shape, fact),
            several=shape.several or (fact is not None and fact.kind is Kind.CHOICES),
            optional=shape.optional,
            ask_again=shape.ask_again,
            checks=self._checks(id_, shape),
            routes=routes,
            after=after,
        )

    def _refuse_shape(self, id_: str, shape: QuestionShape) -> None:
        path: Path = ("steps", id_)
        if shape.answers is None and shape.input is None:
            self.report.error(
                "question-without-answers",
                self.file.source,
                path,
                f'The question "{id_}" has no answers.',
                "Add `answers:` to pick from, or an `input:` for a typed answer.",
                key=True,
            )
        elif shape.answers is not None and shape.input is not None:
            self.report.error(
                "answers-and-input",
                self.file.source,
                (*path, "input"),
                f'The question "{id_}" has both answers and an input.',
                "Keep one of the two.",
                key=True,
            )

    def _answer_routes(self, id_: str, shape: QuestionShape, teller: str) -> dict[str, Routes]:
        routes: dict[str, Routes] = {}
        for answer_id, answer in (shape.answers or {}).items():
            path: Path = ("steps", id_, "answers", answer_id)
            words = f'The answer "{answer_id}" of the step "{id_}"'
            if shape.several and (answer.to or answer.next):
                self._own_route_of_several(path, answer)
            elif answer.to is not None:
                if answer.next is not None:
                    self._two_ways(path)
                routes[answer_id] = self.to((*path, "to"), answer.to, words)
            elif answer.next is not None:
                routes[answer_id] = self.routes((*path, "next"), answer.next, words)
        return routes

    def _two_ways(self, path: Path) -> None:
        self.report.error(
            "two-ways-on",
            self.file.source,
            (*path, "next"),
            f'The answer "{path[-1]}" has both `to` and `next`.',
            "Keep one of the two.",
            key=True,
        )

    def _own_route_of_several(self, path: Path, answer: AnswerShape) -> None:
        self.report.error(
            "route-of-several",
            self.file.source,
            (*path, "to" if answer.to else "next"),
            "Where several answers can be picked, no single one can have its own way on.",
            "Use the step's `next:` with conditions such as `\"tv\" in devices`.",
            key=True,
        )

    def _refuse_dangling(
        self, id_: str, shape: QuestionShape, routes: Mapping[str, Routes]
    ) -> None:
        path: Path = ("steps", id_)
        if shape.answers is None:
            dangling: Iterable[tuple[Path, str]] = [(path, f'The step "{id_}"')]
        else:
            dangling = [
                ((*path, "answers", each), f'The answer "{each}" of the step "{id_}"')
                for each in shape.answers
                if each not in routes
            ]
        for at, teller in dangling:
            self.report.error(
                "no-way-on",
                self.file.source,
                at,
                f"{teller} leads nowhere.",
                "Add `to:` with a step, or give the step a `next:`.",
                key=True,
            )

    def _choices(self, id_: str, shape: QuestionShape, fact: Fact | None) -> tuple[Choice, ...]:
        if shape.answers is not None:
            return tuple(
                self._choice(id_, index, answer_id, answer)
                for index, (answer_id, answer) in enumerate(shape.answers.items())
            )
        if fact is None:
            return ()
        if fact.kind is Kind.YES_NO:
            return (Choice("yes", "Yes", "1"), Choice("no", "No", "2"))
        return tuple(
            Choice(option.id, option.label, key_of(index))
            for index, option in enumerate(fact.options)
        )

    def _choice(self, id_: str, index: int, answer_id: str, answer: AnswerShape) -> Choice:
        label, key = answer.label, key_of(index)
        if answer.model_fields_set <= _PLAIN_ANSWER:
            return Choice(answer_id, label, key)
        path: Path = ("steps", id_, "answers", answer_id)
        return Choice(
            answer_id,
            label,
            key,
            self.text((*path, "hint"), answer.hint),
            self.text((*path, "note"), answer.note),
            self.text((*path, "say"), answer.say),
            self.text((*path, "record"), answer.record),
            answer.settles or "",
            answer.exclusive,
        )

    def _checks(self, id_: str, shape: QuestionShape) -> tuple[Check, ...]:
        path: Path = ("steps", id_, "check")
        if isinstance(shape.check, CheckShape):
            return self._check(path, shape.check)
        found: list[Check] = []
        for index, each in enumerate(shape.check or ()):
            found += self._check((*path, index), each)
        return tuple(found)

    def _check(self, path: Path, shape: CheckShape) -> tuple[Check, ...]:
        message = self.text((*path, "message"), shape.message) or _EMPTY
        expression = self.conditions.expression(shape.when)
        if expression is None:
            return ()
        return (Check(self.conditions.condition(shape.when), expression, message),)

    # Lookups, offers, ends

    def _lookup(self, id_: str, shape: LookupShape, common: dict[str, Any]) -> Lookup:
        path: Path = ("steps", id_)
        teller = f'The lookup "{id_}"'
        file = self.tables.get(shape.lookup)
        if file is None and shape.lookup not in self.unreadable:
            hint = did_you_mean(shape.lookup, self.tables) or "Add its file under `tables/`."
            message = f'There is no table "{shape.lookup}".'
            self.report.error("missing-table", self.file.source, (*path, "lookup"), message, hint)
        expression = self.conditions.expression(shape.by)
        return Lookup(
            **common,
            words=_EMPTY,
            say=_EMPTY,
            table=shape.lookup,
            by=self.conditions.condition(shape.by),
            expression=expression,
            sets=self._columns(id_, shape, file),
            rows=_rows(file) if file else {},
            found=self.to((*path, "found"), shape.found, teller),
            missing=self.to((*path, "none"), shape.none, teller),
        )

    def _columns(
        self, id_: str, shape: LookupShape, file: TableFile | None
    ) -> tuple[tuple[str, int], ...]:
        columns = list(file.shape.columns) if file else []
        found: list[tuple[str, int]] = []
        for name, column in shape.sets.items():
            path: Path = ("steps", id_, "sets", name)
            if name not in self.terms.facts:
                hint = did_you_mean(name, self.terms.facts) or "Declare it under `facts:`."
                message = f'There is no fact "{name}" in this guide.'
                self.report.error(
                    "missing-fact", self.file.source, path, message, hint, key=True
                )
            elif file is not None and column not in columns:
                hint = did_you_mean(column, columns) or f"Use one of: {', '.join(columns)}."
                message = f'The table "{shape.lookup}" has no column "{column}".'
                self.report.error("missing-column", self.file.source, path, message, hint)
            elif file is not None:
                found.append((self.keys[name], columns.index(column)))
        return tuple(found)

    def _offer(self, id_: str, shape: OfferShape, common: dict[str, Any]) -> Offer:
        path: Path = ("steps", id_)
        teller = f'The offer "{id_}"'
        need = self.catalogue.needs.get(shape.offer.need)
        if need is None:
            hint = did_you_mean(shape.offer.need, self.catalogue.needs)
            message = f'There is no need "{shape.offer.need}" in the catalogue.'
            fix = hint or "Add it under `needs:` in a file of `catalogue/`."
            at = (*path, "offer", "need")
            self.report.error("missing-need", self.file.source, at, message, fix)
            need = self.catalogue.lost_need(shape.offer.need)
        return Offer(
            **common,
            **self._words(id_, "tell", shape.tell, shape.say),
            need=need,
            products=self.catalogue.serving(need.id),
            names=self.keys,
            now=self._product_fact(id_, "now", shape.offer.now),
            returned=self._product_fact(id_, "returned", shape.offer.returned),
            accepted=self.to((*path, "accepted"), shape.accepted, teller),
            declined=self.to((*path, "declined"), shape.declined, teller),
            none=self.to((*path, "none"), shape.none, teller),
        )

    def _product_fact(self, id_: str, key: str, name: str | None) -> Fact | None:
        if name is None:
            return None
        path: Path = ("steps", id_, "offer", key)
        fact = self.terms.facts.get(name)
        if fact is None:
            hint = did_you_mean(name, self.terms.facts) or "Declare it under `facts:`."
            message = f'There is no fact "{name}" in this guide.'
            self.report.error("missing-fact", self.file.source, path, message, hint)
            return None
        return fact

    def _end(self, id_: str, shape: EndShape, common: dict[str, Any]) -> End:
        path: Path = ("steps", id_)
        if shape.tell is None and shape.say is None:
            self.report.error(
                "end-without-words",
                self.file.source,
                path,
                f'The end "{id_}" says nothing.',
                "Add `tell:` with the closing words for the customer.",
                key=True,
            )
        if shape.end == "handoff" and shape.team is None:
            self.report.error(
                "handoff-without-team",
                self.file.source,
                path,
                f'The hand-off "{id_}" does not say who takes over.',
                "Add `team:`.",
                key=True,
            )
        words = self._words(id_, "tell", shape.tell, shape.say)
        return End(**common, **words, outcome=shape.end, team=shape.team or "")


_PLAIN_ANSWER = frozenset({"label", "to", "next", "was"})
_LOST_FACT = Fact("", "", "", Kind.TEXT)


def key_of(index: int) -> str:
    """The keyboard's key for the answer at `index`, empty where the keys are used up."""
    return KEYS[index] if index < len(KEYS) else ""


def _rows(file: TableFile) -> dict[str, tuple[Value | None, ...]]:
    columns = file.shape.columns
    return {
        key: tuple(
            _cell(row.get(name), Type(column.type, _options(file, name, column.type)))
            for name, column in columns.items()
        )
        for key, row in file.shape.rows.items()
    }


def _cell(value: object, wanted: Type) -> Value | None:
    return None if value is None else literal(value, wanted)


def _options(file: TableFile, name: str, kind: Kind) -> tuple[str, ...]:
    if kind is Kind.CHOICE:
        return tuple({str(row[name]): None for row in file.shape.rows.values() if name in row})
    if kind is Kind.CHOICES:
        cells = [row[name] for row in file.shape.rows.values() if name in row]
        return tuple({each: None for cell in cells if isinstance(cell, tuple) for each in cell})
    return ()
