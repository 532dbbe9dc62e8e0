"""Pages are compressed for those who take it, and are the same for those who do not."""

import asyncio
import gzip
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message

from app.compression import LEAST, compressing

HTML = (b"content-type", b"text/html; charset=utf-8")
LONG = b"<p>Is it slow on every device?</p>" * 100


def sent(
    bodies: Sequence[bytes],
    headers: Sequence[tuple[bytes, bytes]] = (HTML,),
    accepts: bytes = b"gzip, br",
) -> list[Message]:
    """What reaches the browser of a response with these bodies."""
    found: list[Message] = []

    async def keep(message: Message) -> None:
        found.append(message)

    async def respond() -> None:
        send = compressing(keep, {"headers": [(b"accept-encoding", accepts)]})
        await send({"type": "http.response.start", "status": 200, "headers": list(headers)})
        for at, body in enumerate(bodies):
            more = at + 1 < len(bodies)
            await send({"type": "http.response.body", "body": body, "more_body": more})

    asyncio.run(respond())
    return found


def named(message: Message) -> dict[bytes, Any]:
    return dict(message["headers"])


def test_a_page_is_compressed_and_says_so() -> None:
    start, body = sent([LONG])
    assert named(start)[b"content-encoding"] == b"gzip"
    assert named(start)[b"content-length"] == b"%d" % len(body["body"])
    assert named(start)[b"vary"] == b"accept-encoding"
    assert len(body["body"]) < len(LONG) / 10


@given(st.binary(min_size=LEAST, max_size=5000))
def test_what_was_compressed_is_what_was_sent(page: bytes) -> None:
    _, body = sent([page])
    assert gzip.decompress(body["body"]) == page


@pytest.mark.parametrize(
    ("bodies", "headers", "accepts"),
    [
        pytest.param([LONG], [HTML], b"br", id="not taken"),
        pytest.param([b"short"], [HTML], b"gzip", id="short"),
        pytest.param([LONG, LONG], [HTML], b"gzip", id="in pieces"),
        pytest.param([LONG], [(b"content-type", b"image/png")], b"gzip", id="no text"),
        pytest.param([LONG], [HTML, (b"content-encoding", b"br")], b"gzip", id="compressed"),
    ],
)
def test_all_else_goes_through_as_it_is(
    bodies: list[bytes], headers: list[tuple[bytes, bytes]], accepts: bytes
) -> None:
    start, *rest = sent(bodies, headers, accepts)
    assert start["headers"] == headers
    assert [each["body"] for each in rest] == bodies


def test_what_a_page_varies_by_already_is_kept() -> None:
    start, _ = sent([LONG], [HTML, (b"vary", b"accept-language")])
    assert named(start)[b"vary"] == b"accept-language, accept-encoding"
