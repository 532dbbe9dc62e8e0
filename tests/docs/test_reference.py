"""The reference says what is enforced: its made parts are fresh, and nothing is left out."""

import re
from dataclasses import fields
from inspect import getmembers, isclass
from pathlib import Path

import pytest

from app.settings import Settings
from docs.examples import blocks
from docs.reference import PAGES, renewed
from docs.words import LIMITS, SETTINGS
from engine import model
from engine.limits import Limits
from tests.house.files import shown


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_every_made_part_is_fresh(page: Path) -> None:
    assert page.read_text() == renewed(page.read_text()), "run `make docs`"


def test_a_stale_part_would_be_seen() -> None:
    page = "<!-- make docs: functions -->\n| stale |\n<!-- end -->\n"
    assert "`known(fact)`" in renewed(page)


def test_every_shape_of_the_schema_is_in_the_reference() -> None:
    shapes = {
        name
        for name, each in getmembers(model, isclass)
        if issubclass(each, model.Shape) and each is not model.Shape
    }
    told = set(re.findall(r"make docs: keys (\w+)", PAGES[0].read_text()))
    assert told == shapes - {"WalksShape"}


def test_every_setting_and_limit_has_its_words() -> None:
    assert set(SETTINGS) == {each.name for each in fields(Settings)} - {"limits"}
    assert set(LIMITS) == {each.name for each in fields(Limits)}


def test_the_pages_of_reference_hold_no_example_that_nobody_runs() -> None:
    assert blocks(PAGES[0].read_text(), "console", "yaml") == []
