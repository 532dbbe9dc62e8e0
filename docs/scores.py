"""The table of how good the sample guides' own tests are, for `docs/scores.md`.

To work the scores out takes minutes. They are kept for as long as a guide and its walks are those
that they were worked out for, which a short digest tells. What walks take is looked at each time.
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
HEAD = "| guide | walks | routes | nobody can take | mutants | noticed | score | of |\n"

_ROW = re.compile(r"^\| `([\w-]+)` \|.*?((?: [\d%]+ \|){3}) `(\w+)` \|$", re.MULTILINE)


@cache
def content() -> Library:
    """The sample content."""
    return library.load(TREES)


def digest(id_: str) -> str:
    """What a row was worked out for: the guide as it is walked, and its walks."""
    files = [file.source.file for file in content().content.walks.get(id_, ())]
    told = [content().guides[id_].version.encode(), *(content().files[file] for file in files)]
    return hashlib.sha256(b"\0".join(told)).hexdigest()[:8]


def row(id_: str, score: str = "") -> str:
    """A guide's row; its score is worked out unless it is known."""
    guide, walks = content().guides[id_], content().scripts.get(id_, ())
    routes = covered(guide, (rehearse(guide, each) for each in walks)).routes
    cells = (f"`{id_}`", f"{len(walks)}", f"{routes.taken} of {routes.total}")
    counted = f"| {' | '.join(cells)} | {len(routes.impossible)} |"
    return f"{counted}{score or score_of(id_)} `{digest(id_)}` |"


def score_of(id_: str) -> str:
    """The cells about a guide's mutants, worked out."""
    found = scored(content(), id_)
    return f" {found.total} | {found.killed} | {percent(found)} |"


def kept(page: str) -> Mapping[str, str]:
    """The scores on a page by their guide and digest."""
    return {f"{match[1]} {match[3]}": match[2] for match in _ROW.finditer(page)}


def table() -> str:
    """The rows, with the scores that still hold; the others are worked out anew."""
    known = kept(PAGE.read_text()) if PAGE.exists() else {}
    rows = [row(id_, known.get(f"{id_} {digest(id_)}", "")) for id_ in content().guides]
    return HEAD + "| --- " * 8 + "|\n" + "".join(f"{x}\n" for x in rows)
