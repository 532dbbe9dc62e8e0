"""Two versions of a small folder of content, the second made from the first by replacing texts."""

from collections.abc import Mapping

from engine import library
from engine.diff import Change, Differences, GuideDifferences, compare
from engine.library import Library
from tests.app.terminal import FILES

WALKS = """\
walks:
  - name: the line is the limit
    facts: {household: 3}
    answers: {which-devices: every, measure: 45, uses: [films]}
    expect: {end: faster}
  - name: it is one device
    answers: {which-devices: one, better: "yes"}
    expect: {end: fixed}
  - name: nothing helps
    answers: [{which-devices: one}, {better: "no"}, {better: "no"}]
    expect: {end: person}
"""
OLD: Mapping[str, str] = {**FILES, "slow/walks/walks.yaml": WALKS}
Replaced = tuple[str, str]


def files(*changes: Replaced, old: Mapping[str, str] = OLD) -> dict[str, str]:
    """The content with each text replaced by another; every one must be there."""
    new = dict(old)
    for before, after in changes:
        holders = [name for name, text in new.items() if before in text]
        assert holders, before
        new |= {name: new[name].replace(before, after) for name in holders}
    return new


def between(*changes: Replaced, old: Mapping[str, str] = OLD) -> Differences:
    """What the content and the same with some texts replaced differ in."""
    return versions(old, files(*changes, old=old))


def versions(old: Mapping[str, str], new: Mapping[str, str]) -> Differences:
    """What two folders differ in."""
    return compare(built(old), built(new))


def built(texts: Mapping[str, str]) -> Library:
    """The library of a folder with these files."""
    return library.build({name: text.encode() for name, text in texts.items()})


def guide(*changes: Replaced) -> GuideDifferences:
    """What differs in the one guide that does."""
    (found,) = between(*changes).guides
    return found


def told(change: Change) -> tuple[str, str, str]:
    """What became of which thing."""
    return change.what, change.sign, change.id
