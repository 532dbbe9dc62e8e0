"""What is said about a code."""

from typing import NamedTuple


class Explained(NamedTuple):
    """A code, its text with the title as first line, and examples as `engine.checks.example`."""

    code: str
    text: str
    failing: str
    passing: str
