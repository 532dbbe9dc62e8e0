"""While guides are being written, an open page shows each save at the same step of its walk."""

import threading
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from app.main import create_app
from app.settings import Settings
from tests.sample import TREES

pytestmark = pytest.mark.browser


class Server(uvicorn.Server):
    """A server that says when it can be reached."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: object = None) -> None:
        await super().startup(sockets)  # type: ignore[arg-type]
        self.ready.set()


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    return Path(copytree(TREES, tmp_path / "trees"))


@pytest.fixture
def address(trees: Path, tmp_path: Path) -> Iterator[str]:
    app = create_app(Settings(content=trees, data=tmp_path / "data", watch=True))
    server = Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    server.ready.wait()
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    app.state.let_go()
    server.should_exit = True
    thread.join()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def save(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")


@pytest.mark.parametrize("channel", ["call", "self-service"])
def test_a_save_is_shown_at_the_same_step_of_the_same_walk(
    page: Page, address: str, trees: Path, channel: str
) -> None:
    guide = trees / "lost-bank-card" / "guide.yaml"
    good = guide.read_text("utf-8")
    page.goto(f"{address}/{channel}/lost-bank-card")
    page.locator(".answers a").first.click()
    words = page.locator("#words")
    before = words.inner_text()
    assert before in good

    save(guide, good.replace(before, "Entirely new words?"))
    expect(words).to_have_text("Entirely new words?")

    save(guide, good.replace(before, "Broken words?").replace("to: ", "to: nowhere-", 1))
    expect(page.locator(".problems")).to_be_visible()
    expect(words).to_have_text("Entirely new words?")

    save(guide, good)
    expect(words).to_have_text(before)
    expect(page.locator(".problems")).to_have_count(0)


def test_the_preview_shows_moves_and_saves_in_all_frames(
    page: Page, address: str, trees: Path
) -> None:
    guide = trees / "lost-bank-card" / "guide.yaml"
    good = guide.read_text("utf-8")
    page.goto(f"{address}/preview/lost-bank-card")
    agent, customer, drawn = (
        page.frame_locator(f"iframe[name=preview-{name}]")
        for name in ("agent", "self-service", "map")
    )
    agent.locator(".answers a").first.click()
    expect(customer.locator("h1")).to_have_text("What are the last four digits of the card?")
    expect(drawn.locator(".outline [aria-current=step]")).to_have_attribute(
        "data-step", "card-ending"
    )
    customer.locator("#answer").fill("12")
    save(guide, good.replace("title: Last four digits\n", "title: Brand new title\n"))
    expect(drawn.locator(".outline [aria-current=step]")).to_contain_text("Brand new title")
    expect(customer.locator("#answer")).to_have_value("12")

    save(guide, good.replace("to: ", "to: nowhere-", 1))
    expect(page.locator(".problems")).to_have_count(1)
    for frame in (agent, customer):
        expect(frame.locator(".problems")).to_have_count(0)

    customer.locator("#answer").fill("1234")
    customer.locator("main form.box .button").click()
    expect(agent.locator("#road")).to_contain_text("1234")
