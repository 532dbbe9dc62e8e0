"""Follows a content folder while guides are being written."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path

from anyio.to_thread import run_sync
from watchfiles import awatch

from app.shelf import Shelf
from engine.library import Library

STILL_HERE_SECONDS = 15
SECONDS_TO_LOOK_AGAIN = 1.0
SECONDS_TO_REST = 0.8
"""After a save, so that pages are shown before the rest of the guides is checked."""

log = logging.getLogger("callguide.changes")


class Changes:
    """Takes the guides anew after each save, and lets pages wait for it."""

    def __init__(self, content: Path, shelf: Shelf) -> None:
        self._content = content
        self._shelf = shelf
        self._changed = asyncio.Event()
        self._stop = asyncio.Event()
        self._taking = asyncio.Lock()
        self._saves = 0
        self._rest: asyncio.Task[None] | None = None

    async def follow(self) -> None:
        """Watch the folder until `stop`."""
        while not self._stop.is_set():
            try:
                async for _ in awatch(self._content, stop_event=self._stop, step=50, debounce=100):
                    await self._take_anew()
            except FileNotFoundError:
                log.warning("%s is gone: looking for it again", self._content)
                await _pause(self._stop, SECONDS_TO_LOOK_AGAIN)
        if self._rest is not None:
            await self._rest

    async def _take_anew(self) -> None:
        """Take what was saved at once, and everything once nothing has been saved for a while."""
        self._saves += 1
        if await self._took(self._shelf.take_ahead):
            self._tell()
            self._rest = asyncio.create_task(self._take_the_rest(self._saves))
        else:
            await self._take_all()

    async def _take_the_rest(self, save: int) -> None:
        await _pause(self._stop, SECONDS_TO_REST)
        if save == self._saves and not self._stop.is_set():
            await self._take_all()

    async def _take_all(self) -> None:
        before = _seen(self._shelf.library)
        if await self._took(self._shelf.reload) and _seen(self._shelf.library) != before:
            self._tell()

    async def _took(self, take: Callable[[], object]) -> bool:
        """Whether something was taken; what keeps it from that is told."""
        try:
            async with self._taking:
                return bool(await run_sync(take))
        except OSError as error:
            log.warning("the guides could not be read: %s", error)
        except Exception:
            log.exception("the guides could not be taken anew; what was good before stays")
        return False

    def _tell(self) -> None:
        log.info("guides taken anew: %d problems", len(self._shelf.library.problems))
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


def _seen(library: Library) -> object:
    """What pages can show of a library."""
    versions = {id_: guide.version for id_, guide in library.guides.items()}
    return versions, {str(problem) for problem in library.problems}


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
