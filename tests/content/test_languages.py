"""The guide with offers, walked in each of its languages."""

from collections.abc import Iterator
from typing import get_args

import pytest

from engine import library, rehearsal, walk
from engine.finding.languages import indexes, search_in
from engine.guide import Guide, Offer
from engine.library import Library
from engine.page import Page
from engine.state import Channel
from engine.walk import Position
from renderers import agent_html, selfservice_html
from renderers.links import Links
from renderers.speech import speech
from renderers.static_files import static_url
from tests.content.foreign import foreign, read
from tests.sample import content

GUIDE = "slow-internet"
LANGUAGES = sorted(content().content.translations[GUIDE])
BOUGHT = "the plan is the limit and a bigger one fits"
HANDED_OVER = "slow for weeks in spite of the outage, and the line is slow"
CUSTOMER = "Sample Name"
"""What the customers of the scripted walks are called, which is of no language."""
LINKS = Links(home="/", static=static_url, here="/w", restart="/", map="", script="", help=None)
RENDER = {"agent": agent_html.render, "self-service": selfservice_html.render}

each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def spoken() -> Library:
    """The guide with all that it is made of, by those who speak its languages."""
    return library.build(content().bundle(GUIDE), speak=speech)


def end(guide: Guide, name: str) -> Position:
    """Where a scripted walk comes to."""
    script = next(each for each in content().scripts[GUIDE] if each.name == name)
    position = rehearsal.rehearse(guide, script).position
    assert position is not None
    return position


def stops(end: Position, channel: Channel) -> Iterator[Position]:
    """Each position on the way, as it is on a channel."""
    state = end.state._replace(channel=channel)
    for count in range(len(state.answers) + 1):
        yield walk.replay(end.guide, state._replace(answers=state.answers[:count]))


@each_language
def test_nothing_on_the_way_is_in_another_language(spoken: Library, language: str) -> None:
    guide = spoken.guides[GUIDE].said_in(language)
    pages = [
        read(RENDER[channel](Page(stop), LINKS))
        for name in (BOUGHT, HANDED_OVER)
        for channel in get_args(Channel)
        for stop in stops(end(guide, name), channel)
    ]
    assert foreign(spoken, language, "\n".join(pages).replace(CUSTOMER, "")) == set()


@each_language
def test_the_same_product_is_offered_as_in_its_own_language(spoken: Library, language: str) -> None:
    own = spoken.guides[GUIDE]
    assert offered(own.said_in(language)) == offered(own) == ["family-250"]


def offered(guide: Guide) -> list[str]:
    """The products that are suggested on the way, by their ids."""
    on_the_way = stops(end(guide, BOUGHT), "agent")
    suggested = [stop.offered for stop in on_the_way if isinstance(stop.step, Offer)]
    return [product.id for product in suggested if product is not None]


@pytest.mark.parametrize(
    ("language", "said", "step"),
    [
        ("de", "in einem Zimmer ist das WLAN schlecht", "offer-wifi"),
        ("de", "welchen Tarif habe ich", "which-plan"),
        ("es", "el vídeo va a saltos cuando otros usan internet", "lag-with-others"),
        ("fr", "quel routeur ai-je", "which-router"),
        ("ar", "أريد التحدث إلى شخص", "to-a-person"),
    ],
)
def test_a_step_is_found_by_what_is_said_in_the_language(
    spoken: Library, language: str, said: str, step: str
) -> None:
    found = search_in(indexes(list(spoken.guides.values()), ("agent",)), said, 3, language)
    assert (GUIDE, step) in [(hit.document.guide, hit.document.step) for hit in found]
