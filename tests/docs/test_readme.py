"""The guide of the README is a guide, and becomes what the README shows."""

import re

from docs.examples import README, blocks, followed
from tests.house.files import ROOT

PAGE = (ROOT / README).read_text()


def test_what_is_shown_is_what_its_commands_print() -> None:
    assert followed(PAGE) == PAGE, "run `make docs`, and read what has changed"


def test_the_guide_has_no_more_lines_than_said() -> None:
    [guide] = blocks(PAGE, "yaml")
    assert len(guide.text.splitlines()) <= 20


def test_the_guide_passes_and_its_walk_ends() -> None:
    shown = [block.text for block in blocks(PAGE, "console")]
    assert "No problems" in shown[0]
    assert "HANDED OVER" in shown[-1]


def test_the_pictures_are_there_and_small() -> None:
    pictures = re.findall(r"\]\((docs/images/[^)]+)\)", PAGE)
    assert len(pictures) == 3
    assert all((ROOT / picture).stat().st_size < 150_000 for picture in pictures)
