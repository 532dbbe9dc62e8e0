"""Differences as a report: a headline, and lines in sections, in words for any renderer."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.diff import Differences, GuideDifferences, Unread
from renderers.diff_behaviour import decided_lines, flight_lines, moved_lines, walk_lines
from renderers.diff_headline import headline
from renderers.diff_lines import Line
from renderers.diff_structure import (
    change_lines,
    product_lines,
    route_lines,
    wording_lines,
)
from renderers.diff_translations import translation_lines

NOT_COMPARED = "Could not be compared, or not wholly"


class Section(NamedTuple):
    """Lines under a heading."""

    title: str
    lines: tuple[Line, ...]


class Part(NamedTuple):
    """A guide or the catalogue, what to know of it in a sentence, and its sections."""

    title: str
    summary: str
    sections: tuple[Section, ...]


class Report(NamedTuple):
    """The whole: `unread` tells what could not be compared, or not wholly."""

    headline: str
    parts: tuple[Part, ...]
    unread: tuple[Line, ...]


def report(found: Differences) -> Report:
    """The report on differences."""
    parts = [*_catalogue(found), *_lone(found), *map(_guide, found.guides), *_languages(found)]
    return Report(headline(found), tuple(parts), tuple(map(_unread, found.unread)))


def _catalogue(found: Differences) -> Iterator[Part]:
    if found.products:
        lines = tuple(product_lines(found.products))
        whom = Section("For whom they are now", tuple(decided_lines(found.decided)))
        sections = (Section("Products and needs", lines), whom)
        yield Part("Catalogue", "", tuple(each for each in sections if each.lines))


def _lone(found: Differences) -> Iterator[Part]:
    """The guides that are in one version alone."""
    lines = [Line("+", f"{guide.title} ({guide.id}) is new.") for guide in found.added]
    lines += [Line("-", f"{guide.title} ({guide.id}) is gone.") for guide in found.removed]
    if lines:
        yield Part("Guides", "", (Section("New and gone", tuple(lines)),))


def _languages(found: Differences) -> Iterator[Part]:
    """What became of the translations, guide by guide."""
    by_name: dict[str, list[Line]] = {}
    for each in found.translations:
        by_name.setdefault(each.name or each.id, []).extend(translation_lines(each))
    sections = tuple(Section(name, tuple(lines)) for name, lines in by_name.items())
    if sections:
        yield Part("Other languages", "", sections)


def _guide(found: GuideDifferences) -> Part:
    sections = [
        Section("Scripted walks", tuple(walk_lines(found))),
        Section("Customers who go elsewhere", tuple(moved_lines(found))),
        Section("Walks in flight", tuple(flight_lines(found))),
        *_structure(found),
    ]
    through = f"Changed through {', '.join(found.through)}." if found.through else ""
    kept = tuple(section for section in sections if section.lines)
    return Part(f"{found.new.title} ({found.new.id})", through, kept)


def _structure(found: GuideDifferences) -> Iterator[Section]:
    yield Section("Steps and answers", _of(found, "step", "answer", "at-any-time", "guide"))
    yield Section("Routes", tuple(route_lines(found)))
    yield Section("Facts", _of(found, "fact"))
    yield Section("For whom facts come out otherwise", tuple(decided_lines(found.decided)))
    yield Section("Words", tuple(wording_lines(found)))


def _of(found: GuideDifferences, *kinds: str) -> tuple[Line, ...]:
    return tuple(change_lines(change for change in found.changes if change.what in kinds))


def _unread(each: Unread) -> Line:
    return Line("!", f"{each.what}, {each.version} version: {each.why}")
