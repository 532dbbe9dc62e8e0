"""The documentation leads somewhere: its links resolve, and the commands it names exist."""

import re
from pathlib import Path

import pytest

from tests.house.files import ROOT, project_files, shown

FENCE = re.compile(r"^(```+|~~~+).*?^\1\s*$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(<?([^)\s>]+)>?(?: \"[^\"]*\")?\)")
PAGES = project_files(".md")
FIRST_SCREEN = 40  # lines


def links(page: Path) -> list[str]:
    prose = FENCE.sub("", page.read_text())
    return [target for target in LINK.findall(prose) if not re.match(r"[a-z]+:", target)]


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, made the way that code hosts make them."""
    headings = re.findall(r"^#+ +(.+?)\s*$", FENCE.sub("", page.read_text()), re.MULTILINE)
    words = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {word.replace(" ", "-") for word in words}


def leads_nowhere(page: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    other = page.parent / path if path else page
    if not other.exists():
        return True
    return bool(anchor) and other.suffix == ".md" and anchor not in anchors(other)


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert [target for target in links(page) if leads_nowhere(page, target)] == []


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_every_make_target_named_exists(page: Path) -> None:
    named = set(re.findall(r"`?\bmake ([a-z]+)(?:`|$)", page.read_text(), re.MULTILINE))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert named <= targets


def test_the_first_screen_of_the_readme_has_the_two_commands() -> None:
    first_screen = (ROOT / "README.md").read_text().splitlines()[:FIRST_SCREEN]
    assert {"make run", "make test"} <= {line.partition("#")[0].strip() for line in first_screen}
