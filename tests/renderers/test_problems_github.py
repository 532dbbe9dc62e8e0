"""Problems as GitHub's runner reads them out of a log."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from renderers.problems_github import render
from tests.renderers.problems import EMOJI, MISSING, UNUSED, lines, named


def read(command: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner takes it apart: kind, properties, message."""
    assert command.startswith("::")
    head, _, message = command[2:].partition("::")
    kind, _, told = head.partition(" ")
    properties = dict(each.split("=", 1) for each in told.split(","))
    return kind, {name: unescaped(value) for name, value in properties.items()}, unescaped(message)


def unescaped(text: str) -> str:
    for sign, written in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        text = text.replace(written, sign)
    return text


def test_a_problem_is_one_command() -> None:
    at = MISSING.message
    assert render([MISSING], lines(), named) == (
        "::error file=trees/slow/guide.yaml,line=2,endLine=2,col=16,endColumn=21,"
        f'title=missing-target::{at}%0ADid you mean "measure"?'
        '%0Aalso: trees/slow/guide.yaml:1:3: the step "measure"\n'
    )


def test_the_walk_that_runs_into_it_is_told() -> None:
    problem = replace(MISSING, reached_by="which-devices=every, speed=48")
    _, _, message = read(render([problem], lines(), named)[:-1])
    assert "\nreached by: which-devices=every, speed=48\n" in message


def test_a_warning_is_a_warning() -> None:
    assert render([UNUSED], lines(), named).startswith("::warning file=")


def test_there_is_a_line_for_each_problem_and_none_for_none() -> None:
    assert render([MISSING, UNUSED], lines(), named).count("\n") == 2
    assert render([], lines(), named) == ""


def test_columns_are_counted_in_utf_16() -> None:
    problem = replace(MISSING, column=EMOJI[1].index("mesure") + 1)
    _, properties, _ = read(render([problem], lines(EMOJI), named))
    assert (properties["col"], properties["endColumn"]) == ("18", "23")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text("a,:%\r\n=.", min_size=1))
def test_no_text_and_no_file_breaks_out_of_the_command(message: str, file: str) -> None:
    written = render([replace(MISSING, message=message, file=file, also=())], lines(), named)
    assert written.count("\n") == 1
    assert "\r" not in written
    _, properties, told = read(written[:-1])
    assert properties["file"] == f"trees/{file}"
    assert told == f"{message}\n{MISSING.fix}"
