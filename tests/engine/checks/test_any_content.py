"""Whatever is done to content, it is checked to the end and every problem has a place."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from engine import library
from engine.checks import RULES
from engine.checks.example import files
from engine.problems import render

EXAMPLES = [each.passing for each in RULES if each.text]
JUNK = ["[]", "{}", "1", "true", "null", '"x"', "[a, b]", "{a: b}", '""', "2026-01-01", "-5", "x"]


@st.composite
def edited(draw: st.DrawFn) -> str:
    """An example with a few lines deleted, doubled, moved, cut off or given another value."""
    lines = draw(st.sampled_from(EXAMPLES)).split("\n")
    numbers = st.integers(0, len(lines) - 1)
    for _ in range(draw(st.integers(1, 3))):
        at, other = draw(numbers), draw(numbers)
        match draw(st.sampled_from(["delete", "double", "swap", "value", "indent", "cut"])):
            case "delete":
                lines[at] = ""
            case "double":
                lines[at] += "\n" + lines[other]
            case "swap":
                lines[at], lines[other] = lines[other], lines[at]
            case "value":
                lines[at] = re.sub(r": .*", f": {draw(st.sampled_from(JUNK))}", lines[at])
            case "indent":
                lines[at] = "  " + lines[at]
            case _:
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
    return "\n".join(lines)


@given(edited())
def test_content_is_checked_to_the_end_whatever_is_in_it(example: str) -> None:
    found = library.build(files(example), on=date(2027, 1, 1))
    for problem in found.problems:
        lines = found.sources[problem.file].lines
        assert 1 <= problem.line <= max(1, len(lines))
        assert problem.column >= 1
        assert problem.message
        assert problem.fix
        assert render(problem, lines[problem.line - 1] if lines else None)
    flawed = {each.file for each in found.problems if each.severity == "error"}
    assert not any(flawed.intersection(guide.files) for guide in found.guides.values())
