"""What agents note for themselves while they are in a call. Nobody else is shown any of it."""

import sqlite3
import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from app.database import connect

MOST_LETTERS = 4000
"""A note is cut off behind so many."""

CALL = ""
"""The step under which the note on the call as a whole is kept."""

NOTHING: Mapping[str, str] = MappingProxyType({})


class Notes:
    """Keeps the notes of walks by their steps, for as long as the walks can be gone on with.

    Most walks have none: which ones do is known without asking the database.
    """

    def __init__(self, file: Path, clock: Callable[[], datetime], kept: timedelta) -> None:
        self._connection: sqlite3.Connection = connect(file)
        self._clock = clock
        self._kept = kept
        self._lock = threading.Lock()
        self._walks: set[str] = set()
        with self._lock:
            self._forget()

    def of(self, walk: str) -> Mapping[str, str]:
        """The notes of a walk by step, that on the call under the empty one."""
        if walk not in self._walks:
            return NOTHING
        with self._lock:
            found = self._connection.execute(
                "select step, words from notes where walk = ?", (walk,)
            ).fetchall()
        return dict(found)

    def keep(self, walk: str, step: str, words: str) -> None:
        """Keep a note in place of the one before; without words there is none any more."""
        words = words.strip()[:MOST_LETTERS]
        with self._lock:
            with self._connection as connection:
                if words:
                    kept = (walk, step, words, self._clock().isoformat(timespec="seconds"))
                    connection.execute("insert or replace into notes values (?, ?, ?, ?)", kept)
                else:
                    gone = "delete from notes where walk = ? and step = ?"
                    connection.execute(gone, (walk, step))
            self._forget()

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def _forget(self) -> None:
        """Delete what is too old, and look which walks have notes."""
        before = (self._clock() - self._kept).isoformat(timespec="seconds")
        with self._connection as connection:
            connection.execute("delete from notes where at < ?", (before,))
        found = self._connection.execute("select distinct walk from notes")
        self._walks = {walk for (walk,) in found}
