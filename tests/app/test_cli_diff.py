"""`callguide diff`: two revisions or folders, in three formats, and what the exit status tells."""

import json
from pathlib import Path

import pytest

from tests.app.repository import commit, repository
from tests.app.terminal import FILES, callguide, make, started
from tests.engine.diff.versions import OLD, files

FASTER = files(("speed >= 40'", "speed >= 60'"))
NOTED = files(("Canary, let", "Now let"))


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """A repository with two commits, and a third state of the content that is not committed."""
    repo = repository(tmp_path)
    commit(repo, {f"trees/{name}": text for name, text in OLD.items()})
    commit(repo, {f"trees/{name}": text for name, text in FASTER.items()})
    return make(tmp_path / "trees", NOTED)


def test_two_revisions_are_compared(trees: Path) -> None:
    result = callguide("diff", "HEAD~1", "HEAD", "--content", trees)
    assert result.stdout.startswith("1 guide changed: 1 walk now ends elsewhere, ")
    assert result.exit_code == 1


def test_one_revision_is_compared_with_the_folder_as_it_is(trees: Path) -> None:
    result = callguide("diff", "HEAD~1", "--content", trees)
    assert result.stdout.startswith("1 guide changed: 1 note changed, ")


def test_two_folders_are_compared_without_a_repository(tmp_path: Path) -> None:
    old, new = make(tmp_path / "old", OLD), make(tmp_path / "new", FASTER)
    result = callguide("diff", old, new)
    assert (
        result.stdout.splitlines()[0].endswith("elsewhere, none is lost."),
        result.exit_code,
    ) == (
        True,
        1,
    )


def test_nothing_that_changed_is_told_as_such(trees: Path) -> None:
    result = callguide("diff", "HEAD", "HEAD", "--content", trees)
    assert (result.stdout, result.exit_code) == ("No differences.\n", 0)


def test_a_note_for_agents_is_told_and_is_no_difference_to_customers(trees: Path) -> None:
    result = callguide("diff", "HEAD~1", "--content", trees)
    assert "note for the agent" in result.stdout
    assert result.exit_code == 0


def test_programs_get_json(trees: Path) -> None:
    result = callguide("diff", "HEAD~1", "HEAD", "--content", trees, "--format", "json")
    found = json.loads(result.stdout)
    assert found["headline"].startswith("1 guide changed: ")
    assert found["guides"][0]["walks"][0]["parts_at"] == "uses"


def test_a_pull_request_gets_markdown(trees: Path) -> None:
    result = callguide("diff", "HEAD~1", "HEAD", "--content", trees, "--format", "markdown")
    assert result.stdout.startswith("### 1 guide changed: ")
    assert result.stdout.count("<details>") == result.stdout.count("</details>") > 0


@pytest.mark.parametrize("name", ["nope", "", "HEAD~7"])
def test_what_cannot_be_compared_is_told_in_a_line(trees: Path, name: str) -> None:
    result = callguide("diff", "HEAD", name, "--content", trees)
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr.count("\n") == 1


def test_content_with_errors_is_compared_as_far_as_it_compiles(tmp_path: Path) -> None:
    old = make(tmp_path / "old", OLD)
    new = make(tmp_path / "new", files(("to: measure}", "to: mesure}")))
    result = callguide("diff", old, new)
    assert "Could not be compared, or not wholly" in result.stdout
    assert "! slow/guide.yaml:17, new version: " in result.stdout
    assert result.exit_code == 1


def test_links_in_a_revision_are_named(tmp_path: Path) -> None:
    repo = repository(tmp_path)
    make(tmp_path / "trees", FILES)
    (tmp_path / "trees" / "slow" / "link.yaml").symlink_to("guide.yaml")
    commit(repo, {f"trees/{name}": text for name, text in FILES.items()})
    repo.get_worktree().stage(["trees/slow/link.yaml"])
    commit(repo, {"README.md": "Read me."})
    result = callguide("diff", "HEAD", "--content", tmp_path / "trees")
    assert "slow/link.yaml, old version: It is a link or a submodule" in result.stdout


def test_it_runs_where_it_is_asked(trees: Path) -> None:
    result = started("diff", "HEAD~1", "HEAD", folder=trees.parent)
    assert (result.returncode, result.stderr) == (1, "")


def test_a_guides_own_folder_shows_its_own_differences_alone(trees: Path) -> None:
    (trees / "other").mkdir()
    (trees / "other" / "guide.yaml").write_text(OLD["slow/guide.yaml"].replace("slow", "other", 1))
    whole = callguide("diff", "HEAD~1", "--content", trees, "--format", "json")
    inside = callguide("diff", "HEAD~1", "--content", trees / "slow", "--format", "json")
    assert [each["id"] for each in json.loads(whole.stdout)["added"]] == ["other"]
    assert json.loads(inside.stdout)["added"] == []
    assert [each["id"] for each in json.loads(inside.stdout)["guides"]] == ["slow"]


def test_a_revision_without_guides_is_refused(tmp_path: Path) -> None:
    repo = repository(tmp_path)
    commit(repo, {"trees/notes.yaml": "a: 1"})
    make(tmp_path / "trees", OLD)
    result = callguide("diff", "HEAD", "--content", tmp_path / "trees")
    assert "there are no guides in" in result.stderr
    assert result.exit_code == 2


def test_a_map_marks_what_changed_since_a_revision(trees: Path) -> None:
    result = callguide("map", "slow", "--diff", "HEAD~1", "--content", trees)
    assert "what changed since HEAD~1" in result.stdout
    assert "is-changed" in result.stdout


def test_a_map_of_a_guide_that_was_not_there_is_new_as_a_whole(tmp_path: Path) -> None:
    staff = {"staff/guide.yaml": OLD["slow/guide.yaml"].replace("slow", "staff", 1)}
    old, new = make(tmp_path / "old", OLD), make(tmp_path / "new", {**OLD, **staff})
    result = callguide("map", "staff", "--diff", old, "--content", new)
    assert "+ New" in result.stdout
    assert "is-same" not in result.stdout.partition("</style>")[2]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["slow", "--diff", "HEAD", "--format", "dot"], "drawn as SVG alone"),
        (["nope", "--diff", "HEAD"], 'There is no guide "nope"'),
        (["slow", "--diff", "nope"], 'There is no revision "nope"'),
    ],
)
def test_a_map_of_what_changed_that_cannot_be_drawn_is_refused(
    trees: Path, words: list[str], told: str
) -> None:
    result = callguide("map", *words, "--content", trees)
    assert told in result.stderr
    assert result.exit_code == 2
