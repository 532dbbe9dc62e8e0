"""How long an agent should be at a step."""

import pytest

from engine.pace import SECONDS_BESIDES, seconds_at
from engine.prose import WORDS_A_MINUTE
from tests.engine.guides import END, small

ASK = {"ask": "What?", "answers": {"a": {"label": "A", "to": "end"}}}


def test_it_is_what_the_author_says() -> None:
    guide = small({"one": ASK | {"seconds": 42}, "end": END})
    assert seconds_at(guide, guide.steps["one"]) == 42


@pytest.mark.parametrize("words", [1, WORDS_A_MINUTE])
def test_or_else_reading_the_words_and_waiting_for_the_reply(words: int) -> None:
    guide = small({"one": ASK | {"say": "word " * words}, "end": END})
    found = seconds_at(guide, guide.steps["one"])
    least = words * 60 / WORDS_A_MINUTE + SECONDS_BESIDES["question"]
    assert least <= found < least + 5
    assert found % 5 == 0
