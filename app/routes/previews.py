"""One walk as agent and customer see it, with the map beside it, while a guide is being written."""

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from app.desk import Desk
from app.guard import policy
from app.sites import PREFIXES, Site
from engine import walk
from engine.position import Position
from engine.state import Channel
from renderers import preview_html
from renderers.preview_html import Frame

HTML = "text/html; charset=utf-8"


def preview_pages(site: Site, desk: Desk) -> APIRouter:
    """The page that shows every save on both screens and on the map, at the same step.

    Its address carries the walk, sealed for one of the channels. Where the guide has changed the
    walk is carried over, so that the frames' addresses are always of the guide as it is now.
    """
    router = APIRouter(include_in_schema=False)

    @router.get("/preview/{guide}")
    def begin(guide: str, request: Request) -> Response:
        found = site.shelf.library.guide(guide)
        served = (each for each in site.channels if each in found.channels)
        channel: Channel = next(served, "agent")
        position, _events = desk.start(guide, channel, dict(request.query_params))
        here = f"/preview/{guide}/{channel}/{desk.seal(position)}"
        return RedirectResponse(here, 303, {"cache-control": "no-store"})

    @router.get("/preview/{guide}/{channel}/{token}")
    async def preview(guide: str, channel: Channel, token: str) -> Response:
        position, _events = await desk.open(guide, channel, token)
        body = preview_html.render(
            position.guide,
            _frames(site, desk, position),
            site.guide_links(position.guide),
            site.page_links,
            problems=site.shelf.problems_of(position.guide),
            excerpt=site.excerpt,
        )
        return Response(body, media_type=HTML, headers=policy(frames="'self'"))

    return router


def _frames(site: Site, desk: Desk, position: Position) -> list[Frame]:
    """The pages of a walk on each channel that the guide is for, and its map."""
    guide = position.guide
    tokens = {
        channel: desk.seal(walk.replay(guide, position.state._replace(channel=channel)))
        for channel in site.channels
        if channel in guide.channels
    }
    frames = [
        Frame(channel, f"{PREFIXES[channel]}/{guide.id}/{token}")
        for channel, token in tokens.items()
    ]
    channel, token = next(iter(tokens.items()))
    return [*frames, Frame("map", f"/guides/{guide.id}/map?channel={channel}&walk={token}")]
