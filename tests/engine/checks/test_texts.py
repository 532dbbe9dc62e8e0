"""Texts for the ear and for the screen: long sentences, and who is spoken to."""

import pytest

from engine.problems import Problem
from tests.engine.checks.marks import problems

LONG = " ".join(["Word"] * 26)
GUIDE = """
steps:
  ask-light:
    ask: Is the light on?
    hint: Look at the front.
    note: The front is the side with the lights.
    answers:
      "on": {label: It is on, to: done, say: That is good.}
      "off": {label: It is off, to: done}
  done:
    end: resolved
    tell: Thank you.
"""


def found(text: str, code: str) -> list[Problem]:
    return [each for each in problems(text) if each.code == code]


@pytest.mark.parametrize(
    "text",
    [
        "Is the light on?",
        "Look at the front.",
        "The front is the side with the lights.",
        "That is good.",
        "Thank you.",
    ],
)
def test_a_long_sentence_is_told_wherever_it_stands(text: str) -> None:
    (problem,) = found(GUIDE.replace(text, f"{LONG}."), "long-sentence")
    assert "has 26 words; at most 25" in problem.message


def test_the_limit_is_the_guides() -> None:
    assert not found(f"words-a-sentence: 26\n{GUIDE.replace('Thank you', LONG)}", "long-sentence")
    assert found(f"words-a-sentence: 7\n{GUIDE}", "long-sentence")


def test_the_beginning_of_the_sentence_is_marked() -> None:
    text = GUIDE.replace("Thank you.", f'"Thank you. {LONG.replace("Word", "Mind", 1)}."')
    (problem,) = found(text, "long-sentence")
    assert (problem.line, problem.column, problem.length) == (16, 23, 4)


SAID = GUIDE.replace("tell: Thank you.", "say: Thank you.")


def test_an_end_that_is_only_said_has_no_words_for_self_service() -> None:
    (problem,) = found(SAID, "words-for-customers")
    assert problem.line == 14


@pytest.mark.parametrize(
    "text",
    [
        "channels: [agent]" + SAID,
        SAID.replace("resolved\n", "resolved\n    channels: [agent]\n").replace(
            '"on": {label: It is on, to: done', '"on": {label: It is on, to: read'
        )
        + "    instead: read\n  read: {end: resolved, tell: Thank you.}\n",
        SAID + "    tell: Thank you for your time.\n",
    ],
)
def test_where_no_customer_is_alone_with_it_or_has_words_nothing_is_said(text: str) -> None:
    assert not found(text, "words-for-customers")


@pytest.mark.parametrize(
    "text",
    [
        "Ask the customer to look.",
        "Please let the caller look.",
        "One moment. Then tell your customer.",
        "- Remind this customer.",
    ],
)
def test_a_call_on_the_agent_is_no_text_for_a_customer(text: str) -> None:
    (problem,) = found(GUIDE.replace("Look at the front.", f'"{text}"'), "words-to-agent")
    assert problem.message.startswith('The `hint` of "ask-light" is read by customers')


@pytest.mark.parametrize(
    "text",
    [
        "Do you have the customer number?",
        "Tell the customer service what you see.",
        "Our customer care is there for you.",
        "Have the customer's number at hand.",
        "We ask every caller the same.",
        "Give us a call.",
    ],
)
def test_what_only_names_customers_is_none(text: str) -> None:
    assert not found(GUIDE.replace("Look at the front.", f'"{text}"'), "words-to-agent")


def test_german_texts_are_read_in_german() -> None:
    text = GUIDE.replace("Look at the front.", "Bitten Sie den Kunden zu warten.")
    assert not found(text, "words-to-agent")
    assert found(f"language: de\n{text.lstrip()}", "words-to-agent")


def test_a_note_may_speak_of_the_customer() -> None:
    text = GUIDE.replace("The front is the side with the lights.", "Ask the customer to look.")
    assert not found(text, "words-to-agent")
