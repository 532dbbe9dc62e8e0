"""Keeps hostile requests out and pages safe, and answers what went wrong further in."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.compression import compressing
from app.faults import Fault
from app.http import Gone, Reply, header, send_reply
from engine.speech import msg

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-src {}; frame-ancestors {}"
)
_NAME = "content-security-policy"


def policy(*, frames: str = "'none'", ancestors: str = "'none'") -> dict[str, str]:
    """The header that tells which sites a response may show in frames, and which may show it."""
    return {_NAME: _POLICY.format(frames, ancestors)}


POLICY = policy()[_NAME]
HEADERS: list[tuple[bytes, bytes]] = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]
"""On every response that brings no other.

Tokens stand in addresses, so no address leaves for another site.
"""

CROSS_SITE = Fault(
    403,
    msg("This request came from another site"),
    msg("Open the page here, and send it from there."),
)
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_ANEW = (b"cache-control", b"no-cache")
_LOOKING_AHEAD = (b"sec-purpose", b"prefetch")

Fail = Callable[[Exception, Scope], Reply]
Refuse = Callable[[Fault, Scope], Reply]
Welcome = Callable[[Scope], bool]


class Frames(NamedTuple):
    """What may be shown within other sites: paths that begin with `prefix`, by `sites`.

    `welcome` tells a request that one of those sites may send. Everything else is shown by
    `ancestors` alone.
    """

    prefix: str
    sites: tuple[str, ...]
    welcome: Welcome
    ancestors: str = "'none'"


NO_FRAMES = Frames("/", (), lambda _: False)


class Guard:
    """ASGI middleware around everything that is served.

    `fail` makes the reply to an exception that nothing further in has answered, `refuse` the
    reply to a fault that is known. `hot` are the endpoints that are posted to most, by their
    paths: they are called without a search through all routes. `frames` is what other sites may
    show and begin.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        fail: Fail,
        refuse: Refuse,
        hot: Mapping[str, ASGIApp],
        frames: Frames = NO_FRAMES,
    ) -> None:
        self._app = app
        self._frames = frames
        self._ours = _framed_by(frames.ancestors)
        self._framed = _framed_by(" ".join(frames.sites)) if frames.sites else self._ours
        self._hot = hot
        self._fail = fail
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        method = scope["method"]
        headers = self._framed if scope["path"].startswith(self._frames.prefix) else self._ours
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = safe(message["headers"], headers)
            elif method == "HEAD":
                message["body"] = b""
            await send(message)

        if method not in _SAFE and is_cross_site(scope) and not self._frames.welcome(scope):
            await send_reply(guarded, self._refuse(CROSS_SITE, scope))
            return
        try:
            app = self._hot.get(scope["path"], self._app) if method == "POST" else self._app
            await app(
                _as_get(scope) if method == "HEAD" else scope, receive, compressing(guarded, scope)
            )
        except Gone:
            return
        except Exception as error:
            if begun:
                raise
            await send_reply(guarded, self._fail(error, scope))


def _framed_by(ancestors: str) -> list[tuple[bytes, bytes]]:
    framed = policy(ancestors=ancestors)[_NAME].encode()
    return [(name, framed if value == POLICY.encode() else value) for name, value in HEADERS]


def safe(
    headers: Iterable[tuple[bytes, bytes]], ours: Iterable[tuple[bytes, bytes]] = HEADERS
) -> list[tuple[bytes, bytes]]:
    """The headers of a response with those of ours that it lacks.

    What says nothing about caches is asked for anew.
    """
    own = list(headers)
    names = {name for name, _ in own}
    found = [*own, *(each for each in ours if each[0] not in names)]
    if not any(name == b"cache-control" for name, _ in found):
        found.append(_ANEW)
    return found


def _as_get(scope: Scope) -> Scope:
    """A request for the head alone is answered like one for the whole, and nobody sees the page."""
    return {**scope, "method": "GET", "headers": [*scope["headers"], _LOOKING_AHEAD]}


def is_cross_site(scope: Scope) -> bool:
    """Whether a browser says that another site's page sent the request.

    `Sec-Fetch-Site` tells it; browsers without it send `Origin`. A program sends neither.
    """
    site = header(scope, b"sec-fetch-site")
    if site:
        return site not in (b"same-origin", b"none")
    origin = header(scope, b"origin")
    return bool(origin) and origin.partition(b"://")[2] != header(scope, b"host")
