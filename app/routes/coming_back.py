"""Begins an agent's call with what is new in the guide, for whoever knows it as it was."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from starlette.types import Receive, Scope, Send

from app.desk import Desk
from app.http import HTML, UNKEPT, Reply, is_prefetch, redirect, send_reply
from app.news import Newsroom, since
from app.routes.calls import Calls
from app.sites import Site
from app.used import Used, remembered, used
from engine.guide import Guide
from renderers import news_html


@dataclass(frozen=True, slots=True)
class ComingBack:
    """Stands before the start of agents' calls. A plain ASGI endpoint."""

    calls: Calls
    desk: Desk
    newsroom: Newsroom

    async def start(self, scope: Scope, _: Receive, send: Send) -> None:
        """Start a walk, once what has to be read was read; the POST says that it was."""
        guide = self.desk.shelf.library.guide(str(scope["path_params"]["guide"]), "agent")
        last = used(scope).get(guide.id)
        if scope["method"] == "POST":
            await send_reply(send, _read(scope, guide))
        elif last is not None and self.newsroom.must_be_read(guide, last):
            action = address(scope, scope["query_string"].decode("latin-1"))
            site = self.calls.site
            await send_reply(send, await to_read(self.newsroom, site, guide, last, action))
        else:
            query = urlencode(since(guide, last))
            more = () if is_prefetch(scope) else (remembered(scope, guide, _today()),)
            await self.calls.begin(scope, send, query=query, headers=more)


async def to_read(newsroom: Newsroom, site: Site, guide: Guide, last: Used, action: str) -> Reply:
    """The page of what has to be read first; what says that it was is posted to `action`."""
    body = news_html.render(
        await newsroom.since(guide, last),
        site.page_links,
        title=guide.title,
        language=guide.language,
        action=action,
    )
    return Reply(200, body, HTML, UNKEPT)


def address(scope: Scope, query: str) -> str:
    """The address that was asked for, with another query."""
    return f"{scope['path']}?{query}" if query else str(scope["path"])


def _read(scope: Scope, guide: Guide) -> Reply:
    found = redirect(address(scope, scope["query_string"].decode("latin-1")))
    return found._replace(headers=(*found.headers, remembered(scope, guide, _today())))


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the day where the service is given
