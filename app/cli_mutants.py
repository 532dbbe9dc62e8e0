"""`callguide test --mutants`: how many small mistakes the walks of each guide would notice."""

import sys
from collections.abc import Iterable, Iterator

import typer

from app.cli_content import Named
from app.cli_output import visible
from engine.library import Library
from engine.mutants import Mutants, Survivor, scored


def run(library: Library, guides: Iterable[str], named: Named, most: int | None) -> None:
    """Print the survivors of each guide, and the scores."""
    found: dict[str, Mutants] = {}
    for id_ in guides:
        found[id_] = scored(library, id_, most=most, told=_progress(id_))
        for survivor in found[id_].survivors:
            typer.echo(visible("\n".join(_survivor(library, survivor, named))))
    typer.echo(f"\n{scores(found)}")


def _progress(id_: str) -> "_Progress":
    return _Progress(id_, shown=sys.stderr.isatty())


class _Progress:
    """How many mutants of a guide are done, on a terminal's standard error alone."""

    def __init__(self, guide: str, *, shown: bool) -> None:
        self._guide = guide
        self._shown = shown

    def __call__(self, done: int, total: int) -> None:
        """Tell that so many are done."""
        if self._shown and done + 1 == total:
            typer.echo("\r\x1b[K", nl=False, err=True)
        elif self._shown:
            typer.echo(f"\r{self._guide}: {done:,} of {total:,} mutants", nl=False, err=True)


def _survivor(library: Library, survivor: Survivor, named: Named) -> Iterator[str]:
    file, path = survivor.place
    mark = library.sources[file].mark(path)
    yield f"{named(file)}:{mark.line}:{mark.column}: nobody noticed that {survivor.change.what}"
    if survivor.killer:
        yield f"  a walk that would: {survivor.killer}"
    elif survivor.change.step and not survivor.passed:
        yield f"  no walk passes {survivor.change.step}"


def scores(found: dict[str, Mutants]) -> str:
    """The score of each guide, and of all."""
    width = max(map(len, found), default=0)
    rows = [
        f"{id_:{width}}  {each.killed:,} of {each.total:,} mutants noticed: {percent(each)}"
        for id_, each in found.items()
    ]
    return "\n".join(rows)


def percent(mutants: Mutants) -> str:
    """The score as a whole percentage, which is 100 only where nothing survived."""
    return f"{int(mutants.score * 100)}%"
