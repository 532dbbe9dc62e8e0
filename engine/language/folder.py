"""A folder of content as an editor sees it: what is named where, however much of it is wrong."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from engine.language.cursor import Cursor
from engine.language.mentions import mentioned, mentions, parts
from engine.language.names import GuideNames, mapping
from engine.language.ranges import Range, range_of
from engine.language.symbols import Kind, Mention, Path, Symbol, Use, answers_of
from engine.language.wanted import CATALOGUE, wanted
from engine.problems import Mark
from engine.source import Source

_NOBODY = GuideNames("", {})


class _Part(NamedTuple):
    data: Any
    mentions: tuple[Mention, ...]


class _Known(NamedTuple):
    surroundings: object
    parts: Mapping[Path, _Part]


Cache = dict[str, _Known]
"""What was found in the parts of each file before."""


@dataclass(eq=False)
class Folder:
    """The files of a folder, each as it could be read last.

    `cache` may be handed from one folder to the next: what files name is read anew only where
    something changed that it depends on.
    """

    sources: Mapping[str, Source]
    cache: Cache = field(default_factory=dict)

    def guide(self, id_: str) -> GuideNames:
        """The names of a guide; of none where there is no such guide; of the catalogue for ""."""
        return self.guides.get(id_, _NOBODY)

    @cached_property
    def guides(self) -> Mapping[str, GuideNames]:
        """The names of every guide, and of the catalogue under an empty id."""
        found = {CATALOGUE: GuideNames(CATALOGUE, {"facts": self._catalogue("facts")})}
        for file, source in self.sources.items():
            folder, _, name = file.partition("/")
            if name in ("guide.yaml", "guide.yml"):
                found[folder] = GuideNames(folder, source.data)
        return found

    def _catalogue(self, group: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for file, source in self.sources.items():
            if file.startswith("catalogue/"):
                found |= mapping(mapping(source.data).get(group))
        return found

    @cached_property
    def needs(self) -> Mapping[str, Any]:
        """The needs of the catalogue, as written."""
        return self._catalogue("needs")

    @cached_property
    def products(self) -> Mapping[str, Any]:
        """The products of the catalogue, as written."""
        return self._catalogue("products")

    @cached_property
    def tables(self) -> Mapping[str, Any]:
        """The tables, as written."""
        return {
            file.removeprefix("tables/").rpartition(".")[0]: mapping(source.data)
            for file, source in self.sources.items()
            if file.startswith("tables/")
        }

    def canonical(self, symbol: Symbol) -> Symbol:
        """The one name of a thing that goes by several.

        A fact that the catalogue declares is one for all guides, as conditions of the catalogue
        read it in each of them. What may be picked of a fact that holds a product is that product.
        """
        kind, scope, name = symbol
        if kind is Kind.FACT and name in self.guides[CATALOGUE].facts:
            return Symbol(kind, CATALOGUE, name)
        if kind is Kind.ANSWER:
            _, _, fact = scope.partition(".")
            if name in self.products and scope in self._holding_products:
                return Symbol(Kind.PRODUCT, "", name)
            if fact in self.guides[CATALOGUE].facts:
                return Symbol(kind, f".{fact}", name)
        return symbol

    @cached_property
    def _holding_products(self) -> frozenset[str]:
        """The scopes of the facts that offers name as what a customer has or gives back."""
        found = set()
        for guide in self.guides.values():
            for step in guide.steps.values():
                offer = mapping(mapping(step).get("offer"))
                for fact in {offer.get("now"), offer.get("returned")} - {None}:
                    shared = str(fact) in self.guides[CATALOGUE].facts
                    owners = self.guides if shared else (guide.id,)
                    found |= {f"{owner}.{fact}" for owner in owners}
        return frozenset(found)

    def options_in(self, table: str, column: str) -> str | None:
        """The scope of the answers that the rows of a table hold in a column, if they hold any."""
        return self._options_in.get((table, column))

    @cached_property
    def _options_in(self) -> Mapping[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for guide in self.guides.values():
            for step in map(mapping, guide.steps.values()):
                for fact, column in mapping(step.get("sets")).items():
                    if mapping(guide.facts.get(str(fact))).get("of"):
                        key = str(step.get("lookup")), str(column)
                        found.setdefault(key, answers_of(guide.id, str(fact)))
        return found

    def mentions_in(self, file: str) -> tuple[Mention, ...]:
        """What one file names."""
        if file not in self._mentions:
            known = self.cache.get(file)
            before = known.parts if known and known.surroundings == self._surroundings else {}
            now: dict[Path, _Part] = {}
            for path, data in parts(self.sources[file].data):
                part = before.get(path)
                if part is None or part.data != data:
                    part = _Part(data, tuple(mentions(file, path, data, self)))
                now[path] = part
            self.cache[file] = _Known(self._surroundings, now)
            self._mentions[file] = tuple(each for part in now.values() for each in part.mentions)
        return self._mentions[file]

    @cached_property
    def _mentions(self) -> dict[str, tuple[Mention, ...]]:
        return {}

    @cached_property
    def _surroundings(self) -> object:
        """What the mentions of a part depend on besides the part itself."""
        guides = tuple(guide.surroundings for guide in self.guides.values())
        return guides, tuple(self.products), tuple(self._options_in.items())

    def everywhere(self, symbol: Symbol) -> Iterator[Mention]:
        """Every mention of a thing, file by file."""
        wanted_ = self.canonical(symbol)
        for file in self.sources:
            for mention in self.mentions_in(file):
                if (
                    mention.symbol.name == wanted_.name
                    and self.canonical(mention.symbol) == wanted_
                ):
                    yield mention

    def definitions(self, symbol: Symbol) -> list[Mention]:
        """Where a thing is made; where it is only implied, that."""
        found = self._declared(symbol)
        if found:
            return found
        found = [each for each in self.everywhere(symbol) if each.use is not Use.REFERENCE]
        declared = [each for each in found if each.use is Use.DEFINITION]
        return declared or found

    def _declared(self, symbol: Symbol) -> list[Mention]:
        """The definition of a step, or of a fact of one guide, where it stands on its own."""
        kind, scope, name = self.canonical(symbol)
        group = {Kind.STEP: "steps", Kind.FACT: "facts"}.get(kind, "")
        guide = self.guide(scope)
        if not group or not scope or name not in mapping(guide.data.get(group)):
            return []
        path: Path = (group, name)
        return [Mention(symbol, f"{scope}/guide.yaml", path, key=True, use=Use.DEFINITION)]

    def range(self, mention: Mention) -> Range:
        """The range of a mention in its file."""
        return range_of(self.sources[mention.file], mention)

    def at(self, file: str, mark: Mark) -> tuple[Mention, Range] | None:
        """The mention at a place of a file, with its range."""
        source = self.sources.get(file)
        spot = source.at(mark) if source is not None else None
        if source is None or spot is None:
            return None
        found = wanted(file, spot.path, self, key=spot.key)
        value = spot.path[-1] if spot.key else _value(source.data, spot.path)
        if found is None or value is None:
            return None
        for each in mentioned(file, spot.path, str(value), found, self, key=spot.key):
            there = range_of(source, each)
            if there.holds(mark):
                return each, there
        return None

    def meant(self, file: str, cursor: Cursor) -> Symbol | None:
        """What somebody means who stands in a word of a file that cannot be read as it is now."""
        at = (*cursor.path, "") if cursor.key else cursor.path
        found = wanted(file, at, self, key=cursor.key)
        if found is None:
            return None
        said = _LAST_WORD(cursor.text)
        named = mentioned(file, at, cursor.text, found, self, key=cursor.key)
        return next((each.symbol for each in named if said and each.symbol.name == said[0]), None)


_LAST_WORD = re.compile(r"[A-Za-z0-9_-]+$").search


def _value(data: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        data = data[part]
    return None if isinstance(data, dict | list) else data
