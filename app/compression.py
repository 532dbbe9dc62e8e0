"""Makes pages light over the wire: text is compressed where a browser takes it so."""

import zlib

from starlette.types import Message, Scope, Send

from app.http import header

LEAST = 1_000
"""Bytes of a body below which nothing is gained."""
_LEVEL = 1
"""Pages repeat themselves so much that the fastest way is nearly as good as the best."""
_GZIP = 31
_KINDS = (b"text/html", b"image/svg+xml", b"text/markdown")


def compressing(send: Send, scope: Scope) -> Send:
    """A `send` that compresses what is worth it; the one given where the browser takes none."""
    if b"gzip" not in header(scope, b"accept-encoding"):
        return send
    held: Message | None = None

    async def compressed(message: Message) -> None:
        nonlocal held
        if message["type"] == "http.response.start" and _is_text(message):
            held = message
            return
        if held is not None:
            begin, held = held, None
            body = message.get("body", b"")
            if not message.get("more_body", False) and len(body) >= LEAST:
                message = {**message, "body": _gzip(body)}
                begin = _as_gzip(begin, len(message["body"]))
            await send(begin)
        await send(message)

    return compressed


def _is_text(start: Message) -> bool:
    """Whether a response is text that nobody has compressed yet."""
    kinds = [value for name, value in start["headers"] if name == b"content-type"]
    encoded = any(name == b"content-encoding" for name, _ in start["headers"])
    return not encoded and any(value.startswith(_KINDS) for value in kinds)


def _as_gzip(start: Message, length: int) -> Message:
    kept = [each for each in start["headers"] if each[0] not in (b"content-length", b"vary")]
    vary = [value for name, value in start["headers"] if name == b"vary"]
    return {
        **start,
        "headers": [
            *kept,
            (b"content-encoding", b"gzip"),
            (b"content-length", b"%d" % length),
            (b"vary", b", ".join([*vary, b"accept-encoding"])),
        ],
    }


def _gzip(body: bytes) -> bytes:
    squeezed = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    return squeezed.compress(body) + squeezed.flush()
