"""The pages of a step while it is written, reached by a scripted walk or one that is found."""

from base64 import b64encode
from typing import TypedDict

from app.lsp.studio import Studio
from engine import walk
from engine.errors import CallguideError
from engine.guide import Guide
from engine.page import Page
from engine.position import Position
from engine.problems import Mark
from engine.rehearsal import rehearse
from engine.state import Channel
from engine.witness import replayed
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
        position, reached_by = _scripted(studio, guide, step) or _found(studio, guide, step)
    except CallguideError as error:
        return Preview(step="", reachedBy="", message=error.message, agent=None, customer=None)
    return Preview(
        step=position.step.id,
        reachedBy=reached_by,
        message="",
        agent=_page(position, "agent"),
        customer=_page(position, "self-service"),
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


def _scripted(studio: Studio, guide: Guide, step: str) -> tuple[Position, str] | None:
    """Where the scripted walk stands that first comes to a step, and its name."""
    known: list[tuple[Position, str]] = []
    for script in studio.library.scripts.get(guide.id, ()):
        last = rehearse(guide, script).position
        if last is None:
            continue
        steps = [answer.step for answer in last.answers]
        count = steps.index(step) if step in steps else len(steps)
        state = last.state._replace(answers=last.state.answers[:count])
        there = walk.replay(guide, state)
        if there.step.id == step:
            known.append((there, script.name))
    return min(known, key=lambda each: len(each[0].answers), default=None)


def _found(studio: Studio, guide: Guide, step: str) -> tuple[Position, str]:
    """Where a walk stands that was looked for, and its answers. Raises CannotShow."""
    witness = studio.finder(guide).to_step(step)
    if witness is None:
        raise CannotShow(f'No walk was found that comes to "{step}": write one beside the guide.')
    return replayed(guide, witness), witness.text


def _page(position: Position, channel: Channel) -> Shown | None:
    """The page on a channel, where the same walk comes to the same step there."""
    guide = position.guide
    if guide.channels and channel not in guide.channels:
        return None
    there = walk.replay(guide, position.state._replace(channel=channel))
    if there.step.id != position.step.id:
        return None
    page = Page(there)
    render = agent_html.render if channel == "agent" else selfservice_html.render
    return Shown(text=page_text.render(page), html=render(page, _LINKS).decode())


def _inlined(name: str) -> str:
    file = static_files()[name]
    return f"data:{file.media_type.replace(' ', '')};base64,{b64encode(file.body).decode()}"


_LINKS = Links(home="#", static=_inlined, here="#", restart="#")
