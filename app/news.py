"""What changed in a guide since it was last used on a browser, which remembers that in a cookie."""

import re
from collections import OrderedDict
from datetime import date
from typing import NamedTuple

from anyio.to_thread import run_sync
from starlette.types import Scope

from app.cookies import DAY, cookie, remember
from app.versions import Versions
from engine.diff.brief import brief
from engine.guide import Guide
from renderers.news_html import News, sentences_of, told

COOKIE = b"callguide-used"
SINCE = "since"
"""The field of the first page's address that tells which version was used last, and when."""

MOST_GUIDES = 30
"""The most guides that a browser remembers; those used last stay."""

MOST_KEPT = 256
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
    return remember(scope, COOKIE, value, seconds=YEAR, path=b"/call")


class Newsroom:
    """Tells what is new: what the author says, or else what differs between the versions."""

    def __init__(self, versions: Versions) -> None:
        self._versions = versions
        self._kept: OrderedDict[tuple[str, str, str], tuple[str, ...]] = OrderedDict()

    async def since(self, guide: Guide, last: Used) -> News:
        """What changed since a version was used."""
        if last.version == guide.version:
            return News()
        own = [each.tell for each in guide.changes if each.on >= last.on]
        return told(own or await self._differences(guide, last.version))

    def must_be_read(self, guide: Guide, last: Used) -> bool:
        """Whether the author wants it said that what changed since was read."""
        new = (each.acknowledge for each in guide.changes if each.on >= last.on)
        return last.version != guide.version and any(new)

    async def _differences(self, guide: Guide, version: str) -> tuple[str, ...]:
        key = (guide.id, version, guide.version)
        if key not in self._kept:
            former = await self._versions.get(guide.id, version)
            found = await run_sync(_told, former, guide) if former is not None else ()
            self._kept[key] = found
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return self._kept[key]


def _told(former: Guide, guide: Guide) -> tuple[str, ...]:
    return tuple(sentences_of(brief(former, guide), guide.language))
