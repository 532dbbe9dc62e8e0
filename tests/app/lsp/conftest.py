"""The language server as an editor starts it, over a folder of guides that may be changed."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.terminal import make
from tests.engine.language.folders import FILES
from tests.house.files import ROOT
from tests.language_client import LanguageClient, client

COMMAND = [sys.executable, "-m", "app", "lsp"]


@pytest.fixture
def guides(tmp_path: Path) -> Path:
    """A folder of guides in which nothing is wrong."""
    return make(tmp_path / "trees", FILES)


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageClient]:
    """An editor, with one server for all folders that are opened in it."""
    with client(COMMAND, ROOT) as started:
        started.start(tmp_path_factory.mktemp("workspace"))
        yield started
