"""Asks before a change is made that would set answers aside: no effect until one is sure of it."""

import json

from app.http import HTML, JSON, UNKEPT, Fields, Reply
from engine.effects import effects, set_aside
from engine.page import Page, Passed
from engine.walk import Position
from renderers.confirm_html import ASKED, Change, effects_told, render
from renderers.links import Links
from renderers.speech import speech

SURE = "sure"
"""The field of a request that knows what its change sets aside."""

EFFECTS = "effects"
"""The field of a request that asks what the answers at a number of the road would set aside."""


def to_confirm(
    position: Position, moved: Position, at: int, fields: Fields, links: Links
) -> Reply | None:
    """The page that asks whether to go from `position` to `moved`; None where nothing is lost."""
    if SURE in fields:
        return None
    lost = set_aside(position, moved)
    if not lost:
        return None
    page = Page(position)
    change = Change(
        title=page.title,
        name=speech(page.language)(ASKED),
        language=page.language,
        for_agent=page.channel == "agent",
        passed=_passed(page, at),
        instead=_passed(Page(moved), at).answer,
        lost=lost,
        fields=tuple((name, said) for name in sorted(fields) for said in fields[name]),
    )
    return Reply(200, render(change, links), HTML, UNKEPT)


def _passed(page: Page, at: int) -> Passed:
    return next(passed for passed in page.road if passed.at == at)


def told_effects(position: Position, at: int) -> Reply:
    """What each answer at number `at` of the road would set aside. Raises AnswerRefused."""
    told = effects_told(effects(position, at), position.guide.language)
    return Reply(200, json.dumps(told).encode(), JSON, UNKEPT)
