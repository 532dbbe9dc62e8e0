"""Compiles the files of the catalogue into needs and products."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from engine.compile.facts import compile_fact, type_of
from engine.compile.report import Path, Report, place
from engine.compile.validity import refuse_empty_validity
from engine.content import CatalogueFile
from engine.expressions import Expression, ExpressionErrors, Scope, constant, parse
from engine.facts import Fact
from engine.guide import Place
from engine.kinds import BOOLEAN
from engine.model import ProductShape
from engine.problems import meant_or
from engine.products import Credit, Money, Need, Product
from engine.source import Source
from engine.validity import Validity

_NEVER = constant(False, BOOLEAN)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The products and needs that offers draw on, and the facts that their conditions read.

    `places` tells where each need, product and fact stands; `data` is each as written, for the
    version of the guides that can reach it. It is not `whole` where a file could not be read.
    """

    facts: Mapping[str, Fact] = field(default_factory=dict)
    needs: Mapping[str, Need] = field(default_factory=dict)
    products: Mapping[str, Product] = field(default_factory=dict)
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict)
    data: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    whole: bool = True

    def serving(self, need: str) -> tuple[Product, ...]:
        """The products that serve a need, in the order of the files."""
        return tuple(product for product in self.products.values() if need in product.serves)

    def lost_need(self, id_: str) -> Need:
        """Stands for a need that is not there; it is never shown."""
        return Need(id_, id_, _NEVER)


def compile_catalogue(
    files: Iterable[CatalogueFile], report: Report, *, whole: bool = True
) -> Catalogue:
    """Compile all files into one catalogue, and report what clashes or does not fit.

    It is not `whole` where some file could not be read: nobody is blamed then for naming what
    may stand there.
    """
    compiler = _Compiler(report)
    files = tuple(files)
    for file in files:
        compiler.declare(file)
    for file in files:
        compiler.fill(file)
    if whole:
        compiler.refuse_lost_names(files)
    return Catalogue(
        compiler.facts, compiler.needs, compiler.products, compiler.places, compiler.data, whole
    )


def _written(source: Source, group: str, id_: str) -> Any:
    entries = source.data[group]
    return entries[id_] if isinstance(entries, dict) else None


@dataclass(slots=True)
class _Compiler:
    report: Report
    facts: dict[str, Fact] = field(default_factory=dict)
    needs: dict[str, Need] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    data: dict[tuple[str, str], Any] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    def declare(self, file: CatalogueFile) -> None:
        """Take the facts of a file."""
        self.sources[file.source.file] = file.source
        for name, shape in file.shape.facts.items():
            path: Path = ("facts", name)
            fact = compile_fact(
                name,
                shape,
                key=name,
                label=shape.label,
                lists={},
                currency="EUR",
                source=file.source,
                path=path,
                report=self.report,
            )
            earlier = self.facts.get(name)
            if earlier is None:
                self.facts[name] = fact
                self.places["fact", name] = Place(file.source.file, path)
            elif not type_of(earlier).agrees_with(type_of(fact)):
                self._declared_otherwise(file.source, name)

    def _declared_otherwise(self, source: Source, name: str) -> None:
        self.report.error(
            "fact-declared-twice",
            source,
            ("facts", name),
            f'Another file of the catalogue declares the fact "{name}" in another way.',
            "Make both declarations alike, or give one of the facts another name.",
            key=True,
            also=self._earlier("fact", name),
        )

    def _earlier(self, kind: str, id_: str) -> tuple[Any, ...]:
        there = self.places[kind, id_]
        return (place(self.sources[there.file], there.path, f"the other {kind}", key=True),)

    def fill(self, file: CatalogueFile) -> None:
        """Compile the needs and products of a file."""
        scope = Scope({name: type_of(fact) for name, fact in self.facts.items()}, {}, {})
        for id_, shape in file.shape.needs.items():
            if self._new("need", id_, file):
                shown = self._condition(file.source, ("needs", id_, "shown"), shape.shown, scope)
                self.needs[id_] = Need(id_, shape.label, shown)
        for id_, product in file.shape.products.items():
            if self._new("product", id_, file):
                self.products[id_] = self._product(file.source, id_, product, scope)

    def _new(self, kind: str, id_: str, file: CatalogueFile) -> bool:
        group = f"{kind}s"
        path: Path = (group, id_)
        if (kind, id_) in self.places:
            self.report.error(
                "duplicate-id",
                file.source,
                path,
                f'There is another {kind} "{id_}" in the catalogue.',
                "Give one of the two another id, or delete one.",
                key=True,
                also=self._earlier(kind, id_),
            )
            return False
        self.places[kind, id_] = Place(file.source.file, path)
        self.data[kind, id_] = _written(file.source, group, id_)
        return True

    def _condition(self, source: Source, path: Path, text: str, scope: Scope) -> Expression:
        try:
            return parse(text, scope)
        except ExpressionErrors as faults:
            for fault in faults.errors:
                span = (fault.offset, fault.length)
                self.report.inside(fault.code.value, source, path, fault.message, fault.fix, span)
            return _NEVER

    def _product(self, source: Source, id_: str, shape: ProductShape, scope: Scope) -> Product:
        path: Path = ("products", id_)
        valid = Validity(shape.valid_from, shape.valid_until)
        refuse_empty_validity(self.report, source, path, valid)
        return Product(
            id=id_,
            name=shape.name,
            summary=shape.summary,
            serves=shape.serves,
            fits=self._condition(source, (*path, "fits"), shape.fits, scope),
            prefer=tuple(
                self._condition(source, (*path, "prefer", index), text, scope)
                for index, text in enumerate(shape.prefer)
            ),
            replaces=shape.replaces,
            price=Money(Decimal(shape.price.amount), shape.price.currency),
            recurring=Decimal(shape.recurring.amount) if shape.recurring else None,
            every=shape.recurring.every if shape.recurring else "",
            first_charge=shape.first_charge,
            term_months=shape.term.months,
            renewal=shape.term.renewal or "",
            cancel=shape.term.cancel,
            valid=valid,
            conditions=shape.conditions or "",
            credits=self._credits(source, (*path, "credit"), shape, scope),
            position=len(self.products),
        )

    def _credits(
        self, source: Source, path: Path, shape: ProductShape, scope: Scope
    ) -> tuple[Credit, ...]:
        return tuple(
            Credit(
                each.returned,
                Decimal(each.amount),
                self._condition(source, (*path, index, "when"), each.when, scope)
                if each.when is not None
                else None,
            )
            for index, each in enumerate(shape.credit)
        )

    def refuse_lost_names(self, files: Iterable[CatalogueFile]) -> None:
        """Report needs and products that are named and not there."""
        for file in files:
            for id_, shape in file.shape.products.items():
                path: Path = ("products", id_)
                for index, need in enumerate(shape.serves):
                    self._refuse_lost("need", need, file.source, (*path, "serves", index))
                for index, other in enumerate(shape.replaces):
                    self._refuse_lost("product", other, file.source, (*path, "replaces", index))
                for index, credit in enumerate(shape.credit):
                    at = (*path, "credit", index, "for")
                    self._refuse_lost("product", credit.returned, file.source, at)

    def _refuse_lost(self, kind: str, id_: str, source: Source, path: Path) -> None:
        there: Mapping[str, object] = self.needs if kind == "need" else self.products
        if id_ not in there:
            fix = meant_or(id_, there, f"Add it under `{kind}s:`.")
            message = f'There is no {kind} "{id_}" in the catalogue.'
            self.report.error(f"missing-{kind}", source, path, message, fix)
