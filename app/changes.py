"""Follows a content folder while guides are being written."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

from anyio.to_thread import run_sync
from watchfiles import awatch

from app.shelf import Shelf

STILL_HERE_SECONDS = 15
SECONDS_TO_LOOK_AGAIN = 1.0

log = logging.getLogger("callguide.changes")


class Changes:
    """Takes the guides anew after each save, and lets pages wait for it."""

    def __init__(self, content: Path, shelf: Shelf) -> None:
        self._content = content
        self._shelf = shelf
        self._changed = asyncio.Event()
        self._stop = asyncio.Event()

    async def follow(self) -> None:
        """Watch the folder until `stop`."""
        while not self._stop.is_set():
            try:
                async for _ in awatch(self._content, stop_event=self._stop, step=50, debounce=100):
                    await self._take_anew()
            except FileNotFoundError:
                log.warning("%s is gone: looking for it again", self._content)
                await _pause(self._stop, SECONDS_TO_LOOK_AGAIN)

    async def _take_anew(self) -> None:
        try:
            newest = await run_sync(self._shelf.reload)
        except OSError as error:
            log.warning("the guides could not be read: %s", error)
            return
        except Exception:
            log.exception("the guides could not be taken anew; what was good before stays")
            return
        log.info("guides taken anew: %d problems", len(newest.problems))
        waiting, self._changed = self._changed, asyncio.Event()
        waiting.set()

    def stop(self) -> None:
        """End `follow` and every `wait`."""
        self._stop.set()
        self._changed.set()

    async def wait(self) -> AsyncIterator[int]:
        """The number of each change; 0 now and then while there is none."""
        while not self._stop.is_set():
            try:
                await asyncio.wait_for(self._changed.wait(), STILL_HERE_SECONDS)
            except TimeoutError:
                yield 0
            else:
                if not self._stop.is_set():
                    yield self._shelf.changes


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
