"""Differences in a terminal."""

import re

from renderers import diff_text
from tests.renderers.changes import between, nothing, reviewed
from tests.renderers.content import golden


def test_a_change_reads_as_a_person_found_it_good() -> None:
    assert diff_text.render(reviewed()) + "\n" == golden("change.txt")


def test_nothing_that_changed_is_told_in_a_line() -> None:
    assert diff_text.render(nothing()) == "No differences."


def test_a_condition_that_moves_nobody_says_so() -> None:
    condition = "'\"films\" in uses and speed >= 40'"
    rewritten = between((condition, "'speed >= 40 and \"films\" in uses'"))
    assert "The same customers go the same ways as before." in diff_text.render(rewritten)
    assert "the same ways" not in diff_text.render(reviewed())


def test_colour_adds_nothing_but_colour() -> None:
    coloured = diff_text.render(reviewed(), colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == diff_text.render(reviewed())


def test_no_words_write_to_the_terminal() -> None:
    hostile = "\\e[2J\\u202e"
    text = diff_text.render(between(("{label: Games}", f'{{label: "Games {hostile}"}}')))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<U+202E>" in text


def test_lines_fit_a_terminal_but_for_words_that_cannot_be_broken() -> None:
    assert max(map(len, diff_text.render(reviewed()).splitlines()[1:])) <= 100
