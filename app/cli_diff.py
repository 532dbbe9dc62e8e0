"""`callguide diff`: what two versions of the content differ in, for customers."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Literal, NamedTuple

import typer

from app.cli_content import Part, load, locate, settings
from app.cli_output import CLEAN, FAULTY, CannotRun, in_colour
from app.revisions import Revisions
from engine import library
from engine.diff import Differences, Unread, compare, meets_customers
from engine.library import Library
from engine.limits import Limits
from renderers import diff_json, diff_markdown, diff_text

Format = Literal["text", "json", "markdown"]
Version = Literal["old", "new"]


class Loaded(NamedTuple):
    """One version of the content, and what of it could not be read."""

    library: Library
    unread: tuple[Unread, ...] = ()


def run(old: str, new: str | None, content: Path | None, form: Format) -> int:
    """Print what two versions differ in; the exit status. Raises CannotRun."""
    found = differences(old, new, content)
    match form:
        case "text":
            colour = in_colour()
            typer.echo(diff_text.render(found, colour=colour), color=colour)
        case "json":
            typer.echo(diff_json.render(found))
        case "markdown":
            typer.echo(diff_markdown.render(found), nl=False)
    return FAULTY if meets_customers(found) else CLEAN


def differences(old: str, new: str | None, content: Path | None) -> Differences:
    """What two versions differ in: revisions or folders; without `new`, the folder as it is.

    Where the content is but a guide's folder, what differs in it alone. Raises CannotRun.
    """
    configured = settings(content)
    limits = configured.limits
    part = _part(configured.content)
    before = version(old, "old", part.folder, limits)
    now = version(str(part.folder) if new is None else new, "new", part.folder, limits)
    found = compare(before.library, now.library)
    return _inside(part, replace(found, unread=(*found.unread, *before.unread, *now.unread)))


def _part(content: Path) -> Part:
    """The folder of content; as it is named where it is not there at present."""
    return locate(content) if content.exists() else Part(content)


def _inside(part: Part, found: Differences) -> Differences:
    if not part.inside:
        return found
    return replace(
        found,
        guides=tuple(each for each in found.guides if part.holds(f"{each.new.id}/guide.yaml")),
        added=tuple(each for each in found.added if part.holds(f"{each.id}/guide.yaml")),
        removed=tuple(each for each in found.removed if part.holds(f"{each.id}/guide.yaml")),
        products=found.products if part.inside.startswith("catalogue") else (),
        translations=tuple(
            each
            for each in found.translations
            if part.holds(f"{each.id}/translations/{each.language}.yaml")
        ),
        unread=tuple(each for each in found.unread if part.holds(each.what.rpartition(":")[0])),
    )


def version(name: str, which: Version, content: Path, limits: Limits) -> Loaded:
    """The content in the folder of that name, or else at that revision. Raises CannotRun."""
    if name and Path(name).is_dir():
        return Loaded(load(locate(Path(name)).folder, limits))
    with closing(Revisions(content, limits)) as revisions:
        found = revisions.at(name)
    if not any(file.endswith("/guide.yaml") for file in found.files):
        raise CannotRun(
            f'At the revision "{name}" there are no guides in {content}: name another revision, or '
            "another folder with --content."
        )
    why = "It is a link or a submodule, which is not followed."
    unread = tuple(Unread(which, file, why) for file in found.left_out)
    return Loaded(library.build(found.files, limits), unread)
