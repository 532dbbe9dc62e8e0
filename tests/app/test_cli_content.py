"""Which folder of guides a path means, and which part of it."""

from pathlib import Path

import pytest

from app.cli_content import Named, Part, locate
from app.cli_output import CannotRun
from engine.problems import Place, Problem, Severity
from tests.app.terminal import make


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("", ""),
        ("slow", "slow"),
        ("slow/guide.yaml", "slow/guide.yaml"),
        ("slow/walks", "slow/walks"),
        ("catalogue", "catalogue"),
        ("catalogue/plans.yaml", "catalogue/plans.yaml"),
        ("slow/../catalogue", "catalogue"),
    ],
)
def test_a_path_is_a_folder_of_guides_or_a_part_of_one(
    tmp_path: Path, name: str, inside: str
) -> None:
    make(tmp_path)
    (tmp_path / "slow" / "walks").mkdir()
    assert locate(tmp_path / name) == Part(tmp_path, inside)


def test_a_catalogue_alone_is_content_too(tmp_path: Path) -> None:
    (tmp_path / "catalogue").mkdir()
    assert locate(tmp_path) == Part(tmp_path)


@pytest.mark.parametrize("name", ["", "notes", "notes/a.txt"])
def test_other_folders_are_none(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").touch()
    with pytest.raises(CannotRun, match="holds no guides"):
        locate(tmp_path / name)


def test_a_part_holds_what_is_below_it_and_nothing_beside_it() -> None:
    part = Part(Path("trees"), "slow")
    assert part.holds("slow/guide.yaml")
    assert not part.holds("slow-too/guide.yaml")
    assert Part(Path("trees")).holds("slow-too/guide.yaml")


def test_both_ends_of_a_problem_are_named_as_they_can_be_opened() -> None:
    also = (Place("tables/t.yaml", 1, 1, "the table"),)
    problem = Problem("c", Severity.ERROR, "M.", "F.", "slow/guide.yaml", 1, 2, also=also)
    named = Named(Path("trees"), Path.cwd() / "trees").problem(problem)
    assert named.file == "trees/slow/guide.yaml"
    assert named.also[0] == Place("trees/tables/t.yaml", 1, 1, "the table")
