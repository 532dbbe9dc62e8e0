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

_LAST = """
select turn, decision, product from decisions
where walk = ? and step = ? and occurrence = ? order by turn desc limit 1
"""


class Decisions:
    """Keeps what customers decided.

    A decision that is sent twice is kept once. A mind that is changed is another `turn` at the
    same occurrence of the offer, and the last turn is what holds.
    """

    def __init__(self, file: Path, clock: Callable[[], datetime]) -> None:
        self._connection: sqlite3.Connection = connect(file, durable=True)
        self._clock = clock
        self._lock = threading.Lock()

    def keep(self, before: Position, decision: str) -> None:
        """Keep the decision on the offer at which `before` stands. Raises sqlite3.Error."""
        step, product, origin = before.step, before.offered, before.origin
        offer = Page(before).offer
        assert isinstance(step, Offer), "a decision is made at an offer"
        assert product is not None, "an offer is of a product"
        assert offer is not None, "an offer is shown"
        occurrence = sum(passing.step is step for passing in before.road) + 1
        key = (origin.walk, step.id, occurrence)
        at = self._clock().isoformat(timespec="seconds")
        with self._lock, self._connection as connection:
            connection.execute("begin immediate")
            last = connection.execute(_LAST, key).fetchone() or (0, "", "")
            if last[1:] != (decision, product.id):
                told = (decision, origin.guide, origin.version, product.id, offer.disclosure, at)
                connection.execute(
                    "insert into decisions values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (*key, last[0] + 1, *told),
                )

    def close(self) -> None:
        """Close the database."""
        self._connection.close()
