"""How many keys an agent presses, and how long it takes: `python -m benchmarks.keys`.

Every scripted walk of the sample guides is gone through page by page, as the agent's screen shows
it. The keys are those that its own HTML names (`data-key`), so what has no key there counts as a
click of the mouse, and is told. The seconds are those of the keystroke-level model: a press takes
0.28 s for somebody who types 40 words a minute, and each answer is preceded by 1.35 s of thought
(Card, Moran and Newell: The keystroke-level model for user performance time with interactive
systems, Communications of the ACM 23(7), 1980, p. 399). Talking is left out: it is the call.
"""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from benchmarks.measuring import verdict
from engine import rehearsal, walk
from engine.guide import Question
from engine.library import load
from engine.page import Page
from engine.state import Answer
from engine.walk import Position
from renderers import agent_html
from renderers.links import Links
from renderers.speech import speech

PRESS, THINK = 0.28, 1.35
"""Seconds of a key and of a thought: K and M of the model."""

MOST_A_CHOICE = 1.0
TREES = Path(__file__).parents[1] / "trees"
LINKS = Links(home="/", static=str, here="/here", restart="/restart")


class Given(NamedTuple):
    """What one answer costs: keys and clicks; `choice` is one answer picked out of rows."""

    keys: int
    clicks: int
    choice: bool


class Keys(HTMLParser):
    """The elements of a page that have a key, by what they stand for."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.focused = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element with a key by the end of its address, or by its value."""
        named = {name: value or "" for name, value in attrs}
        if "autofocus" in named:
            self.focused = named.get("id", tag)
        if "data-key" in named:
            stands_for = named.get("href", "").rpartition("?")[2].rpartition("&")[2]
            self.found[stands_for or f"answer={named.get('value', '')}"] = named["data-key"]


def cost(position: Position, given: Answer) -> Given:
    """What it takes to give an answer at a position."""
    keys = Keys(agent_html.render(Page(position), LINKS).decode())
    said = given.value
    if given.how == "any-time":
        return _one(keys, f"any-time={said}")
    step = position.step
    if not isinstance(step, Question):
        return _one(keys, f"answer={said[0] if isinstance(said, list) else 'done'}")
    if step.several:
        ticks = [_one(keys, f"answer={each}") for each in said] if isinstance(said, list) else []
        clicks = sum(each.clicks for each in ticks)
        return Given(sum(each.keys for each in ticks) + 1, clicks, choice=False)
    if step.choices:
        return _one(keys, f"answer={_spelt(said)}")
    return Given(len(_spelt(said)) + 1, int(keys.focused != "answer"), choice=False)


def _one(keys: Keys, stands_for: str) -> Given:
    has_key = bool(keys.found.get(stands_for))
    return Given(int(has_key), int(not has_key), choice=True)


def _spelt(said: object) -> str:
    if isinstance(said, bool):
        return "yes" if said else "no"
    return "" if said is None else str(said)


def along(end: Position) -> Iterator[Given]:
    """What each answer of a walk costs."""
    answers = end.state.answers
    for count, given in enumerate(answers):
        at = walk.replay(end.guide, end.state._replace(answers=answers[:count]))
        if at.step.id == given.step:
            yield cost(at, given)


def seconds(given: list[Given]) -> float:
    """What the model says of answers."""
    return sum(PRESS * each.keys + THINK for each in given)


def main() -> None:
    """Print keys and seconds for each walk and guide, and hold them against the bar."""
    library = load(TREES, speak=speech)
    every: list[Given] = []
    print(f"{'guide':30} {'walks':>5} {'answers':>8} {'keys':>6} {'seconds':>8} {'clicks':>6}")
    for guide in library.guides.values():
        walks: list[list[Given]] = []
        for script in library.scripts.get(guide.id, ()):
            end = rehearsal.rehearse(guide, script).position
            if end is not None and end.origin.channel == "agent":
                walks.append(list(along(end)))
                _told(script.name, walks[-1])
        given = [one for each in walks for one in each]
        if walks:
            _told(guide.id, given, len(walks))
        every += given
    a_choice = [each.keys for each in every if each.choice]
    keys = sum(a_choice) / len(a_choice)
    print(verdict("keys for a choice", keys, MOST_A_CHOICE))
    print(verdict("clicks of the mouse", sum(each.clicks for each in every), 0))


def _told(name: str, given: list[Given], walks: int = 0) -> None:
    keys, clicks = sum(each.keys for each in given), sum(each.clicks for each in given)
    shown = f"{name:30} {walks:5}" if walks else f"  {name[:70]:70}"
    print(f"{shown} {len(given):8} {keys:6} {seconds(given):8.1f} {clicks:6}")


if __name__ == "__main__":
    main()
