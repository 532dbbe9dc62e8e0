"""The embedded database: one SQLite file in WAL mode, made on first use."""

import sqlite3
from pathlib import Path

_SCHEMA = """
create table if not exists versions (
    guide text not null,
    version text not null,
    files blob not null,
    seen text not null,
    primary key (guide, version)
) without rowid;

create table if not exists events (
    walk text not null,
    place text not null,
    guide text not null,
    version text not null,
    channel text not null,
    kind text not null,
    step text not null,
    detail text not null,
    at text not null,
    primary key (walk, place, kind)
) without rowid;
create index if not exists events_by_guide on events (guide, kind, at);

create table if not exists decisions (
    walk text not null,
    step text not null,
    occurrence integer not null,
    turn integer not null,
    decision text not null,
    guide text not null,
    version text not null,
    product text not null,
    shown text not null,
    at text not null,
    primary key (walk, step, occurrence, turn)
) without rowid;

create table if not exists notes (
    walk text not null,
    step text not null,
    words text not null,
    at text not null,
    primary key (walk, step)
) without rowid;
create index if not exists notes_by_age on notes (at);
"""


def connect(file: Path, *, durable: bool = False) -> sqlite3.Connection:
    """A connection to the database, its tables made where they are missing.

    What a `durable` connection has committed outlives a loss of power.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(file, timeout=10, check_same_thread=False)
    connection.execute("pragma journal_mode = wal")
    connection.execute(f"pragma synchronous = {'full' if durable else 'normal'}")
    connection.executescript(_SCHEMA)
    return connection
