"""One server for all browser tests, and people in front of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.people import Agent, Customer
from tests.browser.server import Served, served

DESK = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=320, height=640)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture
def complaints() -> list[str]:
    """What the browser has to say against a page."""
    return []


@pytest.fixture
def page(chromium: Browser, site: Served, complaints: list[str]) -> Iterator[Page]:
    context = chromium.new_context(viewport=DESK, base_url=site.url)
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    yield page
    context.close()


@pytest.fixture
def agent(page: Page) -> Agent:
    return Agent(page)


@pytest.fixture
def customer(chromium: Browser, site: Served) -> Iterator[Customer]:
    context = chromium.new_context(viewport=PHONE, base_url=site.url, java_script_enabled=False)
    yield Customer(context.new_page())
    context.close()
