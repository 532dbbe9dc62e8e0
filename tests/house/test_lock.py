"""The lock files pin, with hashes, what pyproject.toml asks for, and say nothing else."""

import re
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.house.files import ROOT, pyproject

PIN = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; [^\\]+)? \\$")
LOCKS = [ROOT / "requirements.txt", ROOT / "requirements-dev.txt", ROOT / ".ci/bootstrap.txt"]


def pins(lock: Path) -> dict[str, Version]:
    found = filter(None, map(PIN.match, lock.read_text().splitlines()))
    return {match[1]: Version(match[2]) for match in found}


def unmet(asked: list[str], lock: Path) -> list[str]:
    """The requirements for which the lock holds no release, or one outside their range."""
    pinned = pins(lock)
    requirements = [Requirement(text) for text in asked]
    names = {requirement: canonicalize_name(requirement.name) for requirement in requirements}
    return [
        str(requirement)
        for requirement, name in names.items()
        if name not in pinned or pinned[name] not in requirement.specifier
    ]


def test_what_runs_is_locked() -> None:
    assert unmet(pyproject()["project"]["dependencies"], ROOT / "requirements.txt") == []


def test_what_tests_and_develops_is_locked() -> None:
    extras = pyproject()["project"]["optional-dependencies"]
    assert unmet([*chain(*extras.values())], ROOT / "requirements-dev.txt") == []


def test_what_sets_up_is_locked() -> None:
    groups = pyproject()["dependency-groups"]
    assert unmet(groups["bootstrap"], ROOT / ".ci/bootstrap.txt") == []


def test_developers_run_what_operators_run() -> None:
    assert pins(ROOT / "requirements.txt").items() <= pins(ROOT / "requirements-dev.txt").items()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_pins_and_hashes_alone(lock: Path) -> None:
    hashed = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")
    lines = lock.read_text().splitlines()
    assert [line for line in lines if not PIN.match(line) and not hashed.match(line)] == []


def test_every_range_has_both_ends() -> None:
    project = pyproject()["project"]
    asked = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    ends = {text: {spec.operator for spec in Requirement(text).specifier} for text in asked}
    assert {text for text, operators in ends.items() if operators != {">=", "<"}} == set()
