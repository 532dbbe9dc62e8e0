"""A file read: its data, where everything stands, and what guides do not allow in YAML."""

import gc
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problems import Mark, Place, Severity
from engine.source import Data, Source, SourceLimits, read, without_gc

GUIDE = """\
# A guide.
guide: slow-internet
channels: [agent, self-service]
steps:
  which-devices:
    ask: Is it slow on every device?
    say: >-
      Is it slow on every device,
      or only on one?
    answers:
      yes: {label: "Every device", to: measure}
      12: {label: 'Only one', to: }
    next:
      - {when: speed >= 0.8, to: fine}
      - else: line-test
  measure:
"""


def source_of(text: str, limits: SourceLimits | None = None) -> Source:
    return read(text.encode(), "g/guide.yaml", limits or SourceLimits())


def codes(text: str, limits: SourceLimits | None = None) -> list[str]:
    return [problem.code for problem in source_of(text, limits).problems]


def token(source: Source, *path: str | int, key: bool = False) -> str:
    """What the carets would stand under."""
    line, column = source.mark(path, key=key)
    return source.lines[line - 1][column - 1 :][: source.length(path, key=key)]


def test_a_guide_becomes_plain_data() -> None:
    source = source_of(GUIDE)
    assert source.complete
    assert source.problems == ()
    assert source.data == {
        "guide": "slow-internet",
        "channels": ["agent", "self-service"],
        "steps": {
            "which-devices": {
                "ask": "Is it slow on every device?",
                "say": "Is it slow on every device, or only on one?",
                "answers": {
                    "yes": {"label": "Every device", "to": "measure"},
                    "12": {"label": "Only one", "to": None},
                },
                "next": [{"when": "speed >= 0.8", "to": "fine"}, {"else": "line-test"}],
            },
            "measure": None,
        },
    }


@pytest.mark.parametrize("key", ["yes", "no", "on", "true", "null", "~", "12", "0123", "1.5", "<<"])
def test_keys_are_text_as_written(key: str) -> None:
    assert source_of(f"{key}: a\n").data == {key: "a"}
    assert source_of(f"a: {{{key}: b}}\n").data == {"a": {key: "b"}}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("yes", "yes"),
        ("0123", "0123"),
        ("48", 48),
        ("0.8", Decimal("0.8")),
        ("2026-11-02", "2026-11-02"),
        ("", None),
        ('"12"', "12"),
        ("'true'", "true"),
        ('"a\\tb\\u00e9"', "a\tb\u00e9"),
        ("'it''s'", "it's"),
        ("|\n  12\n", "12\n"),
        (">-\n  one\n  two\n\n  three\n", "one two\nthree"),
        ("one\n  two", "one two"),
        ("{a: 1, b: [2, {c: 3}]}", {"a": 1, "b": [2, {"c": 3}]}),
        ("\n- a\n- b: 1\n  c: 2\n", ["a", {"b": 1, "c": 2}]),
        ("http://127.0.0.1:8000/#x", "http://127.0.0.1:8000/#x"),
        ("text # comment", "text"),
    ],
)
def test_values(written: str, value: Data) -> None:
    data = source_of(f"key: {written}\n").data["key"]
    assert data == value
    assert type(data) is type(value)


@pytest.mark.parametrize(
    ("path", "mark", "shown"),
    [
        (("guide",), Mark(2, 8), "slow-internet"),
        (("channels", 1), Mark(3, 19), "self-service"),
        (("steps", "which-devices", "answers", "yes", "label"), Mark(11, 20), '"Every device"'),
        (("steps", "which-devices", "answers", "yes", "to"), Mark(11, 40), "measure"),
        (("steps", "which-devices", "answers", "12"), Mark(12, 11), "{"),
        (("steps", "which-devices", "next", 1, "else"), Mark(15, 15), "line-test"),
        (("steps", "which-devices", "say"), Mark(7, 10), ">-"),
        (("steps", "which-devices"), Mark(6, 5), "ask"),
    ],
)
def test_every_value_has_its_place(path: tuple[str | int, ...], mark: Mark, shown: str) -> None:
    source = source_of(GUIDE)
    assert source.mark(path) == mark
    assert token(source, *path) == shown


