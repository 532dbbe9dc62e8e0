"""The log of events: every step of every walk once, whatever is reloaded, repeated or prefetched.

An event's key is its walk and its place, which is a digest of the answers up to it. The same page
asked for twice is the same place, so nothing counts twice; and since a state holds the whole
road, what one request did not record the next one does.
"""

import json
import logging
import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from app.database import connect
from engine.events import Answered, Changed, Ended, Event, OfferShown, RoadChanged, WentBack
from engine.guide import End, Offer, Question
from engine.state import Answer
from engine.walk import Position

MOST_WAITING = 50_000
MOST_REMEMBERED = 100_000
_GROUP = 1000
_STOP = None

log = logging.getLogger("callguide.events")


class Row(NamedTuple):
    """One event as the table holds it."""

    walk: str
    place: str
    guide: str
    version: str
    channel: str
    kind: str
    step: str
    detail: str
    at: str


class EventLog:
    """Writes events from one thread that commits in groups; recording never waits."""

    def __init__(self, file: Path, clock: Callable[[], datetime]) -> None:
        self._file = file
        self._clock = clock
        self._waiting: queue.Queue[tuple[Row, ...] | None] = queue.Queue(MOST_WAITING)
        self._seen: dict[tuple[str, str], None] = {}
        self.fault = ""
        self._writer = threading.Thread(target=self._write, name="eventlog", daemon=True)
        self._writer.start()

    def record(self, position: Position, events: list[Event]) -> None:
        """Note what the walk has come to, and what has just happened."""
        seen = (position.origin.walk, place_of(position.answers))
        if seen in self._seen and not any(isinstance(each, _MOVES) for each in events):
            return
        self._remember(seen)
        at = self._clock().isoformat(timespec="seconds")
        try:
            self._waiting.put_nowait(tuple(_rows(position, events, at)))
        except queue.Full:
            self._fail("more events are waiting than can be written; the newest was lost")

    def _remember(self, seen: tuple[str, str]) -> None:
        self._seen[seen] = None
        if len(self._seen) > MOST_REMEMBERED:
            del self._seen[next(iter(self._seen))]

    def flush(self) -> None:
        """Wait until everything that was recorded is written."""
        self._waiting.join()

    def close(self) -> None:
        """Write what is waiting, and stop."""
        self._waiting.put(_STOP)
        self._writer.join()

    def _fail(self, fault: str) -> None:
        self.fault = fault
        log.error(fault)

    def _write(self) -> None:
        connection = connect(self._file)
        stopped = False
        while not stopped:
            group = [self._waiting.get()]
            while len(group) < _GROUP and not self._waiting.empty():
                group.append(self._waiting.get_nowait())
            stopped = _STOP in group
            self._commit(connection, [row for rows in group if rows for row in rows])
            for _ in group:
                self._waiting.task_done()
        connection.close()

    def _commit(self, connection: sqlite3.Connection, rows: list[Row]) -> None:
        try:
            with connection:
                connection.executemany(
                    "insert or ignore into events values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
                )
        except sqlite3.Error as error:
            self._fail(f"{len(rows)} events could not be written: {error}")


_MOVES = (WentBack, Changed, RoadChanged)


def place_of(answers: list[Answer]) -> str:
    """The digest of a history of answers."""
    return _digests(answers)[-1]


def _digests(answers: list[Answer]) -> list[str]:
    running = blake2b(digest_size=8)
    found = [running.hexdigest()]
    for answer in answers:
        running.update(repr(answer).encode())
        found.append(running.hexdigest())
    return found


def _rows(position: Position, events: list[Event], at: str) -> Iterator[Row]:
    """The rows of the whole walk up to here; those that are there already are left alone."""
    origin = position.origin
    places = _digests(position.answers)

    def row(place: str, kind: str, step: str, **detail: object) -> Row:
        told = json.dumps({key: value for key, value in detail.items() if value}, default=str)
        head = (origin.walk, place, origin.guide, origin.version, origin.channel)
        return Row(*head, kind, step, told, at)

    yield row(places[0], "started", position.guide.start)
    by_step = zip(position.answers, places[1:], strict=True)
    for answer, place in by_step:
        step = position.guide.steps.get(answer.step)
        hidden = isinstance(step, Question) and step.fact.sensitive and answer.how != "any-time"
        value = None if hidden else answer.value
        yield row(place, "answered", answer.step, value=value, how=answer.how)
    for event in (*_standing(position), *(each for each in events if isinstance(each, _MOVES))):
        yield row(places[-1], *_told(event))


def _standing(position: Position) -> Iterator[Event]:
    step = position.step
    if isinstance(step, Offer) and position.offered is not None:
        yield OfferShown(step.id, step.need.id, position.offered.id)
    if isinstance(step, End):
        yield Ended(step.id, step.outcome)


def _told(event: Event) -> tuple[str, str]:
    names = {
        OfferShown: "offer shown",
        Ended: "ended",
        WentBack: "went back",
        Changed: "changed",
        RoadChanged: "road changed",
        Answered: "answered",
    }
    return names[type(event)], event.step
