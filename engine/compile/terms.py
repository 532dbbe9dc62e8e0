"""The terms of one guide's file: its facts, and every expression in it, parsed once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from engine.compile.facts import (
    EXAMPLES,
    as_written,
    compile_fact,
    literal,
    refuse_reserved,
    type_of,
)
from engine.compile.report import Path, Report, place
from engine.content import GuideFile
from engine.expressions import (
    Computed,
    Expression,
    ExpressionErrors,
    Scope,
    constant,
    names_in,
    parse,
)
from engine.facts import Fact, Option
from engine.kinds import BOOLEAN, Kind, Type, Value
from engine.model import (
    CaseShape,
    FactShape,
    GuideShape,
    InputFactShape,
    LookupShape,
    QuestionShape,
    RouteShape,
    StepShape,
    SubguideShape,
)
from engine.problems import Place as OtherEnd
from engine.problems import meant_or


@dataclass(frozen=True, slots=True)
class Terms:
    """What the steps of a guide may speak of.

    `facts` are by name. `asked` is the fact that each question sets, by step. `expressions` are
    by their text; one that could not be understood is not there. `computed` are the computed
    facts by name, as expressions that give their values.
    """

    facts: Mapping[str, Fact]
    asked: Mapping[str, Fact]
    computed: Mapping[str, Expression]
    expressions: Mapping[str, Expression]

    @property
    def keys(self) -> dict[str, str]:
        """Where a walk keeps each fact, by name."""
        return {name: fact.key for name, fact in self.facts.items()}


class _Written(NamedTuple):
    """An expression as it stands in the file, and the type that it must have (None: any)."""

    path: Path
    text: str
    wanted: Type | None


def read_terms(file: GuideFile, prefix: str, report: Report) -> Terms:
    """Read the facts and the expressions of a guide, and report what is wrong with them.

    Facts of a subguide are kept apart by `prefix`, but for those that come `from` the caller.
    """
    reader = _Reader(file, report, prefix)
    for name in file.shape.lists:
        refuse_reserved("list", name, file.source, ("lists", name), report)
    facts, asked = reader.facts()
    scope = reader.computed(facts)
    expressions: dict[str, Expression] = {}
    for written in _written(file.shape):
        known = expressions.get(written.text)
        if known is not None and written.wanted in (None, known.type):
            continue
        expression = reader.parse(written, scope)
        if expression is not None:
            expressions[written.text] = expression
    computed = {name: parse(name, scope, None) for name in scope.computed}
    return Terms(facts, asked, computed, expressions)


@dataclass(slots=True)
class _Reader:
    """Reads the terms of one file."""

    file: GuideFile
    report: Report
    prefix: str

    def facts(self) -> tuple[dict[str, Fact], dict[str, Fact]]:
        """All facts by name, and the fact that each question sets by step."""
        shape = self.file.shape
        facts = {
            name: self._fact(name, each, each.label, ("facts", name))
            for name, each in shape.facts.items()
        }
        asked: dict[str, Fact] = {}
        for id_, step in shape.steps.items():
            if isinstance(step, QuestionShape):
                fact = self._asked(id_, step, facts)
                if fact is not None:
                    asked[id_] = facts[fact.name] = fact
        return facts, {id_: facts[fact.name] for id_, fact in asked.items()}

    def _fact(self, name: str, shape: FactShape, label: str, path: Path) -> Fact:
        return compile_fact(
            name,
            shape,
            key=shape.source or self.prefix + name,
            label=label,
            lists=self.file.shape.lists,
            currency=self.file.shape.currency,
            source=self.file.source,
            path=path,
            report=self.report,
        )

    def _asked(self, id_: str, step: QuestionShape, facts: Mapping[str, Fact]) -> Fact | None:
        if step.answers is not None:
            return self._picked(id_, step, facts)
        path: Path = ("steps", id_, "input")
        match step.input:
            case str() as name:
                return self._named(name, path, facts)
            case InputFactShape() as shape:
                return self._declared_here(step, shape, path, facts)
            case _:
                return None

    def _named(self, name: str, path: Path, facts: Mapping[str, Fact]) -> Fact | None:
        fact = facts.get(name)
        if fact is None:
            self._missing_fact(name, path, facts)
        elif fact.computed:
            self.report.error(
                "computed-fact-asked",
                self.file.source,
                path,
                f'The fact "{name}" is computed, so it cannot be asked.',
                "Ask for another fact, or remove its `compute:`.",
            )
        return fact

    def _missing_fact(self, name: str, path: Path, facts: Mapping[str, Fact]) -> None:
        self.report.error(
            "missing-fact",
            self.file.source,
            path,
            f'There is no fact "{name}" in this guide.',
            did_you_mean_fact(name, facts),
        )

    def _declared_here(
        self,
        step: QuestionShape,
        shape: InputFactShape,
        path: Path,
        facts: Mapping[str, Fact],
    ) -> Fact:
        label = shape.label or step.title or _label(shape.fact)
        fact = self._fact(shape.fact, shape, label, path)
        earlier = facts.get(shape.fact)
        if earlier is not None and not type_of(earlier).agrees_with(type_of(fact)):
            self.report.error(
                "fact-declared-twice",
                self.file.source,
                (*path, "fact"),
                f'The fact "{shape.fact}" is declared elsewhere in this guide, in another way.',
                f"Declare it once under `facts:` and write `input: {shape.fact}` here, or give "
                "this fact another name.",
                also=self._declared(shape.fact, path),
            )
        return earlier or fact

    def _picked(self, id_: str, step: QuestionShape, facts: Mapping[str, Fact]) -> Fact:
        answers = step.answers or {}
        options = tuple(Option(each, answer.label) for each, answer in answers.items())
        name = step.fact or id_.replace("-", "_")
        kind = Kind.CHOICES if step.several else Kind.CHOICE
        earlier = facts.get(name)
        if earlier is None:
            if step.fact is not None:
                path: Path = ("steps", id_)
                refuse_reserved("fact", name, self.file.source, path, self.report)
            return Fact(name, self.prefix + name, step.title or _label(name), kind, options)
        if earlier.kind is not kind:
            self._clash(id_, step, name, earlier, kind)
            return earlier
        if name in self.file.shape.facts:
            self._refuse_options(id_, step, earlier)
            return _labelled(earlier, options)
        known = {option.id for option in earlier.options}
        added = tuple(option for option in options if option.id not in known)
        return replace(earlier, options=earlier.options + added)

    def _clash(self, id_: str, step: QuestionShape, name: str, earlier: Fact, kind: Kind) -> None:
        path: Path = ("steps", id_, "fact") if step.fact else ("steps", id_)
        self.report.error(
            "fact-declared-twice",
            self.file.source,
            path,
            f'This question sets the fact "{name}" as {kind}, but it is declared elsewhere '
            f"as {earlier.kind}.",
            "Give the question another `fact:`, or make both the same kind.",
            key=step.fact is None,
            also=self._declared(name, path),
        )

    def _declared(self, name: str, here: Path) -> tuple[OtherEnd, ...]:
        """Where else a fact is declared: under `facts`, or at the first question that sets it."""
        shape = self.file.shape
        if name in shape.facts:
            return (place(self.file.source, ("facts", name), "where it is declared", key=True),)
        asked = (id_ for id_, step in shape.steps.items() if _sets(id_, step) == name)
        first = next((id_ for id_ in asked if id_ != here[1]), None)
        if first is None:
            return ()
        return (place(self.file.source, ("steps", first), f'the question "{first}"', key=True),)

    def _refuse_options(self, id_: str, step: QuestionShape, fact: Fact) -> None:
        known = [option.id for option in fact.options]
        for answer in step.answers or {}:
            if answer not in known:
                self.report.error(
                    "missing-option",
                    self.file.source,
                    ("steps", id_, "answers", answer),
                    f'"{answer}" is no option of the fact "{fact.name}".',
                    meant_or(answer, known, f'Add it under `of:` of "{fact.name}".'),
                    key=True,
                )

    def computed(self, facts: Mapping[str, Fact]) -> Scope:
        """What expressions may name, the computed facts among it; they may build on each other."""
        waiting = _computes(self.file.shape)
        base = {name: fact for name, fact in facts.items() if name not in waiting}
        scope = self._scope(base, {})
        while waiting:
            ready = [
                name for name, each in waiting.items() if not _mentions(each[1]) & set(waiting)
            ]
            if not ready:
                self._cycle(waiting)
                return scope
            for name in ready:
                path, shape = waiting.pop(name)
                computed = self._compute(facts[name], path, shape, scope)
                if computed is not None:
                    base[name] = facts[name]
                    scope = self._scope(base, {**scope.computed, name: computed})
        return scope

    def _scope(self, facts: Mapping[str, Fact], computed: Mapping[str, Computed]) -> Scope:
        return Scope(
            {name: type_of(fact) for name, fact in facts.items()},
            self.file.shape.lists,
            computed,
            {name: fact.default for name, fact in facts.items() if fact.default is not None},
            {name: fact.key for name, fact in facts.items()},
        )

    def _cycle(self, waiting: Mapping[str, tuple[Path, FactShape]]) -> None:
        names = ", ".join(f'"{name}"' for name in waiting)
        for path, _ in waiting.values():
            self.report.error(
                "computed-in-a-circle",
                self.file.source,
                (*path, "compute"),
                f"These facts are computed from each other: {names}.",
                "Let one of them be computed from other facts, or be asked.",
                key=True,
            )

    def _compute(self, fact: Fact, path: Path, shape: FactShape, scope: Scope) -> Computed | None:
        path = (*path, "compute")
        wanted = type_of(fact)
        if isinstance(shape.compute, str):
            value = self._value(shape.compute, wanted, path, scope)
            return None if value is None else Computed(((None, value),))
        cases: list[tuple[Expression | None, Expression]] = []
        sound = True
        for index, case in enumerate(shape.compute or ()):
            parsed = self._case(case, wanted, (*path, index), scope)
            last = index == len(shape.compute or ()) - 1
            sound = self._closed(case, (*path, index), last=last) and parsed is not None and sound
            if parsed is not None:
                cases.append(parsed)
        return Computed(tuple(cases)) if sound else None

    def _closed(self, case: CaseShape, path: Path, *, last: bool) -> bool:
        if last == (case.otherwise is not None):
            return True
        if last:
            self.report.error(
                "missing-else",
                self.file.source,
                path,
                "No case holds when all conditions fail: the last one is not an `else`.",
                "Add `- {else: ...}` with the value for everything else.",
            )
        else:
            self.report.error(
                "else-not-last",
                self.file.source,
                path,
                "Cases behind an `else` are never reached.",
                "Move the `else` to the end, or delete what stands behind it.",
            )
        return False

    def _case(
        self, case: CaseShape, wanted: Type, path: Path, scope: Scope
    ) -> tuple[Expression | None, Expression] | None:
        if case.otherwise is not None:
            value = self._value(case.otherwise, wanted, (*path, "else"), scope)
            return None if value is None else (None, value)
        if case.when is None or case.value is None:
            self.report.error(
                "incomplete-case",
                self.file.source,
                path,
                "A case needs both a condition and a value.",
                "Write `{when: condition, value: value}`, or `{else: value}` as the last one.",
            )
            return None
        condition = self.parse(_Written((*path, "when"), case.when, BOOLEAN), scope)
        value = self._value(case.value, wanted, (*path, "value"), scope)
        return None if condition is None or value is None else (condition, value)

    def _value(self, value: object, wanted: Type, path: Path, scope: Scope) -> Expression | None:
        meant: Value | None = literal(value, wanted)
        if meant is not None and not (isinstance(value, str) and wanted.kind is Kind.TEXT):
            return constant(meant, wanted)
        if isinstance(value, str):
            return self.parse(_Written(path, value, wanted), scope)
        self.report.error(
            "wrong-value",
            self.file.source,
            path,
            f'"{as_written(value)}" is no value for a fact of the type {wanted.kind}.',
            f"Write {EXAMPLES[wanted.kind]}, or an expression that gives it.",
        )
        return None

    def parse(self, written: _Written, scope: Scope) -> Expression | None:
        """The expression, or None where it is reported as faulty."""
        try:
            return parse(written.text, scope, written.wanted)
        except ExpressionErrors as faults:
            for fault in faults.errors:
                self.report.inside(
                    fault.code.value,
                    self.file.source,
                    written.path,
                    fault.message,
                    fault.fix,
                    (fault.offset, fault.length),
                )
            return None


def _sets(id_: str, step: StepShape) -> str | None:
    """The name of the fact that a question declares itself."""
    match step:
        case QuestionShape(input=InputFactShape() as shape):
            return shape.fact
        case QuestionShape(input=None):
            return step.fact or id_.replace("-", "_")
        case _:
            return None


def did_you_mean_fact(name: str, names: Mapping[str, object] | list[str]) -> str:
    """What to do about a name that is not there."""
    return meant_or(name, names, "Declare it under `facts:`.")


def _labelled(fact: Fact, answers: tuple[Option, ...]) -> Fact:
    """The fact with the answers' labels for those options that were declared without one."""
    labels = {answer.id: answer.label for answer in answers}
    options = (
        Option(each.id, labels.get(each.id, each.id)) if each.label == each.id else each
        for each in fact.options
    )
    return replace(fact, options=tuple(options))


