"""Whatever somebody has typed so far, an editor gets an answer."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.language.completing import proposals
from engine.language.cursor import cursor_at
from engine.language.describing import description
from engine.language.folder import Folder
from engine.language.mending import mendings
from engine.language.outline import entries_of
from engine.language.renaming import CannotRename, renamed
from engine.library import build
from engine.problems import Mark
from engine.source import read
from tests.engine.language.folders import FILES

PIECES = [
    "",
    "{",
    "}",
    "[",
    "]",
    ": ",
    "- ",
    "\n",
    '"',
    "'",
    "x",
    "3",
    "null",
    "|",
    "#",
    "\n  ",
    ",",
]


@st.composite
def typed(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    """The files, one of them with a few pieces put in or put in the place of others."""
    file = draw(st.sampled_from(sorted(FILES)))
    text = FILES[file]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.sampled_from([0, 0, 1, 7, 30]))
        text = text[:start] + draw(st.sampled_from(PIECES)) + text[end:]
    return file, {**FILES, file: text}


@settings(max_examples=60)
@given(typed(), st.data())
def test_nothing_that_is_asked_is_too_odd(
    written: tuple[str, dict[str, str]], data: st.DataObject
) -> None:
    file, files = written
    folder = Folder({name: read(text.encode(), name) for name, text in files.items()})
    for name in folder.sources:
        for mention in folder.mentions_in(name):
            assert folder.range(mention).file == name
    lines = files[file].split("\n")
    line = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[line])))
    cursor = cursor_at(lines, line, column)
    proposals(folder, file, cursor, folder.sources[file].data)
    folder.meant(file, cursor)
    entries_of(folder.sources[file])
    named = folder.at(file, Mark(line + 1, column + 1))
    if named is not None:
        description(folder, named[0].symbol)
        try_to_rename(folder, file, Mark(line + 1, column + 1))


def try_to_rename(folder: Folder, file: str, mark: Mark) -> None:
    named = folder.at(file, mark)
    assert named is not None
    with suppress(CannotRename):
        assert renamed(folder, named[0].symbol, "zz-new")


@settings(max_examples=30)
@given(typed())
def test_every_problem_is_mended_or_left_alone(written: tuple[str, dict[str, str]]) -> None:
    library = build({name: text.encode() for name, text in written[1].items()})
    for problem in library.problems:
        for fix in mendings(problem, library.sources[problem.file]):
            assert fix.edits
