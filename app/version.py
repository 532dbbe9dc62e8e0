"""Which Callguide this is."""

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed


def version() -> str:
    """The version; empty where it runs from a folder without being installed."""
    try:
        return installed("callguide")
    except PackageNotFoundError:
        return ""
