"""Problems: how they sort, what they suggest, and how they look in a terminal."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problems import Place, Problem, Severity, did_you_mean, render

MISSING = Problem(
    code="missing-target",
    severity=Severity.ERROR,
    message='There is no step "mesure".',
    fix='Did you mean "measure"?',
    file="slow-internet/guide.yaml",
    line=12,
    column=18,
    length=6,
    also=(Place("slow-internet/guide.yaml", 3, 5, 'the answer "every"'),),
)
LINE = "      every: {to: mesure}"


def carets(text: str) -> str:
    """What the carets stand under, in a terminal."""
    shown, underline = text.splitlines()[1:3]
    start, end = underline.index("^"), underline.rindex("^") + 1
    columns = "".join(char * columns_of(char) for char in shown)
    return columns[start:end]


def columns_of(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def test_problems_sort_by_file_line_column_and_code() -> None:
    places = [("a", 1, 9, "x"), ("a", 2, 1, "x"), ("a", 10, 1, "w"), ("a", 10, 1, "x")]
    problems = [
        replace(MISSING, file=file, line=line, column=column, code=code)
        for file, line, column, code in [*places, ("b", 1, 1, "a")]
    ]
    backwards = problems[::-1]
    assert sorted(backwards) == problems


def test_a_problem_as_a_dictionary_has_what_the_command_line_prints() -> None:
    assert MISSING.as_dict() == {
        "code": "missing-target",
        "severity": "error",
        "file": "slow-internet/guide.yaml",
        "line": 12,
        "column": 18,
        "message": 'There is no step "mesure".',
        "fix": 'Did you mean "measure"?',
        "reached_by": "",
    }


def test_a_walk_that_runs_into_a_problem_stands_before_the_fix() -> None:
    reached = replace(MISSING, reached_by="which-devices=every, speed=48")
    lines = render(reached, LINE).splitlines()
    assert lines[3:5] == [
        "  reached by: which-devices=every, speed=48",
        '  fix: Did you mean "measure"?',
    ]


@pytest.mark.parametrize(
    ("word", "candidates", "answer"),
    [
        ("mesure", ["measure", "fixed"], 'Did you mean "measure"?'),
        ("sya", ["ask", "say"], 'Did you mean "say"?'),
        ("which_devices", ["which-devices"], 'Did you mean "which-devices"?'),
        ("Fixed", ["fixed"], 'Did you mean "fixed"?'),
        ("device", ["device-check", "fixed"], 'Did you mean "device-check"?'),
        ("check-device", ["device-check"], 'Did you mean "device-check"?'),
        ("step-1", ["step-3", "step-2"], 'Did you mean "step-2" or "step-3"?'),
        ("ste", ["stem", "step", "stew", "stet"], 'Did you mean "stem", "step" or "stet"?'),
    ],
)
def test_near_names_are_suggested(word: str, candidates: list[str], answer: str) -> None:
    assert did_you_mean(word, candidates) == answer


@pytest.mark.parametrize(
    ("word", "candidates"),
    [("ask", ["goto", "say"]), ("fixed", []), ("fixed", ["fixed"]), ("--", ["??"]), ("", ["a"])],
)
def test_nothing_is_suggested_when_no_other_name_is_near(word: str, candidates: list[str]) -> None:
    assert did_you_mean(word, candidates) == ""


@given(st.text(), st.sets(st.text()))
def test_suggestions_do_not_depend_on_the_order_of_names(word: str, names: set[str]) -> None:
    assert did_you_mean(word, sorted(names)) == did_you_mean(word, sorted(names, reverse=True))


def test_a_problem_is_shown_with_its_line_its_fix_and_its_other_ends() -> None:
    assert render(MISSING, LINE).splitlines() == [
        'slow-internet/guide.yaml:12:18: error [missing-target] There is no step "mesure".',
        "   12 |       every: {to: mesure}",
        "      |                  ^^^^^^",
        '  fix: Did you mean "measure"?',
        '  also: slow-internet/guide.yaml:3:5: the answer "every"',
    ]


def test_without_a_source_line_there_are_no_carets() -> None:
    assert "^" not in render(MISSING, None)


@pytest.mark.parametrize(
    "line",
    [
        "  say: word",
        "\tsay:\tword",
        "日本語: word",
        "e\u0301: word",
        "x" * 400 + " word",
        "\u200dword",
    ],
)
def test_carets_stand_under_the_token(line: str) -> None:
    problem = replace(MISSING, column=line.index("word") + 1, length=4)
    assert carets(render(problem, line).replace("\u0301", "").replace("\u200d", "")) == "word"


def test_carets_are_as_wide_as_wide_characters() -> None:
    problem = replace(MISSING, column=6, length=2)
    assert render(problem, "say: 日本").splitlines()[2].endswith(" ^^^^")


def test_a_long_line_is_cut_around_the_token() -> None:
    problem = replace(MISSING, column=501, length=4)
    shown = render(problem, "a" * 500 + "word" + "b" * 500).splitlines()[1]
    assert len(shown) < 120
    assert shown.startswith("   12 | …")
    assert shown.endswith("…")


@pytest.mark.parametrize("column", [1, 26, 9999])
def test_a_column_behind_the_line_still_has_a_caret(column: int) -> None:
    assert render(replace(MISSING, column=column), LINE).count("^") >= 1


@given(st.text(), st.text(), st.integers(1, 300), st.integers(1, 300))
def test_no_control_character_reaches_the_terminal(
    line: str, name: str, column: int, length: int
) -> None:
    problem = replace(MISSING, message=name, fix=name, file=name, column=column, length=length)
    shown = render(problem, line)
    assert shown.count("\n") == 4
    assert all(char.isprintable() or char in "\n\u200c\u200d" for char in shown)


def test_an_escape_sequence_is_made_visible() -> None:
    assert "␛[31m" in render(replace(MISSING, message="\x1b[31m"), None)


@pytest.mark.parametrize("severity", list(Severity))
def test_colours_change_nothing_but_the_colours(severity: Severity) -> None:
    problem = replace(MISSING, severity=severity)
    coloured = render(problem, LINE, colour=True)
    plain = render(problem, LINE)
    assert coloured != plain
    for code in ("\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[36m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain
