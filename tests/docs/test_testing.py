"""A reader who does what the page on testing says sees what it shows."""

from docs.examples import TESTING, blocks, commands, followed
from tests.house.files import ROOT

PAGE = (ROOT / TESTING).read_text()
SHOWN = [command for block in blocks(PAGE, "console") for command in commands(block.text)]


def test_what_is_shown_is_what_its_commands_print() -> None:
    assert followed(PAGE) == PAGE, "run `make docs`, and read what has changed"


def test_a_walk_that_comes_out_otherwise_is_shown() -> None:
    assert any(">>" in command.output for command in SHOWN)
