"""Content out of a git repository: whole repositories and those that are not, and hostile ones."""

from contextlib import closing
from pathlib import Path
from stat import S_IFDIR, S_IFLNK

import pytest
from dulwich.objects import S_IFGITLINK, Blob, Commit, ObjectID, Tree
from dulwich.refs import Ref
from dulwich.repo import Repo

from app.cli_output import CannotRun
from app.revisions import Revisions, Snapshot
from engine.limits import Limits
from tests.app.repository import WHO, commit, head, repository

GUIDE = {"trees/slow/guide.yaml": "guide: slow\n"}
LIMITS = Limits()


def at(folder: Path, revision: str, limits: Limits = LIMITS) -> Snapshot:
    with closing(Revisions(folder, limits)) as revisions:
        return revisions.at(revision)


def refusal(folder: Path, revision: str, limits: Limits = LIMITS) -> str:
    with pytest.raises(CannotRun) as refused:
        at(folder, revision, limits)
    return refused.value.message


def planted(repo: Repo, entries: list[tuple[bytes, int, ObjectID]]) -> str:
    """A commit of a tree that no work tree ever held; its `trees` folder has these entries."""
    inner, root = Tree(), Tree()
    for entry in entries:
        inner.add(*entry)
    root.add(b"trees", S_IFDIR, inner.id)
    made = Commit()
    made.tree, made.message = root.id, b"Planted"
    made.author = made.committer = WHO
    made.author_time = made.commit_time = 0
    made.author_timezone = made.commit_timezone = 0
    for each in (inner, root, made):
        repo.object_store.add_object(each)
    return made.id.decode()


def stored(repo: Repo, each: Blob | Tree) -> ObjectID:
    repo.object_store.add_object(each)
    return each.id


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = repository(tmp_path)
    commit(made, {**GUIDE, "README.md": "Read me.", "trees/notes.txt": "No content."})
    return made


@pytest.fixture
def trees(repo: Repo) -> Path:
    return Path(repo.path) / "trees"


def test_the_files_of_the_folder_are_read_as_they_were(repo: Repo, trees: Path) -> None:
    commit(repo, {"trees/slow/guide.yaml": "guide: slower\n"})
    assert at(trees, "HEAD~1").files == {"slow/guide.yaml": b"guide: slow\n"}
    assert at(trees, "HEAD").files == {"slow/guide.yaml": b"guide: slower\n"}


def test_a_revision_has_many_names(repo: Repo, trees: Path) -> None:
    id_ = head(repo).id
    repo.refs[Ref(b"refs/tags/v1")] = id_
    repo.refs[Ref(b"refs/heads/other")] = id_
    commit(repo, {"trees/slow/guide.yaml": "guide: slower\n"})
    short = id_.decode()[:8]
    for name in (id_.decode(), short, "v1", "other", "HEAD~1", "HEAD^", "refs/tags/v1"):
        assert at(trees, name).files == {"slow/guide.yaml": b"guide: slow\n"}


def test_names_may_go_on_from_a_short_id(repo: Repo, trees: Path) -> None:
    later = commit(repo, {"trees/slow/guide.yaml": "guide: slower\n"})
    assert at(trees, f"{later[:8]}~1").files == {"slow/guide.yaml": b"guide: slow\n"}


def test_what_is_not_committed_is_not_there(trees: Path) -> None:
    (trees / "slow" / "guide.yaml").write_text("guide: other\n")
    assert at(trees, "HEAD").files == {"slow/guide.yaml": b"guide: slow\n"}


def test_a_folder_that_is_gone_by_now_is_read_as_it_was(trees: Path) -> None:
    (trees / "slow" / "guide.yaml").unlink()
    (trees / "notes.txt").unlink()
    (trees / "slow").rmdir()
    trees.rmdir()
    assert at(trees, "HEAD").files


def test_a_bare_repository_is_read(tmp_path: Path, repo: Repo) -> None:
    bare = tmp_path / "bare.git"
    with closing(repo.clone(str(bare), mkdir=True, bare=True)):
        assert at(bare / "trees", "HEAD").files == {"slow/guide.yaml": b"guide: slow\n"}


def test_a_worktree_is_read(tmp_path: Path, repo: Repo) -> None:
    with closing(repo.worktrees.add(str(tmp_path / "beside"), branch="side")):
        assert (tmp_path / "beside" / ".git").is_file()
        assert at(tmp_path / "beside" / "trees", "side").files


def test_without_a_repository_it_says_what_else_can_be_compared(tmp_path: Path) -> None:
    assert "name two folders to compare" in refusal(tmp_path, "HEAD")


@pytest.mark.parametrize(
    "name",
    ["nope", "HEAD~9", "HEAD^7", "", "deadbeef", "@{99}", "a..b", "\x00", "--help", "~", "ü"],
)
def test_a_revision_that_is_not_there_is_refused(trees: Path, name: str) -> None:
    assert f'There is no revision "{name}".' in refusal(trees, name)