@pytest.mark.parametrize(
    ("path", "mark", "shown"),
    [
        (("steps",), Mark(4, 1), "steps"),
        (("steps", "which-devices", "answers", "12"), Mark(12, 7), "12"),
        (("steps", "which-devices", "next", 0, "to"), Mark(14, 30), "to"),
        (("steps", "measure"), Mark(16, 3), "measure"),
    ],
)
def test_every_key_has_its_place(path: tuple[str | int, ...], mark: Mark, shown: str) -> None:
    source = source_of(GUIDE)
    assert source.mark(path, key=True) == mark
    assert token(source, *path, key=True) == shown


def test_a_path_that_does_not_exist_leads_to_its_nearest_ancestor() -> None:
    source = source_of(GUIDE)
    assert source.mark(("steps", "measure", "ask", 3), key=True) == Mark(16, 3)
    assert source.mark(("channels", 7)) == source.mark(("channels",))
    assert source.mark(("nothing",)) == Mark(2, 1)


def test_an_item_of_a_list_has_no_key_but_its_own_place() -> None:
    assert source_of(GUIDE).mark(("channels", 1), key=True) == Mark(3, 19)


def test_both_places_of_a_repeated_key_are_named() -> None:
    source = source_of("ask: one\nsteps:\n  a: {x: 1}\n  b: 2\n  a: {y: [3]}\n  c: 4\n")
    (problem,) = source.problems
    assert problem.code == "duplicate-key"
    assert '"a"' in problem.message
    assert (problem.line, problem.column, problem.length) == (5, 3, 1)
    assert problem.also == (Place("g/guide.yaml", 3, 3, "the first one"),)


def test_after_a_repeated_key_the_first_stays_and_places_stay_right() -> None:
    source = source_of("a: {x: 1}\na: {y: [3, 4]}\nb: [5, 6]\n")
    assert source.complete
    assert source.data == {"a": {"x": 1}, "b": [5, 6]}
    assert source.mark(("b", 1)) == Mark(3, 8)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: *name\n", "yaml-alias", 2, 4),
        ("a: &name 1\n", "yaml-alias", 1, 4),
        ("a: &name {b: 1}\n", "yaml-alias", 1, 4),
        ("*name : 1\nb: 2\n", "yaml-alias", 1, 1),
        ("a: !!python/object 1\n", "yaml-tag", 1, 4),
        ("a: ! 1\n", "yaml-tag", 1, 4),
        ("a: 1\n---\nb: 2\n", "yaml-documents", 2, 1),
        ("? [a, b]\n: 1\nc: 2\n", "yaml-key", 1, 3),
        ("?\n: 1\nb: 2\n", "yaml-key", 1, 2),
        ("a: {label: Yes, all of them, to: b}\n", "key-without-value", 1, 17),
        ("a: {b:c}\n", "key-without-value", 1, 5),
        ("say: {name}\n", "key-without-value", 1, 7),
    ],
)
def test_what_yaml_allows_and_guides_do_not(text: str, code: str, line: int, column: int) -> None:
    source = source_of(text)
    (problem,) = source.problems
    assert (problem.code, problem.line, problem.column) == (code, line, column)
    assert problem.severity is Severity.ERROR
    assert problem.fix
    assert source.complete


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-file"),
        ("# only a comment\n", "empty-file"),
        ("---\n", "empty-file"),
        ("null\n", "empty-file"),
        ("- a\n- b\n", "not-a-mapping"),
        ("just a text\n", "not-a-mapping"),
    ],
)
def test_a_file_without_keys_is_refused(text: str, code: str) -> None:
    source = source_of(text)
    assert [problem.code for problem in source.problems] == [code]
    assert not source.complete
    assert source.data == {}
    assert source.mark(("steps", "a")) == source.mark(())


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    text = "a: *x\nb: !y 1\nb: &z 2\nc: {d, e: f}\ng: @h\n"
    assert codes(text) == [
        *("yaml-alias", "yaml-tag", "duplicate-key", "yaml-alias"),
        *("key-without-value", "yaml-syntax"),
    ]