def _label(name: str) -> str:
    return name.replace("_", " ").replace("-", " ").capitalize()


def _computes(shape: GuideShape) -> dict[str, tuple[Path, FactShape]]:
    declared = {name: (("facts", name), each) for name, each in shape.facts.items()}
    return {name: found for name, found in declared.items() if found[1].compute is not None}


def _mentions(shape: FactShape) -> set[str]:
    """The words in the expressions of a computed fact; enough to order them by."""
    texts: list[str] = []
    if isinstance(shape.compute, str):
        texts.append(shape.compute)
    else:
        for case in shape.compute or ():
            texts += [str(each) for each in (case.when, case.value, case.otherwise)]
    return {name for text in texts for name in names_in(text)}


def _written(shape: GuideShape) -> Iterator[_Written]:
    """Every expression of the steps, with its path and the type that it must have."""
    for id_, step in shape.steps.items():
        path: Path = ("steps", id_)
        match step:
            case QuestionShape():
                yield from _in_question(step, path)
            case LookupShape():
                yield _Written((*path, "by"), step.by, None)
            case SubguideShape():
                for name, text in step.given.items():
                    yield _Written((*path, "with", name), text, None)
                yield from _in_routes(step.next, (*path, "next"))
            case _:
                yield from _in_routes(getattr(step, "next", None), (*path, "next"))


def _in_question(step: QuestionShape, path: Path) -> Iterator[_Written]:
    for id_, answer in (step.answers or {}).items():
        if answer.next is not None:
            yield from _in_routes(answer.next, (*path, "answers", id_, "next"))
    checks = step.check if isinstance(step.check, tuple) else (step.check,)
    for index, check in enumerate(checks):
        if check is not None:
            at = (*path, "check", index) if isinstance(step.check, tuple) else (*path, "check")
            yield _Written((*at, "when"), check.when, BOOLEAN)
    yield from _in_routes(step.next, (*path, "next"))


def _in_routes(routes: str | tuple[RouteShape, ...] | None, path: Path) -> Iterator[_Written]:
    if isinstance(routes, tuple):
        for index, route in enumerate(routes):
            if route.when is not None:
                yield _Written((*path, index, "when"), route.when, BOOLEAN)
