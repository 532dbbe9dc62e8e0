"""`callguide map` and `callguide script`: a whole guide, to be looked at or read."""

from pathlib import Path
from typing import Literal

from app.cli_content import load, settings
from app.cli_diff import differences
from app.cli_output import CannotRun, write
from engine.diff import Differences
from engine.guide import Guide
from renderers import map_diff_svg, map_dot, map_mermaid, map_svg, script_markdown
from renderers.map_marks import Marks, all_new, marks
from renderers.speech import speech

Form = Literal["svg", "dot", "mermaid"]


def draw(guide: str, form: Form, output: Path | None, content: Path | None) -> None:
    """Write the map of a guide. Raises CallguideError."""
    found = _guide(guide, content)
    match form:
        case "svg":
            text = map_svg.render(found)
        case "dot":
            text = map_dot.render(found)
        case "mermaid":
            text = map_mermaid.render(found)
    write(text, output)


def draw_differences(
    guide: str, form: Form, since: str, output: Path | None, content: Path | None
) -> None:
    """Write the map of a guide with what differs from a revision or folder. Raises CannotRun."""
    if form != "svg":
        raise CannotRun("What changed is drawn as SVG alone: leave --format away, or --diff.")
    found = differences(since, None, content)
    marked = next((each for each in found.guides if each.new.id == guide), None)
    if marked is not None:
        text = map_diff_svg.render(marked.new, marks(marked), since)
    else:
        text = _whole(guide, found, since, content)
    write(text, output)


def _whole(guide: str, found: Differences, since: str, content: Path | None) -> str:
    """The map of a guide that is new as a whole, or in which nothing changed."""
    if any(each.id == guide for each in found.removed):
        raise CannotRun(f'The guide "{guide}" is gone: it was there at {since} alone.')
    here = _guide(guide, content)
    is_new = any(each.id == guide for each in found.added)
    return map_diff_svg.render(here, all_new(here) if is_new else Marks(here), since)


def spell_out(guide: str, output: Path | None, content: Path | None) -> None:
    """Write a guide as a script in Markdown. Raises CallguideError."""
    write(script_markdown.render(_guide(guide, content)), output)


def _guide(id_: str, content: Path | None) -> Guide:
    configured = settings(content)
    return load(configured.content, configured.limits, speak=speech).guide(id_)
