"""Scripted walks of the sample content, as people in front of a browser take them."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple
from urllib.parse import urlencode

from engine import rehearsal, walk
from engine.guide import End, Offer, Question
from engine.kinds import Kind
from engine.model import ScriptShape
from engine.state import Channel
from engine.walk import Position
from tests.sample import content

QUESTIONS = {*(kind.value for kind in Kind), "several"} - {"choices"}
OUTCOMES = {"resolved", "accepted", "handoff", "stopped"}
PAGES = sorted({*QUESTIONS, *OUTCOMES, "instruction", "offer"})
"""Every kind of page that a walk can show."""

Said = str | list[str]


class Script(NamedTuple):
    """What is known before, what is answered by step, and what the walk comes to."""

    guide: str
    start: str
    answers: dict[str, list[Said]]
    outcome: str
    ending: str


def script(guide: str, name: str) -> Script:
    """A scripted walk, for the day on which the tests run."""
    shape = next(each for each in content().scripts[guide] if each.name == name)
    facts = {key: _spelt(value) for key, value in shape.facts.items()}
    query = f"?{urlencode(facts, doseq=True)}" if facts else ""
    expected = shape.expect
    end = content().guides[guide].steps[str(expected.end)]
    assert isinstance(end, End)
    return Script(guide, f"{guide}{query}", _answers(shape), end.outcome, end.title)


def _answers(shape: ScriptShape) -> dict[str, list[Said]]:
    said = shape.answers
    entries = said.items() if isinstance(said, Mapping) else _flat(said)
    answers: dict[str, list[Said]] = {}
    for step, value in entries:
        answers.setdefault(step, []).append(_spelt(value))
    return answers


def _flat(entries: tuple[Mapping[str, object], ...]) -> Iterator[tuple[str, object]]:
    for entry in entries:
        yield from entry.items()


def _spelt(value: object) -> Said:
    if isinstance(value, Mapping):
        return f"at hand: {value['any-time']}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return [str(each) for each in value] if isinstance(value, list | tuple) else str(value)


@cache
def pages(channel: Channel) -> Mapping[str, Position]:
    """A position of the sample content for each kind of page, on one channel."""
    found: dict[str, Position] = {}
    for position in _positions(channel):
        found.setdefault(_kind(position), position)
        if len(found) == len(PAGES):
            break
    return found


def _positions(channel: Channel) -> Iterator[Position]:
    for guide in content().guides.values():
        if channel in guide.channels:
            for shape in content().scripts.get(guide.id, ()):
                yield from _along(rehearsal.rehearse(guide, shape).position, channel)


def _along(end: Position | None, channel: Channel) -> Iterator[Position]:
    if end is not None:
        state = end.state._replace(channel=channel)
        for count in range(len(state.answers), -1, -1):
            yield walk.replay(end.guide, state._replace(answers=state.answers[:count]))


def _kind(position: Position) -> str:
    step = position.step
    if isinstance(step, End):
        return step.outcome
    if isinstance(step, Question):
        return "several" if step.several else step.fact.kind.value
    return "offer" if isinstance(step, Offer) else step.kind
