"""The page in a terminal."""

from textwrap import indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.page import Page
from renderers import page_text
from renderers.page_text import Reply
from tests.renderers.content import compiled, golden, page, renamed, walked


def test_a_question_reads_as_a_person_found_it_good() -> None:
    assert page_text.render(page("Sam")) == golden("question.txt")


def test_an_offer_reads_as_a_person_found_it_good() -> None:
    assert page_text.render(page("Sam", "every", "45")) == golden("offer.txt")


def test_an_end_reads_as_a_person_found_it_good() -> None:
    ended = page("Sam", "every", "45", "accepted", channel="self-service")
    assert page_text.render(ended) == golden("end.txt")


def test_an_agent_gets_the_case_note_at_the_end() -> None:
    ended = page("Sam", "every", "45", "accepted")
    note = indent(ended.case_note.rstrip(), "  ", lambda line: bool(line.strip()))
    assert page_text.render(ended).endswith(f"\nCase note\n{note}\n")


def test_a_customer_reads_no_note_and_no_case_note() -> None:
    assert page_text.render(page("Sam", channel="self-service")) == golden("customer.txt")


def test_what_was_wrong_with_an_answer_stands_beside_the_question() -> None:
    shown = page_text.render(page("Sam", "every", error="Please enter a number."))
    assert "! Please enter a number.\nSpeed (Mbit/s). From 0 Mbit/s to 1,000 Mbit/s." in shown


@pytest.mark.parametrize(
    ("answers", "replies"),
    [
        (("Sam",), (("1", "every"), ("2", "one"), ("3", "some"))),
        (("Sam", "one"), (("1", None),)),
        (("Sam", "every"), ()),
        (("Sam", "every", "45"), (("1", "accepted"), ("2", "declined"))),
        (("Sam", "every", "45", "accepted"), ()),
    ],
)
def test_each_key_stands_for_an_answer(
    answers: tuple[str, ...], replies: tuple[tuple[str, str | None], ...]
) -> None:
    found: tuple[Reply, ...] = page_text.replies(page(*answers))
    assert tuple((reply.key, reply.value) for reply in found) == replies


@given(st.text(max_size=200), st.integers(min_value=40, max_value=120))
def test_no_line_is_too_long_and_none_moves_the_cursor(text: str, width: int) -> None:
    guide = renamed(compiled(), text)
    shown = page_text.render(Page(walked("Sam", "one", guide=guide)), width)
    assert all(len(line) <= width for line in shown.split("\n"))
    assert all(line.isprintable() for line in shown.split("\n"))
