"""A reader who does what the tutorial says sees what the tutorial shows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import library
from engine.rehearsal import rehearse
from tests.docs.blocks import Command, blocks, commands, printed, tidy, write
from tests.docs.merging import file_of, merged

TUTORIAL = "docs/tutorial.md"


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[tuple[Command, str]]]:
    """Every command of the tutorial with what it printed, after all that stands above it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("tutorial"))
        patch.setenv("COLUMNS", "80")
        yield list(follow())


def follow() -> Iterator[tuple[Command, str]]:
    for block in blocks(TUTORIAL, "yaml", "console"):
        if block.language == "yaml":
            name, part = file_of(block)
            before = Path(name).read_text() if Path(name).exists() else ""
            write(Path(), name, merged(before, part))
        else:
            for command in commands(block):
                yield command, printed(command)


def test_every_command_prints_what_is_shown(followed: list[tuple[Command, str]]) -> None:
    for command, output in followed:
        assert (command.line, output) == (command.line, tidy(command.output))


def test_the_last_check_finds_nothing(followed: list[tuple[Command, str]]) -> None:
    checks = [output for command, output in followed if command.words[1] == "check"]
    assert checks[-1] == "No problems in 5 files.\n"


@pytest.mark.usefixtures("followed")
def test_every_scripted_walk_comes_to_what_it_expects() -> None:
    found = library.load(Path("trees"))
    scripts = found.scripts["coffee-machine"]
    played = [rehearse(found.guide("coffee-machine"), script) for script in scripts]
    assert [each.name for each in played if each.differences] == []
    assert len(played) == 4
