"""`callguide new`: a guide to begin with, in which nothing is wrong."""

from pathlib import Path

import pytest

from engine import library
from engine.guide import End
from engine.rehearsal import rehearse
from tests.app.terminal import callguide, started


def test_a_new_guide_passes_every_check(tmp_path: Path) -> None:
    result = callguide("new", "lost-key", "--content", tmp_path / "trees")
    assert result.exit_code == 0
    checked = callguide("check", tmp_path / "trees")
    assert (checked.stdout, checked.exit_code) == ("No problems in 2 files.\n", 0)


def test_its_walks_go_as_they_say_and_reach_every_end(tmp_path: Path) -> None:
    callguide("new", "lost-key", "--content", tmp_path)
    content = library.load(tmp_path)
    guide = content.guides["lost-key"]
    rehearsals = [rehearse(guide, script) for script in content.scripts["lost-key"]]
    assert [each.differences for each in rehearsals] == [()] * len(rehearsals)
    reached = {each.position.step.id for each in rehearsals if each.position}
    ends = {step.id for step in guide.steps.values() if isinstance(step, End)}
    assert reached == {end for end in ends if not end.endswith("!")}


def test_it_says_where_it_is_and_how_to_walk_it(tmp_path: Path) -> None:
    result = callguide("new", "lost-key", "--content", tmp_path)
    command = f"callguide walk lost-key --content {tmp_path}"
    assert result.stdout == f"Made {tmp_path}/lost-key/guide.yaml. Walk it: {command}\n"


def test_it_can_be_walked_as_it_says(tmp_path: Path) -> None:
    assert started("new", "lost-key", folder=tmp_path).returncode == 0
    result = started("walk", "lost-key", folder=tmp_path, typed="question\nyes\n")
    assert "RESOLVED" in result.stdout
    assert result.returncode == 0


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    callguide("new", "lost-key", "--content", tmp_path)
    guide = tmp_path / "lost-key" / "guide.yaml"
    guide.write_text("mine")
    result = callguide("new", "lost-key", "--content", tmp_path)
    assert result.exit_code == 2
    assert "is there already, and stays as it is" in result.stderr
    assert guide.read_text() == "mine"


@pytest.mark.parametrize(
    ("id_", "hint"),
    [
        ("Lost Key!", "such as lost-key."),
        ("lost_key", "such as lost-key."),
        ("-x-", "such as x."),
        ("../x", "such as x."),
        ("x" * 65, f"such as {'x' * 64}."),
        ("ключ", "no hyphen first."),
        ("", "no hyphen first."),
    ],
)
def test_a_bad_id_is_answered_with_what_is_allowed(tmp_path: Path, id_: str, hint: str) -> None:
    result = callguide("new", "--content", tmp_path / "trees", "--", id_)
    assert result.exit_code == 2
    assert "write lower-case letters, digits and hyphens" in result.stderr
    assert result.stderr.endswith(f"{hint}\n")
    assert not (tmp_path / "trees").exists()


@pytest.mark.parametrize("id_", ["catalogue", "tables"])
def test_what_guides_share_is_no_guide(tmp_path: Path, id_: str) -> None:
    assert callguide("new", id_, "--content", tmp_path).exit_code == 2


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "trees").touch()
    result = callguide("new", "lost-key", "--content", tmp_path / "trees")
    assert result.exit_code == 2
    assert f"{tmp_path}/trees" in result.stderr
