"""The real application with the sample content, behind a real socket."""

import secrets
import socket
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import uvicorn
from starlette.types import Receive, Scope, Send

from app.main import DATABASE, create_app
from app.settings import Settings
from app.sites import PREFIXES
from engine import walk
from engine.walk import Position
from tests.sample import TREES

PATIENCE = 20
"""The seconds after which something that should have happened counts as not happening."""


class Served:
    """A server for the browser, which counts what was asked for, and what was fetched ahead."""

    def __init__(self, data: Path, operator: Path | None = None, *, watch: bool = False) -> None:
        self._database = data / DATABASE
        settings = Settings(TREES, data, log_level="warning", operator=operator, watch=watch)
        self.app = create_app(settings)
        self._heard = threading.Condition()
        self._asked: Counter[tuple[str, bool]] = Counter()
        self.url = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)
        if scope["type"] == "http":
            purpose = dict(scope["headers"]).get(b"sec-purpose", b"")
            address = f"{scope['path']}?{scope['query_string'].decode()}"
            with self._heard:
                self._asked[address, purpose.startswith(b"prefetch")] += 1
                self._heard.notify_all()

    def wait_until_fetched_ahead(self, address: str) -> None:
        """Wait for a browser to have fetched `address` before anybody asked for it."""
        with self._heard:
            assert self._heard.wait_for(lambda: self._asked[address, True], PATIENCE), address

    def asked(self, address: str) -> int:
        """How often somebody asked for `address` to see it."""
        return self._asked[address, False]

    def address(self, position: Position) -> str:
        """The address of the page of a position, in a walk of its own."""
        origin = position.origin
        own = position.state._replace(walk=secrets.token_hex(8))
        token = self.app.state.desk.seal(walk.replay(position.guide, own))
        return f"{self.url}{PREFIXES[origin.channel]}/{origin.guide}/{token}"

    def count(self, query: str, *values: str) -> int:
        """A number out of the database, once all that was recorded is written."""
        self.app.state.events.flush()
        with closing(sqlite3.connect(self._database)) as connection:
            return int(connection.execute(query, values).fetchone()[0])


@contextmanager
def served(data: Path, operator: Path | None = None, *, watch: bool = False) -> Iterator[Served]:
    """A server for as long as it is needed."""
    serving = Served(data, operator, watch=watch)
    started = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        serving.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        server = _Server(uvicorn.Config(serving, log_level="warning", access_log=False))
        server.begun = started
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        assert started.wait(PATIENCE)
        try:
            yield serving
        finally:
            serving.app.state.let_go()
            server.should_exit = True
            thread.join(PATIENCE)


class _Server(uvicorn.Server):
    begun: threading.Event

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.begun.set()
