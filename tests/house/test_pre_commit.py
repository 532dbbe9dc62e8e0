"""pre-commit, in a repository of guides, installs Callguide and keeps bad commits out."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.terminal import FILES, make
from tests.house.files import PACKAGES, ROOT, project_files

NEEDED = (*PACKAGES, "LICENSE", "README.md", "pyproject.toml", ".pre-commit-hooks.yaml")
PRE_COMMIT = Path(sys.executable).with_name("pre-commit")
CONFIG = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - {{id: callguide-check, args: [guides]}}
      - {{id: callguide-test, args: [guides]}}
"""
WALKS = """\
walks:
  - name: the line is fast now
    answers: {which-devices: one, restart: ok, better: "yes"}
    expect: {end: fixed}
"""
GUIDES = {**FILES, "slow/walks/walks.yaml": WALKS}


def run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command as in a terminal of its own; what this process has of git stays out of it."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    env["PATH"] = f"{PRE_COMMIT.parent}:{env['PATH']}"
    env["PRE_COMMIT_HOME"] = str(folder.parent / "home")
    env["PIP_NO_COMPILE"] = "1"  # what is run three times need not be compiled ahead
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    who = ("-c", "user.name=Author", "-c", "user.email=author@example.org")
    return run(folder, "git", *who, *words)


def committed(folder: Path) -> str:
    """Make a repository of a folder; its first commit."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    assert git(folder, "commit", "--quiet", "--message", "Begin").returncode == 0
    return git(folder, "rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of guides, with our hooks installed as an author does it."""
    callguide = tmp_path_factory.mktemp("callguide") / "repository"
    for path in project_files():
        name = path.relative_to(ROOT)
        if name.parts[0] in NEEDED:
            (callguide / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, callguide / name)
    revision = committed(callguide)
    folder = tmp_path_factory.mktemp("authors") / "repository"
    make(folder / "guides", GUIDES)
    config = CONFIG.format(repository=callguide, revision=revision)
    (folder / ".pre-commit-config.yaml").write_text(config)
    committed(folder)
    made = run(folder, PRE_COMMIT, "install", "--install-hooks")
    assert made.returncode == 0, made.stdout + made.stderr
    return folder


def commit(folder: Path, name: str, old: str, new: str) -> subprocess.CompletedProcess[str]:
    """Commit everything with one text replaced, and take back what was not committed."""
    file = folder / "guides" / name
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))
    git(folder, "add", "--all")
    result = git(folder, "commit", "--message", "Change")
    git(folder, "reset", "--quiet", "--hard")
    return result


def test_a_good_guide_is_committed(repository: Path) -> None:
    result = commit(repository, "slow/guide.yaml", "Good to hear.", "That is good to hear.")
    assert result.returncode == 0, result.stderr
    assert result.stderr.count("Passed") == 2


def test_a_guide_with_a_problem_is_not(repository: Path) -> None:
    result = commit(repository, "slow/guide.yaml", "to: measure}", "to: mesure}")
    assert result.returncode == 1
    assert "guides/slow/guide.yaml:17:40: error [missing-target]" in result.stderr


def test_a_walk_that_ends_elsewhere_is_not(repository: Path) -> None:
    result = commit(repository, "slow/walks/walks.yaml", "end: fixed", "end: person")
    assert result.returncode == 1
    assert "callguide test" in result.stderr


def test_what_is_no_guide_is_not_looked_at(repository: Path) -> None:
    (repository / "notes.md").write_text("Notes.")
    git(repository, "add", "--all")
    result = git(repository, "commit", "--message", "Note")
    assert result.returncode == 0
    assert result.stderr.count("Skipped") == 2
