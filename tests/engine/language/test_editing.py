"""Edits change what they name and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from engine.language.editing import Edit, applied, applied_to, lines_of
from engine.language.ranges import Range

TEXT = "one: 👍\r\ntwo: x\nthree: y\n"


def edit(line: int, column: int, length: int, text: str) -> Edit:
    return Edit(Range("f.yaml", line, column, length), text)


def test_several_edits_are_made_at_their_places() -> None:
    edits = [edit(2, 6, 1, "new"), edit(1, 1, 3, "first"), edit(3, 1, 0, "# a\n")]
    assert applied(TEXT, lines_of(TEXT), edits) == "first: 👍\r\ntwo: new\n# a\nthree: y\n"


def test_other_files_stay_as_they_are() -> None:
    files = {"f.yaml": TEXT.encode(), "g.yaml": b"x"}
    assert applied_to(files, [edit(2, 6, 1, "z")])["g.yaml"] == b"x"
    assert applied_to(files, []) == files


@given(st.text("ab\r\n👍é", max_size=40))
def test_edits_that_change_nothing_change_nothing(text: str) -> None:
    lines = lines_of(text)
    edits = [edit(number, 1, len(line), line) for number, line in enumerate(lines, 1)]
    assert applied(text, lines, edits) == text
