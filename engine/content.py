"""Everything that was read of a folder of content, before anything is compiled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engine.model import (
    CatalogueShape,
    GuideShape,
    TableShape,
    TranslationShape,
    WalksShape,
)
from engine.source import Source


@dataclass(frozen=True, slots=True)
class GuideFile:
    """A guide's shape, and the source that it was read from."""

    shape: GuideShape
    source: Source


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """One file of the catalogue."""

    shape: CatalogueShape
    source: Source


@dataclass(frozen=True, slots=True)
class TableFile:
    """A lookup table."""

    shape: TableShape
    source: Source


@dataclass(frozen=True, slots=True)
class WalksFile:
    """Scripted walks of one guide."""

    shape: WalksShape
    source: Source


@dataclass(frozen=True, slots=True)
class TranslationFile:
    """A guide, or the catalogue, in another language."""

    shape: TranslationShape
    source: Source


@dataclass(frozen=True, slots=True)
class Content:
    """The files that could be read, by id.

    `unreadable` are the ids of guides and tables that exist but could not be read, and the word
    `catalogue` where one of its files could not, so that no other file is blamed for naming them.
    `walks` are the scripted walks of each guide, `translations` those of each folder by language.
    `phrases` are what people read for the texts that facts hold, by folder, where the content is
    in another language than it was written in.
    """

    guides: Mapping[str, GuideFile] = field(default_factory=dict)
    catalogue: tuple[CatalogueFile, ...] = ()
    tables: Mapping[str, TableFile] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()
    walks: Mapping[str, Sequence[WalksFile]] = field(default_factory=dict)
    translations: Mapping[str, Mapping[str, TranslationFile]] = field(default_factory=dict)
    phrases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
