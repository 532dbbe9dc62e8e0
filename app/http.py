"""What the plain ASGI endpoints share: reading a request and sending a reply."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any, NamedTuple
from urllib.parse import parse_qs

from starlette.types import Receive, Scope, Send

MOST_BODY = 64 * 1024
MOST_FIELDS = 200

Headers = Iterable[tuple[bytes, bytes]]
Endpoint = Callable[[Scope, Receive, Send], Awaitable[None]]
Fields = dict[str, list[str]]


class BodyTooLarge(Exception):
    """The body of a request is larger than any of ours can be."""


class Reply(NamedTuple):
    """A response with its whole body."""

    status: int
    body: bytes
    media_type: bytes
    headers: tuple[tuple[bytes, bytes], ...] = ()


HTML = b"text/html; charset=utf-8"
JSON = b"application/json"
PROBLEM = b"application/problem+json"


def redirect(url: str) -> Reply:
    """See the page at `url`."""
    return Reply(303, b"", HTML, ((b"location", url.encode("latin-1")),))


async def send_reply(send: Send, reply: Reply) -> None:
    """Send a reply."""
    headers = [
        (b"content-type", reply.media_type),
        (b"content-length", str(len(reply.body)).encode()),
        *reply.headers,
    ]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": reply.body})


async def read_body(receive: Receive) -> bytes:
    """The whole body. Raises BodyTooLarge."""
    body = b""
    more = True
    while more:
        message: MutableMapping[str, Any] = await receive()
        body += message.get("body", b"")
        if len(body) > MOST_BODY:
            raise BodyTooLarge
        more = message.get("more_body", False)
    return body


def query_of(scope: Scope) -> Fields:
    """The fields of the query string; what cannot be read is left out."""
    return _fields(scope["query_string"])


def form_of(body: bytes) -> Fields:
    """The fields of a posted form."""
    return _fields(body)


def _fields(raw: bytes) -> Fields:
    if not raw:
        return {}
    try:
        return parse_qs(raw.decode("latin-1"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return {}


def header(scope: Scope, name: bytes) -> bytes:
    """The value of a request's header, empty where there is none."""
    for key, value in scope["headers"]:
        if key == name:
            return bytes(value)
    return b""


def is_prefetch(scope: Scope) -> bool:
    """Whether a browser asks on suspicion alone: nobody has seen the page yet."""
    return b"prefetch" in header(scope, b"sec-purpose")
