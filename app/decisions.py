"""Decisions on offers, each kept exactly once with what was shown, word for word."""

import sqlite3
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.database import connect
from engine.guide import Offer
from engine.page import Page
from engine.walk import Position


class Decisions:
    """Keeps what customers decided. A decision that is sent twice is kept once."""

    def __init__(self, file: Path, clock: Callable[[], datetime]) -> None:
        self._connection: sqlite3.Connection = connect(file)
        self._clock = clock
        self._lock = threading.Lock()

    def keep(self, before: Position, decision: str) -> None:
        """Keep the decision on the offer at which `before` stands. Raises sqlite3.Error."""
        step, product, origin = before.step, before.offered, before.origin
        offer = Page(before).offer
        if not isinstance(step, Offer) or product is None or offer is None:
            return
        occurrence = sum(passing.step is step for passing in before.road) + 1
        row = (
            *(origin.walk, step.id, occurrence, decision),
            *(origin.guide, origin.version, product.id, offer.disclosure),
            self._clock().isoformat(timespec="seconds"),
        )
        with self._lock, self._connection:
            self._connection.execute(
                "insert or ignore into decisions values (?, ?, ?, ?, ?, ?, ?, ?, ?)", row
            )

    def close(self) -> None:
        """Close the database."""
        self._connection.close()
