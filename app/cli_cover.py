"""`callguide cover`: drafts walks that take every route of a guide, to be reviewed as its tests."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from app.cli_content import load, settings
from app.cli_output import write
from engine.cover import Cover, Uncovered, cover
from engine.guide import Guide
from engine.library import Library
from engine.model import ScriptShape
from engine.position import Position
from engine.rehearsal import Way, drafted, name_of, rehearse, trace, walks_text, way
from engine.rehearsal.coverage import named, place_of


class Wish(NamedTuple):
    """What was asked for on the command line."""

    guide: str
    output: Path | None = None
    content: Path | None = None
    missing: bool = False
    subguides: bool = False


def run(wish: Wish) -> None:
    """Write walks that take every route. Raises CallguideError."""
    configured = settings(wish.content)
    library = load(configured.content, configured.limits)
    guide = library.guide(wish.guide)
    known = _known(library, guide) if wish.missing else ()
    found = cover(guide, known, subguides=wish.subguides)
    if not found.walks:
        typer.echo("The walks beside the guide take every route that can be taken.", err=True)
    else:
        write(
            walks_text(scripts(found, known), list(_comments(library, guide, found))), wish.output
        )


def _known(library: Library, guide: Guide) -> Sequence[Position]:
    rehearsals = (rehearse(guide, each) for each in library.scripts.get(guide.id, ()))
    return [each.position for each in rehearsals if each.position is not None]


def scripts(found: Cover, known: Sequence[Position] = ()) -> list[ScriptShape]:
    """The walks as tests, each named by what it is the first to show."""
    seen = {way(edge) for position in known for edge in trace(position)}
    names: dict[str, int] = {}
    drafts: list[ScriptShape] = []
    for position in found.walks:
        name = name_of(position, _new_steps(position, seen))
        names[name] = names.get(name, 0) + 1
        again = f" ({names[name]})" if names[name] > 1 else ""
        script = drafted(position, name + again)
        if script is not None:
            drafts.append(script)
    return drafts


def _new_steps(position: Position, seen: set[Way]) -> set[str]:
    """The steps out of which a walk takes what none before it took."""
    edges = trace(position)
    fresh = {edge.source for edge in edges if way(edge) not in seen}
    seen.update(map(way, edges))
    return fresh


def _comments(library: Library, guide: Guide, found: Cover) -> Iterator[str]:
    count = len(found.walks)
    yield f"Drafted by `callguide cover {guide.id}`: {count} walk{'s' if count > 1 else ''}."
    yield f"Conditions aside, the fewest roads through the map would be {found.least}."
    yield "Read what each expects, and give it a name that says why that matters."
    if found.left:
        yield ""
        yield "No walk was found for:"
    for each in found.left:
        yield f"- {_where(library, guide, each)}: {named(each.edge)}."
        yield f"  {_reason(each)}"


def _where(library: Library, guide: Guide, left: Uncovered) -> str:
    place = place_of(guide, left.edge)
    return f"{place.file}:{library.sources[place.file].mark(place.path).line}"


def _reason(left: Uncovered) -> str:
    if left.impossible:
        return "No walk can take it: what is known there always decides otherwise."
    return "None was found, by search or by reasoning: perhaps none can take it."
