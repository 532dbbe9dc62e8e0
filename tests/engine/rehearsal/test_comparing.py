"""Both roads of a scripted walk side by side."""

from engine.rehearsal import Row
from tests.engine.rehearsal.test_playing import played


def differing(rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    return [(row.expected, row.actual) for row in rows if row.differs]


def test_steps_that_are_the_same_stand_beside_each_other() -> None:
    expect = {"end": "end", "steps": ["which", "again", "wait"]}
    rows = played({"which": "a", "again": "done"}, expect=expect).rows
    assert Row("which = a", "which = a") in rows
    assert Row("again = done", "again = done") in rows
    assert differing(rows) == [("", "wait"), ("wait", "")]


def test_a_walk_that_comes_out_as_expected_has_no_rows() -> None:
    assert played({"which": "b", "again": "done"}).rows == ()


def test_steps_that_are_not_expected_by_name_do_not_differ() -> None:
    rows = played({"which": "a", "again": "done"}, expect={"end": "stopped"}).rows
    assert Row("", "wait") in rows
    assert differing(rows) == [("end: stopped", "end: end")]


def test_an_answer_that_was_never_asked_for_differs() -> None:
    rows = played({"which": "b", "wait": None, "again": "done"}).rows
    assert differing(rows) == [("wait = (left empty)", "")]


def test_an_answer_that_was_refused_stands_at_the_end_of_the_actual_road() -> None:
    rows = played({"which": "c"}).rows
    assert rows[-1] == Row("", "refused: Choose one of the answers.", differs=True)


def test_the_outcome_is_compared_where_it_is_expected() -> None:
    rows = played({"which": "b", "again": "done"}, expect={"end": "end", "outcome": "stopped"}).rows
    assert differing(rows) == [("end: end, stopped", "end: end, resolved")]
