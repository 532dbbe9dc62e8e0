"""What a person means by what is typed at a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli_typed import Typed, understand, value_of
from engine.errors import AnswerRefused
from engine.page import Page
from tests.app.terminal import conversation, slow

MANY = [chr(at) for at in range(ord("a"), ord("z") + 1)]


def at(*lines: str) -> Page:
    """The page after these lines."""
    return conversation(*lines).page()


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("1", Typed("answer", "1")),
        ("every", Typed("answer", "every")),
        ("  Every device ", Typed("answer", "Every device")),
        ("", Typed("answer", "")),
        ("b", Typed("back")),
        ("n", Typed("note")),
        ("?", Typed("help")),
        ("q", Typed("quit")),
        ("c 3", Typed("change", None, 3)),
        ("c 3 48", Typed("change", "48", 3)),
        ("!person", Typed("any-time", "person")),
        ("told speed 48, name Sam", Typed("tell", "speed 48, name Sam")),
        ("tried restart, better", Typed("tried", "restart, better")),
        ("untried restart", Typed("untried", "restart")),
        ("open other", Typed("open", "other")),
        ("close", Typed("close")),
        ("told", Typed("answer", "told")),
        ("tried", Typed("answer", "tried")),
        ("=open other", Typed("answer", "open other")),
        ("=told lies", Typed("answer", "told lies")),
        ("=b", Typed("answer", "b")),
        ("=!person", Typed("answer", "!person")),
        ("c", Typed("answer", "c")),
        ("c three", Typed("answer", "c three")),
        ("c 123456", Typed("answer", "c 123456")),
        ("back", Typed("answer", "back")),
    ],
)
def test_a_line_is_a_command_or_an_answer(line: str, meant: Typed) -> None:
    assert understand(line, at()) == meant


def test_a_key_that_the_page_shows_stands_for_its_answer() -> None:
    rows = "".join(f"      {each}{each}: {{label: Row {each}, to: fixed}}\n" for each in MANY)
    one = "      one: {label: Only one device, to: restart}\n"
    walk = conversation(guide=slow(one, one + rows))
    keys = {row.key: row.id for row in walk.page().rows}
    assert understand("n", walk.page()) == Typed("answer", "n")
    assert value_of("n", walk.page()) == keys["n"]


@pytest.mark.parametrize("words", ["1", "every", "Every device", "every DEVICE"])
def test_an_answer_is_its_key_its_id_or_its_label(words: str) -> None:
    assert at(words).step == "measure"


def test_several_answers_have_commas_between_them() -> None:
    page = at("every", "48")
    assert value_of("1,2", page) == ["films", "games"]
    assert value_of(" films ,GAMES, ", page) == ["films", "games"]
    assert value_of("", page) == []


@pytest.mark.parametrize("words", ["", "1", "Continue"])
def test_an_instruction_is_done_by_enter_its_key_or_its_label(words: str) -> None:
    assert value_of(words, at("one")) is None


def test_an_instruction_takes_nothing_else() -> None:
    with pytest.raises(AnswerRefused, match="Press Enter when it is done"):
        value_of("yes", at("one"))


@pytest.mark.parametrize(
    ("words", "value"),
    [("1", "accepted"), ("Accept", "accepted"), ("declined", "declined"), ("2", "declined")],
)
def test_an_offer_is_decided_by_key_word_or_label(words: str, value: str) -> None:
    assert value_of(words, at("every", "48", "1", "4")) == value


@given(st.lists(st.text(max_size=20), max_size=6))
def test_no_line_breaks_the_walk(lines: list[str]) -> None:
    walk = conversation()
    for line in lines:
        walk.take(line)
        assert walk.page().step in walk.position.guide.steps
