"""Keeps hostile requests out and pages safe: security headers, and no posts from other sites."""

from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.faults import Fault, problem
from app.http import header, send_reply

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: list[tuple[bytes, bytes]] = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]
"""On every response. Tokens stand in addresses, so no address leaves for another site."""

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_CROSS_SITE = Fault(
    403, "This request came from another site", "Open the page here, and send it from there."
)


class Guard:
    """ASGI middleware around everything that is served."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS]
            await send(message)

        if scope["method"] not in _SAFE and is_cross_site(scope):
            await send_reply(guarded, problem(_CROSS_SITE))
            return
        await self._app(scope, receive, guarded)


def is_cross_site(scope: Scope) -> bool:
    """Whether a browser says that another site's page sent the request.

    `Sec-Fetch-Site` tells it; browsers without it send `Origin`. A program sends neither.
    """
    site = header(scope, b"sec-fetch-site")
    if site:
        return site not in (b"same-origin", b"none")
    origin = header(scope, b"origin")
    return bool(origin) and urlsplit(origin).netloc != header(scope, b"host")
