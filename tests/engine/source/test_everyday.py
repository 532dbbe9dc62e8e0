"""The quick way of reading YAML, which must agree with the parser wherever it gives an answer."""

from collections.abc import Iterator

from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.source import Data, Path, everyday
from engine.source.decoding import Text
from engine.source.events import Parsed, parse
from engine.source.outline import Outline
from engine.source.positions import Positions

DEPTH = 6


def part(text: str, depth: int) -> dict[str, Data] | None:
    parsed = parse(text, depth=depth, problems=1)
    return None if parsed.findings else parsed.data


def no_part(text: str, depth: int) -> dict[str, Data] | None:
    raise AssertionError((text, depth))


def positions(text: str) -> Positions:
    return parse(text, depth=DEPTH + 2, problems=1).positions


def paths(data: Data, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    if isinstance(data, dict):
        for key, value in data.items():
            yield from paths(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from paths(value, (*path, index))


def assert_same_place(text: str, outline: Outline, parsed: Parsed, path: Path) -> None:
    whole = Text(text)
    for key in (False, True):
        start, end = parsed.positions.find(path, key=key)
        expected = whole.mark(start), whole.length(start, end)
        assert outline.find(path, whole.lines, positions, key=key) == expected


INDENTATIONS = st.sampled_from(["", "  ", "    ", "      ", " ", "   "])
DASHES = st.sampled_from(["", "", "", "- ", "-   ", "- - "])
KEYS = st.sampled_from(["a: ", "b: ", "c:", "d: ", "a-b/c: ", "12: ", ""])
SCALARS = [
    *("x", "two words", "true", "~", "12", "-0.5", "it's", "a:b", "what?", "10:30", "a #b", "é"),
    *('"q"', "'q'", '"q', '"q" r', "'q' # c", '"a\\n"', "# c", "|", ">", "|-", ">-", "|+", "a: b"),
    *("&a x", "*a", "!t x", "@", "- x", "-", "?", "%", "<<", "="),
]
FLOWS = [
    *("{}", "[]", "{a: b}", "{a: b, c: 1}", "{a: b, a: c}", "{a: b, c: 'd', e: 0.5, f: g}"),
    *("[a, b]", "[a, 'b'] # c", "[a, b]# c, d]", "[{a: b}, c]", "{a: [b, {c: d}]}", "[a: b]"),
    *("{a: b", "[a", "{a: b}}", "{a: b} c", "{a, b}", "{a: b, }", "{ a: b }", "[ a , b ]", "[a]]"),
]
VALUES = st.sampled_from([*SCALARS, *FLOWS, "", ""])
LINES = st.tuples(INDENTATIONS, DASHES, KEYS, VALUES).map("".join)
BLANKS = st.sampled_from(["", "  ", "       ", "# c", "    # c", "...", "---", "\t", "x\ty"])
ENDINGS = st.sampled_from(["", "\n", "\n\n", "\r\n"])
TEXTS = st.tuples(st.lists(LINES | LINES | BLANKS, max_size=9).map("\n".join), ENDINGS).map("".join)
FLOW_PIECES = st.lists(
    st.sampled_from(
        [*("{", "}", "[", "]", ", ", ",", ": ", ":", "a", "b: ", " ", "'x'", '"', "#")]
    ),
    max_size=12,
).map(lambda pieces: "a: " + "".join(pieces))


@settings(max_examples=300)
@given(TEXTS | FLOW_PIECES)
@example("a:\n  - |-\n    '\n     \nz: 1\n")
@example("a: [b] # c, d]")
@example("- a: {b: c}")
@example("a:\n- b\n-   c: d\n    e: f\nz: 1")
@example("a: b\n# c\n  d\n")
@example("a: |\n   b\n  c\n")
@example("a:\n  b:\n- c\n")
@example("a: {b: {c: {d: {e: {f: g}}}}}")
@example("a: {b: {c: {d: {e: {f: {g: h}}}}}}")
@example("a:\n  b:\n    c:\n      d:\n        e:\n          f:\n            g: h\n")
@example("a: [b]]")
@example("---\na: b\n")
@example("a: b\r\nc: >\r\n  d\r\n  e\r\nf: g")
@example("a: {b: [c, {d: e}]}\n")
@example("a:\n  - b\n  - [c, d]\n  - e: f\n    g: h\n")
@example("a: [b}")
@example("a: [b c: d]")
@example("a: [b: c]")
@example("a: {b: [c], b: [d]}")
@example("a: {b: c, b: d, e: f}")
@example("a: {b: c, d: e, f: g}")
@example("a: >\n  b\n   c\n  d\n")
@example("a: |\n\n")
@example("a:\n  b\n")
@example("- a\n")
def test_it_agrees_with_the_parser(text: str) -> None:
    outline = everyday.read(text, DEPTH, part)
    parsed = parse(text, depth=DEPTH, problems=100)
    if outline:
        assert parsed.whole
        assert parsed.findings == []
        assert repr(outline.data) == repr(parsed.data)
        for path in [*paths(outline.data), ("nothing",), ("a", "nothing"), ("a", 7, "b")]:
            assert_same_place(text, outline, parsed, path)


def test_it_needs_no_parser_for_what_guides_are_mostly_made_of() -> None:
    text = """\
# A guide.
guide: slow-internet
channels: [agent, self-service]
steps:
  measure:   # the speed
    ask: What speed do you see?
    say: >-
      Now we measure.

      What speed do you see?
    note: |
      - Ask twice.
        Then wait.
    input: {fact: speed, type: number, unit: "Mbit/s", min: 0}
    next:
    - {when: speed >= 0.8 * promised and household <= 2, to: fine}
    - when: '"tv" in devices'
      to: bigger-plan

    - {else: line-test}
  fine: {end: resolved, facts: {of: [a, b]}}
"""
    outline = everyday.read(text, DEPTH, no_part)
    assert outline
    assert outline.data == parse(text, depth=DEPTH, problems=1).data


def test_lines_of_another_kind_go_to_the_parser_alone() -> None:
    parts = []

    def noted(text: str, depth: int) -> dict[str, Data] | None:
        parts.append(text)
        return part(text, depth)

    text = 'a: 1\nb: "\\u00e9"\nc:\n  - one\n    two\n  - three\n'
    outline = everyday.read(text, DEPTH, noted)
    assert outline
    assert outline.data == {"a": 1, "b": "é", "c": ["one two", "three"]}
    assert parts == ['b: "\\u00e9"\n', "item:\n  - one\n    two\n"]
