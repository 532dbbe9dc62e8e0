"""Compiles a guide as a whole: its own steps, and those of the subguides that it runs."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from engine.compile.catalogue import Catalogue
from engine.compile.conditions import Conditions
from engine.compile.lookups import Tables
from engine.compile.names import Names
from engine.compile.phrases import with_phrases
from engine.compile.report import Report
from engine.compile.routes import route_to
from engine.compile.steps import StepCompiler
from engine.compile.subguides import SubguideCompiler
from engine.compile.terms import read_terms
from engine.content import Content, GuideFile
from engine.expressions import Expression
from engine.facts import Fact
from engine.guide import NO_WAY_ON, AnyTime, AtHand, End, Guide, News, Offer, Place, Step
from engine.kinds import Value
from engine.model import OfferShape, QuestionShape, SubguideShape
from engine.speech import Speech, msg
from engine.texts import Text

FORMAT = 1
"""Part of every version: raise it when the same content starts to be walked differently."""

_encode = msgspec.json.Encoder(decimal_format="string").encode
_NO_WAY_ON = msg("This guide has no answer for this. Somebody who can help takes over.")


@dataclass(slots=True)
class _Parts:
    """What the compiled steps of all inlined guides add up to, and how these speak."""

    speech: Speech
    steps: dict[str, Step] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    computed: dict[str, Any] = field(default_factory=dict)
    computed_by: dict[str, Expression] = field(default_factory=dict)
    computed_reads: dict[str, tuple[str, ...]] = field(default_factory=dict)
    used: dict[str, Any] = field(default_factory=dict)
    files: dict[str, None] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    renamed_answers: dict[str, dict[str, str]] = field(default_factory=dict)


class Compiler:
    """Compiles guides out of one content, reporting into one report.

    `speak` gives what says Callguide's own sentences in a language.
    """

    def __init__(
        self,
        content: Content,
        catalogue: Catalogue,
        report: Report,
        speak: Callable[[str], Speech] = Speech,
    ) -> None:
        self._speak = speak
        self._content = content
        self._catalogue = catalogue
        self._report = report

    def compile(self, id_: str) -> Guide:
        """The guide `id_`, with the subguides that it runs inlined."""
        file = self._content.guides[id_]
        shape = file.shape
        speech = self._speak(shape.language)
        parts = _Parts(speech)
        root = self._inline(file, "", (id_,), parts)
        parts.steps[NO_WAY_ON] = _no_way_on(file, speech)
        start = root.names.target(("start",), shape.start)
        return Guide(
            id=id_,
            title=shape.title,
            summary=shape.summary,
            trade=shape.trade,
            purpose=shape.purpose,
            channels=shape.channels,
            language=shape.language,
            currency=shape.currency,
            version=self._version(file, parts),
            start=start,
            steps=parts.steps,
            facts=with_phrases(parts.facts, parts.steps.values(), self._phrases(parts.files)),
            names=root.names.keys,
            computed=parts.computed,
            computed_by=parts.computed_by,
            computed_reads=parts.computed_reads,
            files=tuple(parts.files),
            defaults=_defaults(parts.facts),
            products=self._catalogue.products,
            at_any_time=self._at_any_time(root),
            at_hand=AtHand(*shape.at_hand.model_dump().values()) if shape.at_hand else None,
            offers_at_most=shape.offers_at_most,
            case_note=root.names.text(("case-note",), shape.case_note),
            also_asked=shape.also_asked,
            changes=tuple(News(each.on, each.tell, each.acknowledge) for each in shape.changes),
            renamed=parts.renamed,
            renamed_answers=parts.renamed_answers,
            speech=speech,
        )

    def _inline(
        self, file: GuideFile, prefix: str, running: tuple[str, ...], parts: _Parts
    ) -> StepCompiler:
        compiler = self._step_compiler(file, prefix, parts.speech)
        parts.used[f"guide {file.shape.guide}"] = file.source.data
        parts.files[file.source.file] = None
        for fact in compiler.names.terms.facts.values():
            parts.facts.setdefault(fact.key, fact)
        parts.computed.update(compiler.names.conditions.computed)
        for name, computed in compiler.names.terms.computed.items():
            key = compiler.names.keys[name]
            parts.computed_by[key] = computed
            parts.computed_reads[key] = tuple(sorted(computed.reads))
        for id_, shape in file.shape.steps.items():
            _remember_names(prefix, id_, shape, parts)
            if isinstance(shape, SubguideShape):
                self._run_subguide(compiler, id_, shape, running, parts)
            else:
                parts.steps[prefix + id_] = compiler.compile(id_, shape)
                self._note_use(shape, parts)
        return compiler

    def _step_compiler(self, file: GuideFile, prefix: str, speech: Speech) -> StepCompiler:
        terms = read_terms(file, prefix, self._report)
        conditions = Conditions(terms)
        names = Names(file, terms, prefix, terms.keys, conditions, self._report, speech)
        tables = Tables(self._content.tables, self._content.unreadable)
        return StepCompiler(names, self._catalogue, tables)

    def _note_use(self, shape: Any, parts: _Parts) -> None:
        table = self._content.tables.get(getattr(shape, "lookup", ""))
        if table is not None:
            parts.used[f"table {table.shape.table}"] = table.source.data
            parts.files[table.source.file] = None
        if isinstance(shape, OfferShape):
            parts.files.update(dict.fromkeys(file.source.file for file in self._content.catalogue))

    def _run_subguide(
        self,
        caller: StepCompiler,
        id_: str,
        shape: SubguideShape,
        running: tuple[str, ...],
        parts: _Parts,
    ) -> None:
        subguides = SubguideCompiler(caller, self._content, running)
        file = subguides.find(id_, shape)
        if file is None:
            parts.steps[caller.names.prefix + id_] = subguides.lost(id_, shape)
            return
        inner: _Parts = replace(parts, steps={})
        entrance = caller.names.prefix + id_
        parts.steps[entrance] = subguides.lost(id_, shape)
        called = self._inline(file, f"{entrance}/", (*running, shape.subguide), inner)
        parts.steps[entrance] = subguides.entrance(id_, shape, called)
        for step in inner.steps.values():
            own = isinstance(step, End) and step.id.count("/") == entrance.count("/") + 1
            parts.steps[step.id] = (
                subguides.exit(id_, shape, step, called) if own else step  # type: ignore[arg-type]
            )

    def _phrases(self, files: Iterable[str]) -> dict[str, str]:
        """What is read for the texts of the files that a guide is made of."""
        found: dict[str, str] = {}
        for folder in dict.fromkeys(file.partition("/")[0] for file in files):
            found = {**self._content.phrases.get(folder, {}), **found}
        return found

    def _at_any_time(self, root: StepCompiler) -> tuple[AnyTime, ...]:
        return tuple(
            AnyTime(
                id_,
                each.label,
                route_to(root.names, ("at-any-time", id_, "to"), each.to),
            )
            for id_, each in root.names.file.shape.at_any_time.items()
        )

    def _version(self, file: GuideFile, parts: _Parts) -> str:
        used = dict(parts.used)
        for step in parts.steps.values():
            if isinstance(step, Offer):
                used.update(self._offered(step))
        digest = hashlib.sha256(_encode([FORMAT, file.shape.guide, used]))
        return digest.hexdigest()[:16]

    def _offered(self, step: Offer) -> Iterator[tuple[str, Any]]:
        data = self._catalogue.data
        if ("need", step.need.id) in data:
            yield f"need {step.need.id}", data["need", step.need.id]
        named = [fact for fact in (step.now, step.returned) if fact is not None]
        options = {option.id for fact in named for option in fact.options}
        for product in [product.id for product in step.products] + sorted(options):
            if ("product", product) in data:
                yield f"product {product}", data["product", product]


def _defaults(facts: Mapping[str, Fact]) -> dict[str, Value]:
    return {key: fact.default for key, fact in facts.items() if fact.default is not None}


def _no_way_on(file: GuideFile, _: Speech) -> End:
    said = _(_NO_WAY_ON)
    words = Text(said, (said,))
    return End(
        id=NO_WAY_ON,
        title=_("No way on"),
        words=words,
        say=words,
        outcome="handoff",
        team=_("Support"),
        place=Place(file.source.file, ("guide",)),
    )


def _remember_names(prefix: str, id_: str, shape: Any, parts: _Parts) -> None:
    for former in shape.was:
        parts.renamed[prefix + former] = prefix + id_
    if isinstance(shape, QuestionShape):
        former_answers = {
            former: answer_id
            for answer_id, answer in (shape.answers or {}).items()
            for former in answer.was
        }
        if former_answers:
            parts.renamed_answers[prefix + id_] = former_answers
