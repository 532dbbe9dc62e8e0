"""What the plain ASGI endpoints share: reading a request and sending a reply."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple
from urllib.parse import parse_qs

from starlette.types import Receive, Scope, Send

MOST_BODY = 64 * 1024
MOST_FIELDS = 200

Endpoint = Callable[[Scope, Receive, Send], Awaitable[None]]
Fields = dict[str, list[str]]


class BodyTooLarge(Exception):
    """The body of a request is larger than any of ours can be."""


class NotAForm(Exception):
    """The fields of a request are not to be read; the message says why."""


class Gone(Exception):
    """Whoever sent the request went away before it was whole: there is nobody to answer."""


class Reply(NamedTuple):
    """A response with its whole body."""

    status: int
    body: bytes
    media_type: bytes
    headers: tuple[tuple[bytes, bytes], ...] = ()


HTML = b"text/html; charset=utf-8"
JSON = b"application/json"
PROBLEM = b"application/problem+json"
UNKEPT = ((b"cache-control", b"no-store"),)
"""For what nobody should see again: faults, and what is made anew each time."""


def redirect(url: str) -> Reply:
    """See the page at `url`."""
    return Reply(303, b"", HTML, ((b"location", url.encode("latin-1")), *UNKEPT))


async def send_reply(send: Send, reply: Reply) -> None:
    """Send a reply."""
    headers = [
        (b"content-type", reply.media_type),
        (b"content-length", b"%d" % len(reply.body)),
        *reply.headers,
    ]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": reply.body})


async def read_body(scope: Scope, receive: Receive) -> bytes:
    """The whole body. Raises BodyTooLarge and Gone."""
    declared = header(scope, b"content-length")
    if declared.isdigit() and int(declared[:20]) > MOST_BODY:
        raise BodyTooLarge
    message = await receive()
    body: bytes = message.get("body", b"")
    while message.get("more_body", False) and len(body) <= MOST_BODY:
        message = await receive()
        body += message.get("body", b"")
    if message["type"] == "http.disconnect":
        raise Gone
    if len(body) > MOST_BODY:
        raise BodyTooLarge
    return body


def query_of(scope: Scope) -> Fields:
    """The fields of the query string. Raises NotAForm."""
    query: bytes = scope["query_string"]
    return _fields(query) if query else {}


def form_of(scope: Scope, body: bytes) -> Fields:
    """The fields of a posted form. Raises NotAForm."""
    kind = header(scope, b"content-type").partition(b";")[0].strip().lower()
    if kind not in (b"application/x-www-form-urlencoded", b""):
        raise NotAForm("Send a form as application/x-www-form-urlencoded.")
    return _fields(body)


def _fields(raw: bytes) -> Fields:
    try:
        text = raw.decode("utf-8", "replace")
        return parse_qs(text, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise NotAForm(f"Send no more than {MOST_FIELDS} fields.") from error


def header(scope: Scope, name: bytes) -> bytes:
    """The value of a request's header, empty where there is none."""
    for key, value in scope["headers"]:
        if key == name:
            return bytes(value)
    return b""


def is_prefetch(scope: Scope) -> bool:
    """Whether a browser asks on suspicion alone: nobody has seen the page yet."""
    return b"prefetch" in header(scope, b"sec-purpose")
