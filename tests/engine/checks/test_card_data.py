"""Questions that ask for card data, and those that only sound like it."""

import pytest

from tests.engine.checks.marks import problems

GUIDE = """
steps:
  question:
    ask: "{ask}"
    input: {{fact: {fact}, type: text, label: {label}}}
    next: done
  done: {{end: resolved, tell: Thank you.}}
"""


def is_refused(ask: str, fact: str = "answer", label: str = "Answer") -> bool:
    found = problems(GUIDE.format(ask=ask, fact=fact, label=label))
    assert {str(each.code) for each in found} <= {"card-data"}
    return bool(found)


@pytest.mark.parametrize(
    "ask",
    [
        "What is your card number?",
        "Please tell me the number on your credit card.",
        "Type the 16 digits of your card, and the card number again.",
        "What is the CVV?",
        "Which CVC2 stands on the back?",
        "What is the security code on the back of your card?",
        "Tell me your PIN.",
        "What is the card's PIN? Please enter the PIN code.",
    ],
)
def test_card_data_is_refused(ask: str) -> None:
    assert is_refused(ask)


@pytest.mark.parametrize(
    "ask",
    [
        "What are the last four digits of your card number?",
        "Which card number does it end with? It is ending in four digits.",
        "What is your customer number?",
        "What is the number of your loyalty card? The loyalty card number is on the front.",
        "What happened? Do not tell me your PIN.",
        "What stands on the card in the parcel?",
        "Which number do we call you on?",
        "Where is the pin on the map?",
    ],
)
def test_what_only_sounds_like_it_is_not(ask: str) -> None:
    assert not is_refused(ask)


def test_a_name_or_a_label_gives_it_away() -> None:
    assert is_refused("What does it say?", fact="cvv")
    assert is_refused("What does it say?", label="Card number")


def test_a_choice_may_speak_of_cards() -> None:
    assert not problems(
        """
steps:
  question:
    ask: Does anybody else know your PIN?
    answers:
      "yes": {label: "Yes", to: done}
      "no": {label: "No", to: done}
  done: {end: resolved, tell: Thank you.}
"""
    )
