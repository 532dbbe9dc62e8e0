"""Guides within other sites: the script that a site loads, and the start of a walk in its frame.

A site that may show guides posts what it knows of a customer into the frame, so that it stands in
no address. The browser says which site that is (`Origin`), and neither the site nor anything
beside it can say otherwise; that the page is shown by nobody else is said by its policy.
"""

from dataclasses import dataclass
from functools import partial

from fastapi import APIRouter, Response
from starlette.types import Receive, Scope, Send

from app.desk import Desk
from app.http import form_of, header, read_body, redirect, send_reply
from app.languages import IN_ADDRESS, spoken_to
from app.sites import EMBED, Site
from renderers.static_files import static_files

_AN_HOUR = "public, max-age=3600"


@dataclass(frozen=True, slots=True)
class Embed:
    """Starts walks in the frames of the operator's sites. A plain ASGI endpoint, as walks are."""

    desk: Desk
    site: Site

    async def start(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Start a walk with the facts of a form, and redirect to its first page."""
        form = form_of(scope, await read_body(scope, receive))
        given = {name: said[-1] for name, said in form.items()}
        guide = str(scope["path_params"]["guide"])
        choose = partial(spoken_to, scope, wanted=given.pop(IN_ADDRESS, ""))
        position, _events = self.desk.start(guide, "self-service", given, choose)
        await send_reply(send, redirect(f"{EMBED}/{guide}/{self.desk.seal(position)}"))


def may_start(scope: Scope, site: Site) -> bool:
    """Whether a request from another site starts a walk in the frame of a site that may."""
    origin = header(scope, b"origin").decode("latin-1")
    parts = scope["path"].split("/")
    starts = scope["method"] == "POST" and len(parts) == 3 and f"/{parts[1]}" == EMBED
    return starts and origin in site.operator.embed


def embed_routes() -> APIRouter:
    """The script that makes a frame where one line of HTML asks for it."""
    router = APIRouter(include_in_schema=False)

    @router.get("/embed.js")
    def script() -> Response:
        found = static_files()["embed.js"]
        return Response(
            found.body,
            media_type=found.media_type,
            headers={"cache-control": _AN_HOUR, "cross-origin-resource-policy": "cross-origin"},
        )

    return router
