"""What the tests of the application share: one that serves a small folder of guides."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings import Settings
from tests.app.content import write
from tests.app.service import Service, served


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of an installation of its own."""
    return Settings(content=write(tmp_path / "trees"), data=tmp_path / "data")


@pytest.fixture
def service(settings: Settings) -> Iterator[Service]:
    """The application, running."""
    with served(settings) as running:
        yield running


@pytest.fixture(scope="session")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """One application for all tests that leave nothing behind which another could stumble over."""
    folder = tmp_path_factory.mktemp("standing")
    with served(Settings(content=write(folder / "trees"), data=folder / "data")) as running:
        yield running
