"""`callguide map` and `callguide script`: a whole guide, to be looked at or read."""

from pathlib import Path
from typing import Literal

from app.cli_content import load, settings
from app.cli_output import write
from engine.guide import Guide
from renderers import map_dot, map_mermaid, map_svg, script_markdown

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


def spell_out(guide: str, output: Path | None, content: Path | None) -> None:
    """Write a guide as a script in Markdown. Raises CallguideError."""
    write(script_markdown.render(_guide(guide, content)), output)


def _guide(id_: str, content: Path | None) -> Guide:
    configured = settings(content)
    return load(configured.content, configured.limits).guide(id_)
