"""Begins an agent's call with what is new in the guide, for whoever knows it as it was."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from starlette.types import Receive, Scope, Send

from app.desk import Desk
from app.http import HTML, UNKEPT, Reply, is_prefetch, redirect, send_reply
from app.news import SINCE, Newsroom, Used, remembered, used
from app.routes.calls import Calls
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
            await send_reply(send, await self._news(scope, guide, last))
        else:
            changed = last is not None and last.version != guide.version
            query = urlencode(_since(last)) if last is not None and changed else ""
            more = () if is_prefetch(scope) else (remembered(scope, guide, _today()),)
            await self.calls.begin(scope, send, query=query, headers=more)

    async def _news(self, scope: Scope, guide: Guide, last: Used) -> Reply:
        body = news_html.render(
            await self.newsroom.since(guide, last),
            self.calls.site.page_links,
            title=guide.title,
            language=guide.language,
            action=_again(scope),
        )
        return Reply(200, body, HTML, UNKEPT)


def _read(scope: Scope, guide: Guide) -> Reply:
    found = redirect(_again(scope))
    return found._replace(headers=(*found.headers, remembered(scope, guide, _today())))


def _since(last: Used) -> dict[str, str]:
    return {SINCE: f"{last.version}.{last.on}"}


def _again(scope: Scope) -> str:
    query = scope["query_string"].decode("latin-1")
    return f"{scope['path']}?{query}" if query else str(scope["path"])


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the day where the service is given
