"""The real application for tests, with its lifespan, asked in the process itself."""

import asyncio
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from typing import Any, Self
from urllib.parse import urlencode

import httpx
from fastapi import FastAPI
from starlette.types import Message

from app.main import DATABASE, create_app
from app.settings import Settings
from tests.app.content import KNOWN, TO_OFFER

Said = str | Sequence[str] | None
FORM = {"content-type": "application/x-www-form-urlencoded"}


class Service:
    """A running application. Each request is answered before the next line of a test."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.app: FastAPI = create_app(settings)
        self._runner = asyncio.Runner()
        self._lifespan = self.app.router.lifespan_context(self.app)
        transport = httpx.ASGITransport(self.app)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://desk.test")

    def __enter__(self) -> Self:
        self._runner.__enter__()
        self._runner.run(_entered(self._lifespan))
        return self

    def __exit__(self, *_: object) -> None:
        self._runner.run(self._client.aclose())
        self._runner.run(_left(self._lifespan))
        self._runner.close()

    def ask(self, method: str, url: str, **more: Any) -> httpx.Response:
        """Any request."""
        return self._runner.run(self._client.request(method, url, **more))

    def at_once(self, *requests: tuple[str, str, Mapping[str, Any]]) -> list[httpx.Response]:
        """Requests that are under way at the same time."""

        async def all_of_them() -> list[httpx.Response]:
            asked = (self._client.request(method, url, **more) for method, url, more in requests)
            return await asyncio.gather(*asked)

        return self._runner.run(all_of_them())

    def get(self, url: str, **headers: str) -> httpx.Response:
        """A page."""
        return self.ask("GET", url, headers=named(headers))

    def post(self, url: str, fields: Mapping[str, Said], **headers: str) -> httpx.Response:
        """A form."""
        body = urlencode([each for each in fields.items() if each[1] is not None], doseq=True)
        return self.ask("POST", url, content=body, headers={**FORM, **named(headers)})

    def api(self, path: str, **body: Any) -> httpx.Response:
        """A request to the API of a walk."""
        return self.ask("POST", f"/api/v1/walks{path}", json=body)

    def raw(self, method: str, path: str, query: bytes = b"", **more: Any) -> tuple[int, bytes]:
        """A request that no well-behaved client would send; the status and the body."""
        return self._runner.run(_raw(self.app, method, path, query, **more))

    def start(self, guide: str = "line", prefix: str = "/call", query: str = "") -> str:
        """The address of the first page of a fresh walk."""
        reply = self.get(f"{prefix}/{guide}{query}")
        assert reply.status_code == 303, reply.text[-900:]
        return reply.headers["location"]

    def go(self, here: str, step: str, answer: Said, **fields: Said) -> str:
        """Post an answer; the address that it leads to."""
        reply = self.post(here, {"step": step, "answer": answer, **fields})
        assert reply.status_code == 303, reply.text[-900:]
        return reply.headers["location"]

    def to_offer(self, prefix: str = "/call") -> str:
        """The address of the offer of the guide `line`."""
        here = self.start(prefix=prefix, query=KNOWN)
        for step, answer in TO_OFFER:
            here = self.go(here, step, answer)
        return here

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the database holds, once all that was recorded is written."""
        flush(self.app)
        with closing(sqlite3.connect(self.settings.data / DATABASE)) as connection:
            return connection.execute(query).fetchall()


@contextmanager
def served(settings: Settings) -> Iterator[Service]:
    """An application for as long as it is needed."""
    with Service(settings) as service:
        yield service


def flush(app: FastAPI) -> None:
    """Wait until the events of an application are written."""
    app.state.events.flush()


def named(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers by their names, written as keywords."""
    return {name.replace("_", "-"): value for name, value in headers.items()}


async def _entered(lifespan: Any) -> None:
    await lifespan.__aenter__()


async def _left(lifespan: Any) -> None:
    await lifespan.__aexit__(None, None, None)


async def _raw(
    app: FastAPI,
    method: str,
    path: str,
    query: bytes,
    *,
    body: bytes = b"",
    headers: Sequence[tuple[bytes, bytes]] = (),
    messages: Sequence[Message] = (),
) -> tuple[int, bytes]:
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode("utf-8", "surrogateescape"),
        "query_string": query,
        "root_path": "",
        "headers": [(b"host", b"desk.test"), *headers],
        "client": ("127.0.0.1", 1),
        "server": ("desk.test", 80),
    }
    waiting = iter(messages or [{"type": "http.request", "body": body, "more_body": False}])
    sent: list[Message] = []

    async def receive() -> Message:
        return next(waiting, {"type": "http.disconnect"})

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    status = next((each["status"] for each in sent if "status" in each), 0)
    return status, b"".join(each.get("body", b"") for each in sent)
