"""What changed in a guide since it was last used on a browser."""

from collections import OrderedDict

from anyio.to_thread import run_sync

from app.used import Used, read_used
from app.versions import Versions
from engine.diff.brief import brief
from engine.guide import Guide
from renderers.news_html import News, sentences_of, told

SINCE = "since"
"""The field of the first page's address that tells which version was used last, and when."""

MOST_KEPT = 256


def since(guide: Guide, last: Used | None) -> dict[str, str]:
    """The field that has the first page of a call tell what is new, if anything is."""
    if last is None or last.version == guide.version:
        return {}
    return {SINCE: f"{last.version}.{last.on}"}


class Newsroom:
    """Tells what is new: what the author says, or else what differs between the versions."""

    def __init__(self, versions: Versions) -> None:
        self._versions = versions
        self._kept: OrderedDict[tuple[str, str, str], tuple[str, ...]] = OrderedDict()

    async def told_since(self, guide: Guide, written: str) -> News | None:
        """What changed since the version that an address tells; None for nothing."""
        last = read_used(guide.id, written)
        news = await self.since(guide, last) if last is not None else None
        return news if news and news.sentences else None

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
