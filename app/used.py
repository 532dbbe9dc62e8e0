"""Which guides an agent used, and as they were: kept by their browser, for nobody signs in."""

import re
from datetime import date
from typing import NamedTuple

from starlette.types import Scope

from app.cookies import DAY, cookie, remember
from engine.guide import Guide

COOKIE = b"callguide-used"

MOST_GUIDES = 30
"""The most guides that a browser remembers; those used last stay."""

MOST_RECENT = 5
YEAR = 366 * DAY
_ENTRY = re.compile(r"([a-z0-9-]{1,100})\.([0-9a-f]{16})\.(\d{4}-\d\d-\d\d)", re.ASCII)


class Used(NamedTuple):
    """A version of a guide that was used, and the day."""

    version: str
    on: date


def used(scope: Scope) -> dict[str, Used]:
    """What the browser remembers, by guide, the guide used last at the end."""
    found: dict[str, Used] = {}
    for entry in cookie(scope, COOKIE).decode("latin-1").split("|")[-MOST_GUIDES:]:
        guide, _, last = entry.partition(".")
        if known := read_used(guide, last):
            found[guide] = known
    return found


def recent(scope: Scope) -> tuple[str, ...]:
    """The ids of the few guides used last, the latest first."""
    return tuple(reversed(used(scope)))[:MOST_RECENT]


def read_used(guide: str, written: str) -> Used | None:
    """What a cookie or an address tells of a guide; None where it is not to be read."""
    found = _ENTRY.fullmatch(f"{guide}.{written}")
    try:
        return Used(found[2], date.fromisoformat(found[3])) if found else None
    except ValueError:
        return None


def remembered(scope: Scope, guide: Guide, on: date) -> tuple[bytes, bytes]:
    """The header that has the browser remember that a guide was used on a day."""
    known = used(scope)
    known.pop(guide.id, None)
    known[guide.id] = Used(guide.version, on)
    last = list(known.items())[-MOST_GUIDES:]
    value = "|".join(f"{id_}.{each.version}.{each.on}" for id_, each in last)
    return remember(scope, COOKIE, value, seconds=YEAR)
