"""A reader who does what the page on reviewing says sees what it shows, and every key is told."""

import re

from docs.examples import REVIEWING, blocks, commands, followed
from renderers import diff_json
from tests.house.files import ROOT
from tests.renderers.changes import reviewed

PAGE = (ROOT / REVIEWING).read_text()
SHOWN = [command for block in blocks(PAGE, "console") for command in commands(block.text)]
KEYS = set(re.findall(r"`(\w+)`", "\n".join(re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE))))


def test_what_is_shown_is_what_its_commands_print() -> None:
    assert followed(PAGE) == PAGE, "run `make docs`, and read what has changed"


def test_customers_who_go_elsewhere_are_shown_with_a_walk() -> None:
    (shown,) = SHOWN
    assert "Customers who go elsewhere" in shown.output
    assert "such as: where=every, pressure=" in shown.output


def test_every_key_of_the_json_is_told() -> None:
    found = diff_json.as_data(reviewed())
    named = {"id", "title", "old_version", "new_version"}
    assert set(found) | set(found["guides"][0]) == KEYS | named
