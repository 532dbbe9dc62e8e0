"""The days on which something of the content is valid."""

from datetime import date
from typing import NamedTuple


class Validity(NamedTuple):
    """A first and a last day, both included; None where that side is open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a day is one of them."""
        return not self.lapsed(day) and (self.first is None or self.first <= day)

    def lapsed(self, day: date) -> bool:
        """Whether the last day is over."""
        return self.last is not None and self.last < day

    @property
    def words(self) -> str:
        """The days as a person reads them; empty for any day."""
        since = f"from {self.first}" if self.first else ""
        until = f"until {self.last}" if self.last else ""
        return f"{since} {until}".strip()


ALWAYS = Validity()
"""Any day."""
