"""A page is light: what it costs over the wire with everything that it loads."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from engine.state import Channel
from tests.browser.scripted import pages
from tests.browser.server import Served

pytestmark = pytest.mark.browser

MOST: dict[Channel, int] = {"agent": 60_000, "self-service": 30_000}
"""Bytes, headers included, on a first visit."""

HEAVIEST = ("several", "country", "offer")
"""The kinds of pages that weigh most: the longest road, the longest list, the most to tell."""


@contextmanager
def newcomer(chromium: Browser) -> Iterator[tuple[Page, list[int]]]:
    """Somebody who has never been here, and the bytes of each response that they get."""
    context = chromium.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"]))
    yield page, sizes
    context.close()


@pytest.mark.parametrize("channel", MOST)
def test_the_heaviest_pages_are_light(chromium: Browser, site: Served, channel: Channel) -> None:
    weights = {}
    for kind in HEAVIEST:
        with newcomer(chromium) as (page, sizes):
            page.goto(site.address(pages(channel)[kind]), wait_until="networkidle")
            assert len(sizes) >= 3
            weights[kind] = sum(sizes)
    assert {kind: weight for kind, weight in weights.items() if weight > MOST[channel]} == {}
