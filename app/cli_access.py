"""The log of requests: method, beginning of the path, status and time; never a walk's token."""

import logging
import re
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOGGER = "callguide.access"
log = logging.getLogger(LOGGER)

_WORD = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}")
_DEEPEST = 4


class AccessLog:
    """ASGI middleware that writes a line for each request when it has been answered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and tell how it went."""
        if scope["type"] != "http" or not log.isEnabledFor(logging.INFO):
            await self._app(scope, receive, send)
            return
        status = 500

        async def told(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        began = time.perf_counter()
        try:
            await self._app(scope, receive, told)
        finally:
            spent = (time.perf_counter() - began) * 1000
            log.info("%s %s %d %.1f ms", scope["method"], beginning(scope["path"]), status, spent)


def beginning(path: str) -> str:
    """The beginning of a path, up to the first part that may be a token or be made up."""
    kept: list[str] = []
    parts = path.removeprefix("/").split("/")
    for part in parts[:_DEEPEST]:
        if not _WORD.fullmatch(part):
            break
        kept.append(part)
    rest = "/…" if len(kept) < len(parts) and path != "/" else ""
    return f"/{'/'.join(kept)}{rest}" if kept or not rest else rest
