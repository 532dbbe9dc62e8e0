"""One step of a guide, as agents and as customers see it. Nothing that is shown here is a walk."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Query, Response

from app.desk import Desk
from app.guard import policy
from app.reached import CannotReach, Finders, Reached, on_channel, reached
from app.sites import PREFIXES, Site
from engine.guide import Guide, Step
from engine.page import Page
from engine.state import Channel
from renderers import step_html
from renderers.links import Links
from renderers.static_files import static_url
from renderers.step_html import Seen, Standing

HTML = "text/html; charset=utf-8"
NAMES: dict[Channel, str] = {"agent": "The agent", "self-service": "The customer"}
NOWHERE = Links(home="#", static=static_url, here="#", restart="#")
"""The links of a page that is looked at and not walked."""

StepId = Annotated[str, Query(max_length=400)]


def step_pages(site: Site, desk: Desk) -> APIRouter:
    """A step, and its page on each channel to stand within it."""
    router = APIRouter(include_in_schema=False)
    finders = Finders()

    def reach(guide: Guide, step: Step) -> Reached:
        scripts = site.shelf.library.scripts.get(guide.id, ())
        return reached(guide, scripts, finders.of(guide), step.id)

    @router.get("/guides/{guide}/step")
    def one_step(guide: str, id: StepId) -> Response:  # noqa: A002  # the query's name
        found = site.shelf.library.guide(guide)
        step = _step(found, id)
        try:
            there = reach(found, step)
            standing = Standing(there.position.step, there.by, there.is_scripted)
            seen = [_seen(desk, there, step, channel) for channel in site.channels]
        except CannotReach as error:
            standing, seen = Standing(None, why_not=error.message), []
        body = step_html.render(
            found,
            step,
            standing,
            seen,
            site.guide_links(found),
            site.page_links,
            problems=site.step_problems(found).get(step.id, ()),
        )
        return Response(body, media_type=HTML, headers=policy(frames="'self'"))

    @router.get("/guides/{guide}/step/page")
    def page(guide: str, id: StepId, channel: Channel) -> Response:  # noqa: A002
        found = site.shelf.library.guide(guide)
        there = on_channel(reach(found, _step(found, id)).position, channel)
        if there is None:
            raise HTTPException(404)
        body = site.plain(channel)(Page(there), NOWHERE)
        return Response(body, media_type=HTML, headers=policy(ancestors="'self'"))

    return router


def _step(guide: Guide, id_: str) -> Step:
    step = guide.steps.get(id_)
    if step is None:
        raise HTTPException(404)
    return step


def _seen(desk: Desk, there: Reached, step: Step, channel: Channel) -> Seen:
    position = on_channel(there.position, channel)
    if position is None:
        return Seen(NAMES[channel], "", "")
    guide = position.guide
    page = f"/guides/{guide.id}/step/page?id={quote(step.id)}&channel={channel}"
    served = channel in guide.channels
    start = f"{PREFIXES[channel]}/{guide.id}/{desk.seal(desk.anew(position))}" if served else ""
    return Seen(NAMES[channel], page, start)
