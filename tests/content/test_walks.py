"""Every scripted walk of the sample content comes out as expected, guide by guide."""

from functools import cache
from pathlib import Path

import pytest

from engine import library
from engine.library import Library
from engine.rehearsal import rehearse

TREES = Path(__file__).parents[2] / "trees"
GUIDES = sorted(path.parent.name for path in TREES.glob("*/guide.yaml"))


@cache
def content() -> Library:
    return library.load(TREES)


@pytest.mark.parametrize("id_", GUIDES)
def test_every_scripted_walk_comes_out_as_expected(id_: str) -> None:
    guide = content().drafts[id_]
    rehearsed = [rehearse(guide, script) for script in content().scripts[id_]]
    assert {each.name: each.differences for each in rehearsed if each.differences} == {}


@pytest.mark.parametrize("id_", GUIDES)
def test_scripted_walks_have_names_of_their_own(id_: str) -> None:
    names = [script.name for script in content().scripts[id_]]
    assert len(set(names)) == len(names)
