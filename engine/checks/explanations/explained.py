"""What is said about a code."""

from typing import NamedTuple

from engine.limits import Limits


class Explained(NamedTuple):
    """A code, its text with the title as first line, and examples as `engine.checks.example`.

    `limits` are those under which the failing example is too much.
    """

    code: str
    text: str
    failing: str
    passing: str
    limits: Limits = Limits()