def test_a_syntax_error_replaces_what_its_line_is_blamed_for() -> None:
    assert codes("say: {name}, hello\n") == ["yaml-syntax"]


def test_problems_are_listed_up_to_a_limit() -> None:
    text = "a: 1\n" * 100
    assert codes(text, SourceLimits(problems=3)) == [*["duplicate-key"] * 3, "too-many-problems"]


@pytest.mark.parametrize("text", ["a: [[[1]]]\n", "a: {b: {c: [1]}}\n", "a:\n  b:\n    - - 1\n"])
def test_depth_has_a_limit(text: str) -> None:
    assert codes(text, SourceLimits(depth=4)) == []
    assert codes(text, SourceLimits(depth=3)) == ["too-deep"]


def test_an_alias_bomb_is_refused_without_being_built() -> None:
    lines = [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30)]
    source = source_of("a0: &a0 [lol]\n" + "".join(lines))
    assert {problem.code for problem in source.problems} == {"yaml-alias"}
    assert source.data["a29"] == [None] * 9


def test_windows_line_ends_change_nothing() -> None:
    source = source_of(GUIDE.replace("\n", "\r\n"))
    assert source.data == source_of(GUIDE).data
    path = ("steps", "which-devices", "next", 1, "else")
    assert source.mark(path) == source_of(GUIDE).mark(path)
    assert token(source, *path) == "line-test"


@given(st.binary())
def test_no_bytes_raise(raw: bytes) -> None:
    source = read(raw, "g/guide.yaml")
    assert source.complete or source.problems
    source.mark(("a", 0), key=True)


YAML_LIKE = st.lists(
    st.sampled_from(
        [
            *("a", "b: ", "key:", "- ", "{", "}", "[", "]", ", ", ": ", " #", '"', "'", "|", ">-"),
            *("\n", "\n  ", "\n    ", "&x ", "*x", "!t ", "? ", "@", "%", "---", "...", "\t"),
            *("12", "0.5", "true", "~", "\\", "é", "日本", "{a: b}", "[c, d]", "\r\n"),
        ]
    ),
    max_size=30,
).map("".join)


@given(YAML_LIKE)
def test_no_text_raises_and_every_problem_has_a_place_in_it(text: str) -> None:
    source = source_of(text)
    assert source.complete or source.problems
    for problem in source.problems:
        assert 1 <= problem.line <= len(source.lines)
        assert 1 <= problem.column <= len(source.lines[problem.line - 1]) + 1
        assert problem.message
        assert problem.fix


KEYS = st.text("ab", min_size=1, max_size=5)
VALUES = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=5),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
    max_leaves=10,
)


def written(value: Data, path: tuple[str | int, ...], paths: list[tuple[str | int, ...]]) -> str:
    paths.append(path)
    if isinstance(value, dict):
        pairs = (f"'{key}': {written(each, (*path, key), paths)}" for key, each in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        items = (written(each, (*path, index), paths) for index, each in enumerate(value))
        return "[" + ",\n ".join(items) + "]"
    return "'" + str(value).replace("'", "''") + "'"


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_every_path_leads_to_its_value(data: dict[str, Data]) -> None:
    paths: list[tuple[str | int, ...]] = []
    source = source_of(written(data, (), paths))
    assert source.data == data
    for path in paths:
        value: Data = data
        for part in path:
            value = value[part]  # type: ignore[index] # the path was made of it
        line, column = source.mark(path)
        assert source.lines[line - 1][column - 1 :].startswith(written(value, (), [])[:1])
    marks = [source.mark(path) for path in paths]
    assert marks == sorted(marks)


@pytest.mark.parametrize("was_on", [True, False])
def test_garbage_collection_is_held_back_and_then_as_it_was(*, was_on: bool) -> None:
    before = gc.isenabled()
    (gc.enable if was_on else gc.disable)()
    try:
        with without_gc():
            assert not gc.isenabled()
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()
