"""The contracts in pyproject.toml hold, and each would catch an import that it forbids."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.files import PACKAGES, ROOT, pyproject

LINT_IMPORTS = str(Path(sys.executable).with_name("lint-imports"))

# One breach for each contract: where it is planted, and the import.
BREACHES = {
    "house": ("engine/page.py", "import renderers"),
    "entrances": ("app/routes/service.py", "import app.main"),
    "engine": ("engine/problems.py", "import engine.page"),
    "circles": ("engine/source/scalars.py", "import engine.source.reading"),
    "yaml": ("engine/model.py", "import yaml"),
    "networkx": ("engine/guide.py", "import networkx"),
    "jinja2": ("renderers/__init__.py", "import jinja2"),
    "markup": ("renderers/page_json.py", "import nh3"),
    "seal": ("engine/walk.py", "import cryptography.fernet"),
    "stems": ("engine/finding/search.py", "import snowballstemmer"),
    "git": ("app/cli_diff.py", "import dulwich"),
    "lsp": ("app/cli.py", "import pygls"),
    "walking": ("engine/facts.py", "import pydantic"),
    "web": ("engine/page.py", "from starlette.requests import Request"),
    "pure": ("engine/state.py", "from time import monotonic"),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the packages and of the contracts, to plant things in."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [LINT_IMPORTS, "--no-cache", "--no-logo", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_contracts_hold(copy: Path) -> None:
    result = lint(copy)
    assert result.returncode == 0, result.stdout


def test_every_contract_has_a_breach_that_tries_it() -> None:
    contracts = pyproject()["tool"]["importlinter"]["contracts"]
    assert {contract["id"] for contract in contracts} == set(BREACHES)


@pytest.mark.parametrize(("contract", "file", "line"), [(k, *v) for k, v in BREACHES.items()])
def test_a_planted_breach_is_caught(copy: Path, contract: str, file: str, line: str) -> None:
    planted = copy / file
    planted.write_text(f"{planted.read_text()}\n{line}\n")
    result = lint(copy, "--contract", contract)
    assert result.returncode == 1
    assert "0 kept, 1 broken" in result.stdout
    assert planted.stem.removeprefix("__init__") in result.stdout
