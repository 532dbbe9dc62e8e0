"""What browsers remember for us: one value under a name, out of the reach of scripts."""

from starlette.types import Scope

from app.http import header

DAY = 24 * 3600


def cookie(scope: Scope, name: bytes) -> bytes:
    """The value that a browser remembers, empty where it remembers none."""
    for part in header(scope, b"cookie").split(b";"):
        each, _, value = part.strip().partition(b"=")
        if each == name:
            return value
    return b""


def remember(
    scope: Scope, name: bytes, value: str, *, seconds: int, path: bytes = b"/"
) -> tuple[bytes, bytes]:
    """The header that has a browser remember a value, of ASCII alone, for so many seconds."""
    more = b"; Secure" if scope.get("scheme") == "https" else b""
    kept = b"%s=%s; Path=%s; Max-Age=%d; SameSite=Lax; HttpOnly%s"
    return b"set-cookie", kept % (name, value.encode("ascii"), path, seconds, more)
