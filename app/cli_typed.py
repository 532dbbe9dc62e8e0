"""Understands what a person types at a page in the terminal."""

import re
from typing import Literal, NamedTuple

from engine.errors import AnswerRefused
from engine.page import Page
from renderers.page_text import replies

Command = Literal[
    "answer",
    "any-time",
    "back",
    "change",
    "tell",
    "tried",
    "untried",
    "open",
    "close",
    "note",
    "help",
    "quit",
]

HELP = """\
At a question: the key of an answer, its id or its label; or type what is asked for.
  b      back: takes the last answer back
  c N    changes the answer with the number N; c N ANSWER does it at once
  n      the case note as it stands
  !ID    goes to a step that is at hand at any time
  told FACT VALUE, FACT VALUE   takes in what the customer has told already
  tried STEP, STEP   passes by instructions that the customer had followed already
  untried STEP       gives one after all
  open GUIDE         leaves this guide for another one, on top of it; close goes back
  =...   takes what follows as the answer, where it would be one of these
  ?      this help
  q      quits; so do Ctrl-D and Ctrl-C
A key that the page shows for an answer always stands for that answer.
"""

_LETTERS: dict[str, Command] = {
    "b": "back",
    "n": "note",
    "?": "help",
    "q": "quit",
    "close": "close",
}
_BEGUN: dict[str, Command] = {
    "told": "tell",
    "tried": "tried",
    "untried": "untried",
    "open": "open",
}
_WORDED = re.compile(rf"({'|'.join(_BEGUN)})\s+(.+)", re.ASCII)
_CHANGE = re.compile(r"c\s+(\d{1,5})(?:\s+(.*))?", re.ASCII)


class Typed(NamedTuple):
    """What was typed: a command, its words, and the number on the road where it names one."""

    command: Command
    words: str | None = ""
    at: int = 0


def understand(line: str, page: Page) -> Typed:
    """What a line means at a page; `words` of a change is None where the answer is yet to come."""
    text = line.strip()
    if any(reply.key == text for reply in replies(page)):
        return Typed("answer", text)
    if text in _LETTERS:
        return Typed(_LETTERS[text])
    if text.startswith("!"):
        return Typed("any-time", text[1:].strip())
    if worded := _WORDED.fullmatch(text):
        return Typed(_BEGUN[worded[1]], worded[2])
    if change := _CHANGE.fullmatch(text):
        return Typed("change", change[2], int(change[1]))
    return Typed("answer", text.removeprefix("="))


def value_of(words: str, page: Page) -> object:
    """The answer that typed words give, keys and labels understood. Raises AnswerRefused."""
    ways = replies(page)
    values: dict[str, object] = {reply.label.casefold(): reply.value for reply in ways}
    values |= {reply.key: reply.value for reply in ways if reply.key}
    if page.kind == "instruction":
        if words and words.casefold() not in values:
            raise AnswerRefused(f'Press Enter when it is done: "{page.done}".', words)
        return None
    if page.several:
        return [values.get(each.casefold(), each) for each in parts(words)]
    return values.get(words.casefold(), words)


def parts(words: str) -> list[str]:
    """Several answers, written with commas between them."""
    return [part.strip() for part in words.split(",") if part.strip()]
