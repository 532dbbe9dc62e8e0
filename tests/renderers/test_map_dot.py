"""The map in Graphviz's language."""

import re

import pytest

from renderers import map_dot
from tests.renderers.content import compiled, golden, renamed

STRING = r'"(?:[^"\\\n]|\\.)*"'
ATTRIBUTES = rf"\[[\w\s=,]*({STRING}[\w\s=,]*)*\]"
STATEMENT = re.compile(rf"  (graph|node|edge|{STRING}( -> {STRING})?)( {ATTRIBUTES})?;")


def test_the_map_reads_as_a_person_found_it_good() -> None:
    assert map_dot.render(compiled()) == golden("help.dot")


@pytest.mark.parametrize(
    "text", ['"]; x -> y; "', "\\", "\\N\\G", "a\nb\r\x00", "&lt; & <b>", "-- //"]
)
def test_no_words_break_out_of_their_place(text: str) -> None:
    lines = map_dot.render(renamed(compiled(), text)).splitlines()
    assert [line for line in lines[1:-1] if not STATEMENT.fullmatch(line)] == []
    assert len(lines) == len(golden("help.dot").splitlines())


def test_an_ampersand_is_an_ampersand() -> None:
    assert 'label="1 Subguide\\nA &amp;amp; B"' in map_dot.render(renamed(compiled(), "A &amp; B"))