def test_a_repository_without_a_commit_has_no_revision(tmp_path: Path) -> None:
    repository(tmp_path)
    assert "There is no revision" in refusal(tmp_path / "trees", "HEAD")


def test_what_is_no_commit_is_refused(trees: Path) -> None:
    assert "names a tree" in refusal(trees, "HEAD:trees")


def test_a_folder_that_was_not_there_is_named(trees: Path) -> None:
    assert "there is no folder elsewhere" in refusal(trees.parent / "elsewhere", "HEAD")


def test_a_file_in_the_place_of_the_folder_is_no_folder(trees: Path) -> None:
    assert "there is no folder README.md" in refusal(trees.parent / "README.md", "HEAD")


def test_a_parent_that_a_shallow_clone_lacks_is_named_as_such(repo: Repo, trees: Path) -> None:
    first = head(repo)
    commit(repo, {"trees/slow/guide.yaml": "guide: slower\n"})
    repo.update_shallow({head(repo).id}, None)
    path = Path(repo.path) / ".git" / "objects" / first.id[:2].decode() / first.id[2:].decode()
    path.unlink()
    assert "The clone is shallow" in refusal(trees, "HEAD~1")


def test_a_blob_that_is_missing_is_told(repo: Repo, trees: Path) -> None:
    id_ = planted(repo, [(b"guide.yaml", 0o100644, ObjectID(b"1" * 40))])
    assert "is not whole" in refusal(trees, id_)


def test_a_broken_object_is_told(repo: Repo, trees: Path) -> None:
    tree = head(repo).tree
    path = Path(repo.path) / ".git" / "objects" / tree[:2].decode() / tree[2:].decode()
    path.chmod(0o644)
    path.write_bytes(b"not compressed")
    assert "is not whole" in refusal(trees, "HEAD")


def test_links_and_submodules_are_left_out_and_named(repo: Repo, trees: Path) -> None:
    link = stored(repo, Blob.from_string(b"../../secret.yaml"))
    id_ = planted(
        repo, [(b"link.yaml", S_IFLNK, link), (b"module", S_IFGITLINK, ObjectID(b"2" * 40))]
    )
    assert at(trees, id_) == Snapshot({}, ("link.yaml", "module"))


def test_hidden_files_are_passed_over_as_on_disk(repo: Repo, trees: Path) -> None:
    commit(repo, {"trees/.hidden/guide.yaml": "x", "trees/.x.yaml": "x"})
    assert list(at(trees, "HEAD").files) == ["slow/guide.yaml"]


def test_a_file_that_is_too_large_is_cut_where_the_reader_refuses_it(
    repo: Repo, trees: Path
) -> None:
    commit(repo, {"trees/slow/guide.yaml": "x" * 1000})
    assert len(at(trees, "HEAD", Limits(file_bytes=100)).files["slow/guide.yaml"]) == 101


def test_too_many_files_are_refused(repo: Repo, trees: Path) -> None:
    commit(repo, {f"trees/{each}.yaml": "x" for each in range(11)})
    assert "more than 10 files" in refusal(trees, "HEAD", Limits(files=10))


def test_a_tree_that_holds_itself_many_times_over_is_left_at_a_small_depth(
    repo: Repo, trees: Path
) -> None:
    blob = stored(repo, Blob.from_string(b"x"))
    inner = Tree()
    inner.add(b"guide.yaml", 0o100644, blob)
    for _ in range(20):
        outer = Tree()
        for name in b"abcdefghij":
            outer.add(bytes([name]), S_IFDIR, stored(repo, inner))
        inner = outer
    id_ = planted(repo, [(b"bomb", S_IFDIR, stored(repo, inner))])
    assert at(trees, id_).files == {}


def test_names_that_lead_out_of_the_folder_stay_names(repo: Repo, trees: Path) -> None:
    blob = stored(repo, Blob.from_string(b"x"))
    inner = Tree()
    inner.add(b"guide.yaml", 0o100644, blob)
    id_ = planted(repo, [(b"..", S_IFDIR, stored(repo, inner)), (b"\xff.yaml", 0o100644, blob)])
    assert list(at(trees, id_).files) == ["\ufffd.yaml"]


def test_reading_changes_nothing(repo: Repo, trees: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in Path(repo.path).rglob("*")}
    at(trees, "HEAD")
    assert {path: path.stat().st_mtime_ns for path in Path(repo.path).rglob("*")} == before


def test_a_content_folder_that_is_a_link_is_read_where_it_is(tmp_path: Path, repo: Repo) -> None:
    elsewhere = tmp_path.parent / f"{tmp_path.name}-link"
    elsewhere.symlink_to(Path(repo.path) / "trees")
    assert at(elsewhere, "HEAD").files
