"""The published versions of the guides, kept so that a deploy changes nothing for a call."""

import sqlite3
import zlib
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime

import msgspec
from anyio.to_thread import run_sync

from engine import library
from engine.guide import Guide
from engine.library import Files, Library
from engine.limits import Limits
from renderers.speech import speech

KEPT_READY = 64
"""How many former versions are kept compiled."""

_encode = msgspec.msgpack.encode
_decoder: msgspec.msgpack.Decoder[dict[str, bytes]] = msgspec.msgpack.Decoder(dict[str, bytes])


class Versions:
    """Keeps the files of every version that was ever served, and compiles former ones again."""

    def __init__(
        self, connection: sqlite3.Connection, limits: Limits, clock: Callable[[], datetime]
    ) -> None:
        self._connection = connection
        self._limits = limits
        self._clock = clock
        self._ready: OrderedDict[tuple[str, str], Guide | None] = OrderedDict()

    def publish(self, newest: Library) -> None:
        """Keep the present version of each guide of a library. Raises sqlite3.Error."""
        at = self._clock().isoformat(timespec="seconds")
        with self._connection:
            for guide in newest.guides.values():
                if self._packed(guide.id, guide.version) is None:
                    packed = zlib.compress(_encode(dict(newest.bundle(guide.id))))
                    self._connection.execute(
                        "insert or ignore into versions values (?, ?, ?, ?)",
                        (guide.id, guide.version, packed, at),
                    )

    async def get(self, guide: str, version: str) -> Guide | None:
        """A former version of a guide, or None where it was never kept or cannot be read."""
        key = (guide, version)
        if key not in self._ready:
            packed = self._packed(guide, version)
            if packed is None:
                return None
            self._ready[key] = await run_sync(self._compile, guide, version, packed)
            if len(self._ready) > KEPT_READY:
                self._ready.popitem(last=False)
        self._ready.move_to_end(key)
        return self._ready[key]

    def _packed(self, guide: str, version: str) -> bytes | None:
        row = self._connection.execute(
            "select files from versions where guide = ? and version = ?", (guide, version)
        ).fetchone()
        return row[0] if row is not None else None

    def _compile(self, guide: str, version: str, packed: bytes) -> Guide | None:
        files: Files = _decoder.decode(zlib.decompress(packed))
        found = library.build(files, self._limits, speak=speech).guides.get(guide)
        return found if found is not None and found.version == version else None
