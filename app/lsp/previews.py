"""The pages of a step while it is written, reached by a scripted walk or one that is found."""

from base64 import b64encode
from typing import TypedDict

from app.lsp.studio import Studio
from app.reached import on_channel, reached
from engine.errors import CallguideError
from engine.guide import Guide
from engine.page import Page
from engine.position import Position
from engine.problems import Mark
from engine.state import Channel
from renderers import agent_html, page_text, selfservice_html
from renderers.links import Links
from renderers.static_files import static_files

NO_STEP = "The cursor is in no step of a guide."


class Shown(TypedDict):
    """One page: as text, and as HTML that needs no other file."""

    text: str
    html: str


class Preview(TypedDict):
    """The pages of a step; None for a channel on which a walk does not come to it.

    `step` is where the walk stands: behind a lookup or in a subguide, where that is what the
    cursor is in. `reachedBy` is the name of the scripted walk that leads there, or the facts and
    answers that do. Without any page, `message` says why.
    """

    step: str
    reachedBy: str
    message: str
    agent: Shown | None
    customer: Shown | None


class CannotShow(CallguideError):
    """A step that cannot be shown; `message` says why."""


def preview(studio: Studio, file: str, mark: Mark) -> Preview:
    """The pages of the step at a place."""
    try:
        guide, step = _meant(studio, file, mark)
        scripts = studio.library.scripts.get(guide.id, ())
        found = reached(guide, scripts, studio.finder(guide), step)
    except CallguideError as error:
        return Preview(step="", reachedBy="", message=error.message, agent=None, customer=None)
    return Preview(
        step=found.position.step.id,
        reachedBy=found.by,
        message="",
        agent=_page(found.position, "agent"),
        customer=_page(found.position, "self-service"),
    )


def _meant(studio: Studio, file: str, mark: Mark) -> tuple[Guide, str]:
    """The guide as it is now, and the step that the cursor is in. Raises CannotShow."""
    id_, _, name = file.partition("/")
    source = studio.source(file)
    if name not in ("guide.yaml", "guide.yml") or source is None:
        raise CannotShow(NO_STEP)
    guide = studio.library.drafts.get(id_)
    if guide is None:
        raise CannotShow(f'"{id_}" cannot be read as it is now: mend it first.')
    line = source.lines[mark.line - 1]
    indented = Mark(mark.line, max(mark.column, len(line) - len(line.lstrip(" ")) + 1))
    spot = source.at(indented)
    if spot is None or len(spot.path) < 2 or spot.path[0] != "steps":
        raise CannotShow(NO_STEP)
    return guide, str(spot.path[1])


def _page(position: Position, channel: Channel) -> Shown | None:
    """The page on a channel, where the same walk comes to the same step there."""
    there = on_channel(position, channel)
    if there is None:
        return None
    page = Page(there)
    render = agent_html.render if channel == "agent" else selfservice_html.render
    return Shown(text=page_text.render(page), html=render(page, _LINKS).decode())


def _inlined(name: str) -> str:
    file = static_files()[name]
    return f"data:{file.media_type.replace(' ', '')};base64,{b64encode(file.body).decode()}"


_LINKS = Links(home="#", static=_inlined, here="#", restart="#")
