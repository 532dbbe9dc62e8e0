"""Which guides an agent used last: kept by their own browser, for nobody signs in."""

import re

from starlette.types import Scope

from app.cookies import DAY, cookie, remember

COOKIE = b"callguide-recent"
MOST = 5
DAYS = 90
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def recent(scope: Scope) -> tuple[str, ...]:
    """The ids of the guides used last, the latest first; what cannot be an id is left out."""
    found = cookie(scope, COOKIE)[: MOST * 65].decode("ascii", "replace").split(".")
    return tuple(each for each in found if _ID.fullmatch(each))[:MOST]


def used(scope: Scope, guide: str) -> tuple[bytes, bytes]:
    """The header that notes the guide as the one used last."""
    others = [each for each in recent(scope) if each != guide]
    value = ".".join([guide, *others][:MOST])
    return remember(scope, COOKIE, value, seconds=DAYS * DAY)
