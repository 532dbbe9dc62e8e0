"""Finds a walk on which a guide and one of its mutants differ, or proves that there is none.

The guide is given an end of its own where the two differ; the finder looks for a walk to it.
"""

from typing import Any, NamedTuple

from engine.content import GuideFile
from engine.library import Library
from engine.mutants.changes import Change, Data, Path, at, edited
from engine.mutants.compiling import compiled
from engine.witness import Finder, Goal

_PROBE = "probe-of-mutants"
_END = {"end": "resolved", "tell": "Here."}


class Verdict(NamedTuple):
    """A walk that would tell a mutant from its guide, if any was found.

    `same` where it is proved that no walk can.
    """

    walk: str = ""
    same: bool = False


def judged(library: Library, file: GuideFile, change: Change) -> Verdict:
    """Whether a walk could notice a change, and which."""
    data = file.source.data
    *above, key = change.path
    if not change.step or "check" in above or not isinstance(at(data, change.path), str | dict):
        return Verdict()
    if key == "when":
        old, new = at(data, change.path), change.edits[0][1]
        differ = f"(({old}) and not ({new})) or (not ({old}) and ({new}))"
        return _probed(library, file, _inserted(data, tuple(above), differ), exact=True)
    if isinstance(key, int) and len(change.edits) > 1:
        one, other = (value["when"] for _, value in change.edits)
        path = change.path
        return _probed(library, file, _inserted(data, path, f"({one}) and ({other})"), exact=True)
    if isinstance(key, int):
        when = at(data, change.path)["when"]
        return _probed(library, file, _inserted(data, change.path, when), exact=False)
    if isinstance(change.edits[0][1], str):
        return _probed(library, file, _edited(data, change.path, _PROBE), exact=False)
    return Verdict()


def _probed(library: Library, file: GuideFile, data: Data, *, exact: bool) -> Verdict:
    """A walk to the probe; where it is `exact`, mutant and guide are the same if there is none."""
    guide = compiled(library, file, data)
    if guide is None:
        return Verdict()
    found = Finder(guide).search(Goal(_PROBE))
    if found.witness is not None:
        return Verdict(found.witness.text)
    return Verdict(same=exact and found.ruled_out)


def _inserted(data: Data, path: Path, when: str) -> Data:
    """The data with a route to the probe before the one at a path."""
    *to_list, index = path
    routes = [*at(data, tuple(to_list))]
    routes.insert(int(index), {"when": when, "to": _PROBE})
    return _edited(data, tuple(to_list), routes)


def _edited(data: Data, path: Path, value: Any) -> Data:
    edits = ((path, value), (("steps", _PROBE), _END))
    return edited(data, Change("", path, "", edits))
