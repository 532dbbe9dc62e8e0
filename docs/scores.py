"""The table of how good the sample guides' own tests are, for `docs/scores.md`.

To work the scores out takes minutes. A row is kept for as long as its guide and its walks are those
that it was worked out for, which a short digest tells.
"""

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from app.cli_mutants import percent
from engine import library
from engine.library import Library
from engine.mutants import scored
from engine.rehearsal import covered, rehearse

TREES = Path(__file__).parents[1] / "trees"
PAGE = Path(__file__).parent / "scores.md"
HEAD = "| guide | walks | routes | mutants | noticed | score | of |\n"

_ROW = re.compile(r"^\| `([\w-]+)` \|.*\| `(\w+)` \|$", re.MULTILINE)


@cache
def content() -> Library:
    """The sample content."""
    return library.load(TREES)


def digest(id_: str) -> str:
    """What a row was worked out for: the guide as it is walked, and its walks."""
    files = [file.source.file for file in content().content.walks.get(id_, ())]
    told = [content().guides[id_].version.encode(), *(content().files[file] for file in files)]
    return hashlib.sha256(b"\0".join(told)).hexdigest()[:8]


def row(id_: str) -> str:
    """A guide's row, worked out."""
    guide, walks = content().guides[id_], content().scripts.get(id_, ())
    routes = covered(guide, (rehearse(guide, each) for each in walks)).routes
    found = scored(content(), id_)
    cells = (
        f"`{id_}`",
        f"{len(walks)}",
        f"{routes.taken} of {routes.total}",
        f"{found.total}",
        f"{found.killed}",
        percent(found),
        f"`{digest(id_)}`",
    )
    return f"| {' | '.join(cells)} |"


def kept(page: str) -> Mapping[str, str]:
    """The rows of a page by their guide and digest."""
    return {f"{match[1]} {match[2]}": match[0] for match in _ROW.finditer(page)}


def table() -> str:
    """The rows that still hold, and the others worked out anew."""
    known = kept(PAGE.read_text()) if PAGE.exists() else {}
    rows = [known.get(f"{id_} {digest(id_)}") or row(id_) for id_ in content().guides]
    return HEAD + "| --- | --- | --- | --- | --- | --- | --- |\n" + "".join(f"{x}\n" for x in rows)
