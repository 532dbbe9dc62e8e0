"""The page that asks before a change is made that sets answers aside, on both screens."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from engine.page import Aside, Passed
from engine.speech import msg
from renderers.jinja import render as fill
from renderers.links import Links
from renderers.speech import speech

ASKED = msg("Change this answer?")


class Change(NamedTuple):
    """A change to be confirmed, as the page's head and its own template want it.

    `passed` is the step as it was passed, `instead` the answer that it would get, `lost` what
    would no longer count. `fields` are what is posted to make the change.
    """

    title: str
    name: str
    language: str
    for_agent: bool
    passed: Passed
    instead: str
    lost: tuple[Aside, ...]
    fields: tuple[tuple[str, str], ...]
    error: str = ""


def render(change: Change, links: Links) -> bytes:
    """The question whether to change it, what would no longer count, and the two ways on."""
    return fill("confirm.html", {"page": change, "links": links}, change.language)


def effects_told(effects: Mapping[str, Sequence[Aside]], language: str) -> dict[str, str]:
    """What stands beside each answer of a question on the road; empty where all still counts."""
    return {answer: lost_told(lost, language) for answer, lost in effects.items()}


def lost_told(lost: Sequence[Aside], language: str) -> str:
    """What no longer counts, in a sentence; empty where all still does."""
    if not lost:
        return ""
    _ = speech(language)
    named = (f"{each.title}: {each.answer}" if each.answer else each.title for each in lost)
    return _("No longer counts: {answers}", answers="; ".join(named))
