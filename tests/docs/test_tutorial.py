"""A reader who does what the tutorial says sees what the tutorial shows."""

import pytest

from docs.examples import TUTORIAL, blocks, commands, followed
from tests.house.files import ROOT

PAGE = (ROOT / TUTORIAL).read_text()
SHOWN = [command for block in blocks(PAGE, "console") for command in commands(block.text)]


def test_what_is_shown_is_what_its_commands_print() -> None:
    assert followed(PAGE) == PAGE, "run `make docs`, and read what has changed"


def test_the_last_check_finds_nothing() -> None:
    checks = [command.output for command in SHOWN if command.words[1] == "check"]
    assert checks[-1] == "No problems in 5 files."


@pytest.mark.parametrize(
    "code",
    ["missing-target", "yaml-syntax", "unset-fact", "unbounded-loop", "offer-before-settled"],
)
def test_the_mistakes_of_beginners_are_shown(code: str) -> None:
    assert any(f"[{code}]" in command.output for command in SHOWN)


def test_every_scripted_walk_comes_to_what_it_expects() -> None:
    [played] = [command.output for command in SHOWN if command.words[1] == "test"]
    assert played.endswith("walks came out as expected.")


def test_a_wrong_output_would_be_seen() -> None:
    page = "```console\n$ callguide check nowhere\nNo problems.\n```\n"
    assert "There is no folder or file nowhere" in followed(page)
