"""The sample content for tests: every guide, and a walk to each of its ends, found once."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.settings import Settings
from engine import library
from engine.library import Library
from engine.walk import Position
from tests.app.service import Service, served
from tests.exploring import walks_to_ends

TREES = Path(__file__).parents[1] / "trees"
GUIDES = sorted(path.parent.name for path in TREES.glob("*/guide.yaml"))

each_guide = pytest.mark.parametrize("id_", GUIDES)


@cache
def content() -> Library:
    """The sample content."""
    return library.load(TREES)


@cache
def walks(id_: str) -> Mapping[str, Position]:
    """A walk to every end of a guide. Raises NoWay."""
    return walks_to_ends(content(), content().guides[id_])


@contextmanager
def serving(data: Path, trees: Path = TREES, **settings: Any) -> Iterator[Service]:
    """The application with the sample content."""
    with served(Settings(content=trees, data=data, **settings)) as running:
        yield running
