"""The log of events: every step of every walk once, whatever is reloaded, repeated or prefetched.

An event's key is its walk, its kind and its place, which is a digest of the answers up to it. The
same page asked for twice is the same place, so nothing counts twice; and since a state holds the
whole road, what one request did not record the next one does.
"""

import logging
import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import msgspec

from app.database import connect
from engine.events import Changed, Event, RoadChanged, Told, Tried, WentBack
from engine.guide import End, Offer, Question
from engine.kinds import Kind
from engine.state import Answer
from engine.walk import Position

MOST_WAITING = 50_000
MOST_REMEMBERED = 100_000
SECONDS_TO_RETRY = 1.0
_GROUP = 1000
_STOP = None
_Moving = WentBack | Changed | RoadChanged | Told | Tried
_PRIVATE = (Kind.TEXT, Kind.LONG_TEXT, Kind.POSTCODE)
"""What is typed in a customer's own words is nobody's statistics."""

_encode = msgspec.msgpack.Encoder().encode
_json = msgspec.json.Encoder().encode

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
    """Writes events from one thread that commits in groups; recording never waits.

    `fault` says why events cannot be written at present; they wait, and are tried again.
    """

    def __init__(
        self, file: Path, clock: Callable[[], datetime], *, most_waiting: int = MOST_WAITING
    ) -> None:
        """Raises sqlite3.Error where the database cannot be used."""
        self._connection = connect(file)
        self._clock = clock
        self._waiting: queue.Queue[list[Row] | None] = queue.Queue(most_waiting)
        self._seen: dict[tuple[str, str], None] = {}
        self.fault = ""
        self._stopping = threading.Event()
        self._writer = threading.Thread(target=self._write, name="eventlog", daemon=True)

    def start(self) -> None:
        """Begin to write."""
        self._writer.start()

    def record(self, position: Position, events: list[Event]) -> None:
        """Note what the walk has come to, and what has just happened."""
        walk, public = position.origin.walk, [_public(position, each) for each in position.answers]
        encoded = [_encode(answer) for answer in public]
        told = [_encode(each) for each in (*position.origin.told, *position.origin.tried)]
        place = _digest(b"".join(encoded + told))
        moves = [each for each in events if isinstance(each, _Moving)]
        if (walk, place) in self._seen and not moves:
            return
        rows = _Rows(position, self._clock().isoformat(timespec="seconds"))
        if public and (walk, _digest(b"".join(encoded[:-1] + told))) in self._seen:
            noted = [rows.answered(_digest(b"".join(encoded)), public[-1])]
        else:
            noted = list(rows.road(public, encoded))
        noted += rows.here(place, moves)
        try:
            self._waiting.put_nowait(noted)
        except queue.Full:
            self._fail("more events wait than can be kept; the newest were left out")
        else:
            self._remember((walk, place))

    def _remember(self, seen: tuple[str, str]) -> None:
        self._seen[seen] = None
        if len(self._seen) > MOST_REMEMBERED:
            del self._seen[next(iter(self._seen))]

    def flush(self) -> None:
        """Wait until everything that was recorded is written."""
        self._waiting.join()

    def close(self) -> None:
        """Write what is waiting, and stop; what cannot be written now is said in the log."""
        self._stopping.set()
        if self._writer.is_alive():
            self._waiting.put(_STOP)
            self._writer.join()
        self._connection.close()

    def _fail(self, fault: str) -> None:
        if fault != self.fault:
            log.error(fault)
        self.fault = fault

    def _write(self) -> None:
        group: list[list[Row] | None] = []
        while _STOP not in group:
            group = [self._waiting.get()]
            while len(group) < _GROUP and not self._waiting.empty():
                group.append(self._waiting.get_nowait())
            self._commit([row for rows in group if rows for row in rows])
            for _ in group:
                self._waiting.task_done()

    def _commit(self, rows: list[Row]) -> None:
        """Write rows, trying again until it works or there is no time left."""
        while not self._insert(rows):
            if self._stopping.wait(SECONDS_TO_RETRY):
                if not self._insert(rows):
                    log.error("%d events were lost: %s", len(rows), self.fault)
                return

    def _insert(self, rows: list[Row]) -> bool:
        try:
            with self._connection as connection:
                connection.executemany(
                    "insert or ignore into events values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
                )
        except sqlite3.Error as error:
            self._fail(f"events cannot be written: {error}")
            return False
        self.fault = ""
        return True


def _public(position: Position, answer: Answer) -> Answer:
    """An answer without what nobody else may read; not even a digest of it is kept."""
    if answer.how == "any-time" or answer.value is None:
        return answer
    step = position.guide.steps.get(answer.step)
    if isinstance(step, Question) and (step.fact.sensitive or step.fact.kind in _PRIVATE):
        return Answer(answer.step, None, answer.how)
    return answer


def _digest(encoded: bytes) -> str:
    return blake2b(encoded, digest_size=8).hexdigest()


class _Rows:
    """Makes the rows of one walk."""

    def __init__(self, position: Position, at: str) -> None:
        self._position = position
        self._at = at

    def road(self, public: list[Answer], encoded: list[bytes]) -> Iterator[Row]:
        """The whole walk up to here; the rows that are there already are left alone."""
        yield self._row(_digest(b""), "started", self._position.guide.start)
        places = accumulate(encoded)
        for answer, place in zip(public, places, strict=True):
            yield self.answered(_digest(place), answer)

    def answered(self, place: str, answer: Answer) -> Row:
        """That a step was answered."""
        return self._row(place, "answered", answer.step, value=answer.value, how=answer.how)

    def here(self, place: str, moves: Sequence[_Moving]) -> Iterator[Row]:
        """What the walk stands at, and how it came here if not by an answer."""
        step, product = self._position.step, self._position.offered
        if isinstance(step, Offer) and product is not None:
            need = step.need.id
            yield self._row(place, "offer shown", step.id, need=need, product=product.id)
        if isinstance(step, End):
            yield self._row(place, "ended", step.id, outcome=step.outcome)
        for event in moves:
            dropped = getattr(event, "dropped", ())
            facts, steps = getattr(event, "facts", ()), getattr(event, "steps", ())
            where = self._position.step.id if isinstance(event, Told | Tried) else event.step
            told = {"facts": facts, "steps": steps, "dropped": dropped}
            yield self._row(place, _MOVES[type(event)], where, **told)

    def _row(self, place: str, kind: str, step: str, **detail: object) -> Row:
        origin = self._position.origin
        told = {key: value for key, value in detail.items() if value not in (None, "", ())}
        head = (origin.walk, place, origin.guide, origin.version, origin.channel)
        return Row(*head, kind, step, _json(told).decode() if told else "{}", self._at)


_MOVES: dict[type, str] = {
    WentBack: "went back",
    Changed: "changed",
    RoadChanged: "road changed",
    Told: "told",
    Tried: "tried",
}
