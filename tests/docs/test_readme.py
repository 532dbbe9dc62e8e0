"""The guide of the README is a guide, and becomes what the README shows."""

import re
from pathlib import Path

import pytest

from tests.docs.blocks import Block, blocks, commands, printed, tidy, write
from tests.house.files import ROOT

README = "README.md"
GUIDE = "trees/cold-radiators/guide.yaml"


@pytest.fixture(autouse=True)
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The guide in its folder, as a reader copies it."""
    write(tmp_path, GUIDE, blocks(README, "yaml")[0].text)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")


def test_the_guide_has_no_more_lines_than_said() -> None:
    assert len(blocks(README, "yaml")[0].text.splitlines()) <= 20


@pytest.mark.parametrize("block", blocks(README, "console"), ids=lambda block: f"line {block.line}")
def test_every_command_prints_what_is_shown(block: Block) -> None:
    for command in commands(block):
        assert printed(command) == tidy(command.output)


def test_the_map_is_the_one_that_is_printed() -> None:
    [drawn] = blocks(README, "mermaid")
    told = re.search(r"`(callguide map [^`]*)`", (ROOT / README).read_text())
    assert told
    [command] = commands(Block("console", f"$ {told[1]}\n", drawn.line))
    assert printed(command) == tidy(drawn.text)


def test_the_pictures_are_there_and_small() -> None:
    pictures = re.findall(r"\]\((docs/images/[^)]+)\)", (ROOT / README).read_text())
    assert len(pictures) == 3
    assert all((ROOT / picture).stat().st_size < 150_000 for picture in pictures)
