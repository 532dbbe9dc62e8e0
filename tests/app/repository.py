"""Real git repositories for tests, made without git."""

from collections.abc import Mapping
from pathlib import Path

from dulwich.objects import Commit
from dulwich.repo import Repo

WHO = b"An Author <author@example.invalid>"


def repository(folder: Path) -> Repo:
    """A new repository, without any commit."""
    folder.mkdir(parents=True, exist_ok=True)
    return Repo.init(folder)


def commit(repo: Repo, files: Mapping[str, str | bytes], message: str = "Change") -> str:
    """Commit these files beside those that are there; the commit's id."""
    for name, text in files.items():
        file = Path(repo.path) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
    worktree = repo.get_worktree()
    worktree.stage(list(files))
    id_ = worktree.commit(message.encode(), committer=WHO, author=WHO)
    return id_.decode()


def removed(repo: Repo, *names: str) -> str:
    """Commit the tree without these files; the commit's id."""
    for name in names:
        (Path(repo.path) / name).unlink()
    worktree = repo.get_worktree()
    worktree.stage(list(names))
    return worktree.commit(b"Remove", committer=WHO, author=WHO).decode()


def head(repo: Repo) -> Commit:
    """The newest commit."""
    found = repo[repo.head()]
    assert isinstance(found, Commit)
    return found
