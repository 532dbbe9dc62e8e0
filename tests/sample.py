"""The sample content for tests: every guide, and a walk to each of its ends."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.settings import Settings
from engine import library, rehearsal
from engine.guide import NO_WAY_ON, End, Guide
from engine.library import Library
from engine.walk import Position
from tests.app.service import Service, served

TREES = Path(__file__).parents[1] / "trees"
GUIDES = sorted(path.parent.name for path in TREES.glob("*/guide.yaml"))

each_guide = pytest.mark.parametrize("id_", GUIDES)


@cache
def content() -> Library:
    """The sample content."""
    return library.load(TREES)


def ends(guide: Guide) -> list[str]:
    """The ends that a walk of a guide is meant to reach."""
    return [
        step.id for step in guide.steps.values() if isinstance(step, End) and step.id != NO_WAY_ON
    ]


def walks(id_: str) -> Mapping[str, Position]:
    """A walk to every end of a guide that its scripted walks reach, an agent's where one does."""
    guide = content().guides[id_]
    scripts = sorted(content().scripts[id_], key=lambda each: each.channel == "agent")
    positions = (rehearsal.rehearse(guide, script).position for script in scripts)
    return {each.step.id: each for each in positions if each and isinstance(each.step, End)}


@contextmanager
def serving(data: Path, trees: Path = TREES, **settings: Any) -> Iterator[Service]:
    """The application with the sample content."""
    with served(Settings(content=trees, data=data, **settings)) as running:
        yield running
