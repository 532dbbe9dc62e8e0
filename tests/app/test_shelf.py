from pathlib import Path

import pytest

from app.shelf import Shelf
from engine.limits import Limits
from tests.app.content import LINE, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "trees")


@pytest.fixture
def shelf(folder: Path) -> Shelf:
    return Shelf(folder, Limits())


def save(folder: Path, text: str) -> None:
    (folder / "line" / "guide.yaml").write_text(text, "utf-8")


def test_a_good_save_is_served(shelf: Shelf, folder: Path) -> None:
    save(folder, LINE.replace("Slow line", "Slow internet"))
    shelf.reload()
    assert shelf.library.guides["line"].title == "Slow internet"
    assert shelf.changes == 1


@pytest.mark.parametrize(
    "broken",
    [
        LINE.replace("to: restart", "to: restrat"),
        "guide: line\n\tsteps",
        "",
        "\0",
        LINE.replace("start: devices", "start: nowhere"),
    ],
)
def test_a_broken_save_keeps_the_last_good_version(shelf: Shelf, folder: Path, broken: str) -> None:
    good = shelf.library.guides["line"]
    save(folder, broken)
    shelf.reload()
    assert shelf.library.guides["line"] is good
    assert shelf.problems_of(good)


def test_a_save_after_a_broken_one_is_served_without_problems(shelf: Shelf, folder: Path) -> None:
    save(folder, "guide: line")
    shelf.reload()
    save(folder, LINE)
    shelf.reload()
    assert not shelf.problems_of(shelf.library.guides["line"])


def test_a_guide_that_is_deleted_is_gone(shelf: Shelf, folder: Path) -> None:
    (folder / "line" / "guide.yaml").unlink()
    shelf.reload()
    assert list(shelf.library.guides) == ["staff"]


def test_a_folder_that_is_gone_changes_nothing(shelf: Shelf, folder: Path) -> None:
    good = shelf.library
    folder.rename(folder.with_name("moved"))
    with pytest.raises(OSError, match="not a folder"):
        shelf.reload()
    assert shelf.library is good


def test_a_folder_that_is_none_cannot_be_served(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="not a folder"):
        Shelf(tmp_path / "nothing", Limits())


def test_a_save_is_taken_ahead_as_it_would_be_with_all_the_rest(folder: Path) -> None:
    ahead, whole = Shelf(folder, Limits()), Shelf(folder, Limits())
    save(folder, LINE.replace("Slow line", "Slow internet"))
    assert ahead.take_ahead()
    whole.reload()
    assert ahead.library.guides["line"].version == whole.library.guides["line"].version
    assert ahead.library.guides.keys() == whole.library.guides.keys()
    assert ahead.library.problems == whole.library.problems
    assert ahead.library.bundle("line") == whole.library.bundle("line")


def test_what_is_taken_ahead_and_broken_keeps_the_last_good_version(
    shelf: Shelf, folder: Path
) -> None:
    good = shelf.library.guides["line"]
    save(folder, LINE.replace("to: restart", "to: restrat"))
    assert shelf.take_ahead()
    assert shelf.library.guides["line"] is good
    assert shelf.problems_of(good)
    save(folder, LINE)
    assert shelf.take_ahead()
    assert not shelf.problems_of(shelf.library.guides["line"])


def test_new_files_and_files_without_a_guide_are_not_taken_ahead(
    shelf: Shelf, folder: Path
) -> None:
    assert not shelf.take_ahead()
    write(folder, {"other/guide.yaml": LINE.replace("guide: line", "guide: other")})
    assert not shelf.take_ahead()
