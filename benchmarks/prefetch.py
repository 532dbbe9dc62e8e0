"""How soon the next step is painted by fetching it ahead: `python -m benchmarks.prefetch`.

The sample guides are served with 150 ms added to each reply, as a slow line would. In a real
Chromium an agent walks the same steps in turn: without rules for fetching ahead, then with those
that pages carry, by mouse (the pointer rests on the answer before the click) and by key (the words
are being said before the key is pressed). Timed is from the click or key to the first contentful
paint of the next page.
"""

import asyncio
import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import uvicorn
from playwright.sync_api import Page, sync_playwright
from starlette.types import Message, Receive, Scope, Send

from app.main import create_app
from app.settings import Settings
from benchmarks.measuring import verdict

ROOT = Path(__file__).parents[1]
DELAY = 0.150
REST = 600
"""Milliseconds that the pointer rests, or that an agent speaks, before answering."""

WALKS, BAR = 7, 0.6
START = "/call/lost-bank-card"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NOTE = """for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => {
    sessionStorage.setItem("answered", performance.timeOrigin + performance.now());
}, true)"""
PAINTED = """() => new Promise((done) => new PerformanceObserver((list) => {
    const paint = list.getEntriesByName("first-contentful-paint")[0];
    const answered = Number(sessionStorage.getItem("answered"));
    if (paint) done(performance.timeOrigin + paint.startTime - answered);
}).observe({ type: "paint", buffered: true }))"""


class Slow:
    """The application behind a slow line, with or without its rules for fetching ahead."""

    def __init__(self, data: Path) -> None:
        settings = Settings(content=ROOT / "trees", data=data, log_level="warning")
        self._app = create_app(settings)
        self.ahead = True

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer later than the application does; its files come at once, as out of a cache."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                if not scope["path"].startswith("/static"):
                    await asyncio.sleep(DELAY)
                kept = message["headers"]
                if not self.ahead:
                    kept = [each for each in kept if each[0] != b"speculation-rules"]
                message = {**message, "headers": kept}
            await send(message)

        await self._app(scope, receive, sent)


@contextmanager
def served(slow: Slow) -> Iterator[str]:
    """The address of a server for as long as it is needed."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(slow, log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def by_mouse(page: Page) -> None:
    """Rest on the first answer, then click it."""
    page.hover("main .answers a >> nth=0")
    page.wait_for_timeout(REST)
    page.mouse.down()
    page.mouse.up()


def by_key(page: Page) -> None:
    """Say the words, then press the key of the first answer."""
    page.wait_for_timeout(REST)
    page.keyboard.press("1")


def painted(page: Page, address: str, answer: Callable[[Page], None]) -> float:
    """The milliseconds from an answer to the paint of the next step."""
    page.goto(address)
    with page.expect_navigation():
        answer(page)
    return float(page.evaluate(PAINTED))


def main() -> None:
    """Print what each way takes, and hold fetching ahead against the bar."""
    named = (os.getenv("CALLGUIDE_CHROMIUM", ""), *BROWSERS)
    browser = next(filter(None, map(shutil.which, named)))
    ways = {"mouse": by_mouse, "key": by_key}
    taken: dict[tuple[str, bool], list[float]] = {}
    with TemporaryDirectory() as data, sync_playwright() as playwright:
        slow = Slow(Path(data))
        with served(slow) as address:
            chromium = playwright.chromium.launch(executable_path=browser)
            page = chromium.new_context().new_page()
            page.add_init_script(NOTE)
            painted(page, f"{address}{START}", by_key)
            for _ in range(WALKS):
                for slow.ahead in (False, True):
                    for name, answer in ways.items():
                        found = painted(page, f"{address}{START}", answer)
                        taken.setdefault((name, slow.ahead), []).append(found)
            chromium.close()
    for name in ways:
        without, ahead = (median(taken[name, each]) for each in (False, True))
        print(f"{name}: {without:.0f} ms without fetching ahead, {ahead:.0f} ms with it")
        print(verdict(f"paint after a {name}", ahead / without, BAR))


if __name__ == "__main__":
    main()
