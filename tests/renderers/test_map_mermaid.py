"""The map as a Mermaid flowchart."""

import re

import pytest

from renderers import map_mermaid
from tests.renderers.content import compiled, golden, renamed

LABEL = r'"(?:[^"#%&<>`\\;$]|#\d+;|<br/>)*"'
NODE = rf"\w+[\[\](){{}}/>]+{LABEL}[\[\](){{}}/]+(:::\w+)?"
EDGE = rf"\w+ -->(\|{LABEL}\|)? \w+"
STATEMENT = re.compile(rf"  ({NODE}|{EDGE}|classDef \w+ [\w:#,\- ]+)")


def test_the_map_reads_as_a_person_found_it_good() -> None:
    assert map_mermaid.render(compiled()) == golden("help.mmd")


@pytest.mark.parametrize(
    "text",
    [
        '"] --> x["',
        "end",
        "%%{init: {}}%%",
        "`**x**`",
        "<script>",
        "#quot;",
        "a\nb",
        "$$x$$",
        "|;|",
    ],
)
def test_no_words_break_out_of_their_place(text: str) -> None:
    lines = map_mermaid.render(renamed(compiled(), text)).splitlines()
    assert lines[0] == "flowchart LR"
    assert [line for line in lines[1:] if not STATEMENT.fullmatch(line)] == []
    assert len(lines) == len(golden("help.mmd").splitlines())
