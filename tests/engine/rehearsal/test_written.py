"""Scripted walks as YAML: what is written is read as the same, by us and by others."""

from datetime import date
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from engine.model import ScriptShape, WalksShape
from engine.rehearsal import entry_text, walks_text
from engine.shapes import read_shape
from engine.source import read

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True)
DECIMALS = st.decimals(-1000, 1000, places=2)
SAID = st.one_of(
    TEXTS,
    st.integers(-1000, 1000),
    DECIMALS,
    st.booleans(),
    st.none(),
    st.lists(IDS, max_size=9).map(tuple),
    IDS.map(lambda id_: {"any-time": id_}),
)
SCRIPTS = st.fixed_dictionaries(
    {
        "name": TEXTS,
        "expect": st.fixed_dictionaries(
            {"end": IDS},
            optional={
                "outcome": st.sampled_from(["resolved", "stopped"]),
                "steps": st.lists(IDS, max_size=20),
                "refused": st.lists(st.fixed_dictionaries({"step": IDS, "answer": TEXTS})),
            },
        ),
    },
    optional={
        "on": st.dates(date(2000, 1, 1), date(2100, 1, 1)),
        "channel": st.just("self-service"),
        "facts": st.dictionaries(TEXTS, st.one_of(TEXTS, DECIMALS, st.booleans()), max_size=4),
        "answers": st.one_of(
            st.dictionaries(IDS, SAID, max_size=4),
            st.lists(st.dictionaries(IDS, SAID, min_size=1, max_size=1), min_size=1, max_size=6),
        ),
    },
).map(ScriptShape.model_validate)


def read_again(text: str) -> tuple[ScriptShape, ...]:
    found, problems = read_shape(WalksShape, read(text.encode(), "walks.yaml"))
    assert found is not None, problems
    return found.walks


@given(st.lists(SCRIPTS, min_size=1, max_size=3))
def test_what_is_written_is_read_as_the_same(scripts: list[ScriptShape]) -> None:
    assert list(read_again(walks_text(scripts))) == scripts


def script(**parts: object) -> ScriptShape:
    return ScriptShape.model_validate({"name": "n", "expect": {"end": "done"}} | parts)


@pytest.mark.parametrize(
    "said",
    ["yes", "No", "on", "null", "~", "10115", "04109", "1.5", "a: b", "# x", "- x", " x", "x "],
)
def test_a_text_that_looks_like_something_else_stays_a_text_for_other_readers(said: str) -> None:
    text = walks_text([script(answers={"which": said})])
    assert yaml.safe_load(text)["walks"][0]["answers"]["which"] == said


def test_an_entry_is_laid_out_as_a_person_would() -> None:
    steps = ["what-is-slow", "how-to-measure", "stand-beside-router", "measure", "restart-router"]
    walk = script(
        name="slow on the telephone line, and the plan is the limit",
        on=date(2027, 1, 31),
        facts={"customer.name": "Sample Name", "postcode": "04109", "speed": Decimal("4.50")},
        answers={"what-is-slow": "everything", "uses": ("calls", "games"), "measure": 3},
        expect={"end": "done", "outcome": "resolved", "steps": [*steps, "measure-again"]},
    )
    assert (
        entry_text(walk)
        == """\
  - name: slow on the telephone line, and the plan is the limit
    on: 2027-01-31
    facts: {customer.name: Sample Name, postcode: "04109", speed: 4.50}
    answers: {what-is-slow: everything, uses: [calls, games], measure: 3}
    expect:
      end: done
      outcome: resolved
      steps:
        [what-is-slow, how-to-measure, stand-beside-router, measure, restart-router, measure-again]
"""
    )


def test_no_line_is_wider_than_100_columns() -> None:
    answers = [{f"a-step-with-a-long-name-{at}": f"an-answer-{at}"} for at in range(20)]
    steps = [step for each in answers for step in each]
    text = walks_text([script(answers=answers, expect={"end": "done", "steps": steps})])
    assert max(map(len, text.splitlines())) <= 100


def test_comments_stand_at_the_top() -> None:
    text = walks_text([script()], ["Nobody can take these:", ""])
    assert text.startswith("# Nobody can take these:\n#\nwalks:\n")
