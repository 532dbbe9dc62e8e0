"""`callguide serve`: it starts or says why not, and its log names no walk."""

import asyncio
import logging
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

import pytest
from starlette.types import Message, Receive, Scope, Send

from app.cli_access import LOGGER, AccessLog, beginning
from engine.tokens import KEY_BYTES
from tests.app.terminal import make, started
from tests.house.files import ROOT

TOKEN = "AUDSl3wEPL36ITx13LlHekjuWvziUPE5LKfnRceFWCpd5tbMHXOomw-M_MNHrhdcK4DLaxucu4fpx_9evkl"  # noqa: S105


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        ("/", "/"),
        ("/health", "/health"),
        ("/call/slow-internet", "/call/slow-internet"),
        (f"/call/slow-internet/{TOKEN}", "/call/slow-internet/…"),
        ("/api/v1/walks/answer", "/api/v1/walks/answer"),
        ("/static/0a1b2c/agent.css", "/static/0a1b2c/agent.css"),
        (f"/{TOKEN}", "/…"),
        ("/call/Anna Muster", "/call/…"),
        ("/a/b/c/d/e", "/a/b/c/d/…"),
        ("/a\n2026-01-01 INFO forged", "/…"),
        ("//x", "/…"),
        ("", "/…"),
    ],
)
def test_the_log_names_the_route_and_no_walk(path: str, logged: str) -> None:
    assert beginning(path) == logged


async def answering(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 303, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def failing(_scope: Scope, _receive: Receive, _send: Send) -> None:
    raise RuntimeError


async def nothing(_: Message | None = None) -> Message:
    return {}


def request(path: str) -> Scope:
    return {"type": "http", "method": "GET", "path": path, "query_string": b"name=Anna"}


async def _send(_: Message) -> None:
    return


def test_a_request_is_logged_with_status_and_time(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, LOGGER)
    asyncio.run(AccessLog(answering)(request(f"/call/slow/{TOKEN}"), nothing, _send))
    (line,) = caplog.messages
    assert re.fullmatch(r"GET /call/slow/… 303 \d+\.\d ms", line)


def test_a_request_that_fails_is_logged_too(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, LOGGER)
    with pytest.raises(RuntimeError):
        asyncio.run(AccessLog(failing)(request("/health"), nothing, _send))
    assert " 500 " in caplog.messages[0]


def test_nothing_is_logged_where_the_operator_wants_warnings_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.WARNING, LOGGER)
    asyncio.run(AccessLog(answering)(request("/health"), nothing, _send))
    assert caplog.messages == []


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    content = make(tmp_path / "trees")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        words = ("serve", "--content", content, "--port", port)
        result = started(*words, folder=tmp_path)
    assert result.returncode == 2
    assert result.stderr == (
        f"127.0.0.1 port {port} cannot be used: address already in use. "
        "Choose another: --port 8001\n"
    )


def test_missing_content_is_told(tmp_path: Path) -> None:
    result = started("serve", "--content", tmp_path / "none", folder=tmp_path)
    assert result.returncode == 2
    assert result.stderr == f"{tmp_path}/none is not a folder with content.\n"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("CALLGUIDE_LOG_LEVEL", "loud", "CALLGUIDE_LOG_LEVEL"),
        ("CALLGUIDE_PORT", "http", "CALLGUIDE_PORT"),
        ("CALLGUIDE_KEYS", "short", "CALLGUIDE_KEYS"),
        ("CALLGUIDE_DATA", "trees/slow/guide.yaml", "guide.yaml"),
    ],
)
def test_a_wrong_setting_is_told(tmp_path: Path, name: str, value: str, told: str) -> None:
    make(tmp_path / "trees")
    result = started("serve", "--port", "0", folder=tmp_path, env={name: value})
    assert result.returncode == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


class Server(NamedTuple):
    """A server in a process of its own, and the address that it printed."""

    address: str
    process: subprocess.Popen[str]

    def get(self, path: str) -> str:
        """What is served at a path."""
        with urllib.request.urlopen(self.address + path) as reply:  # noqa: S310  # our own
            text: str = reply.read().decode()
        return text


@contextmanager
def serving(folder: Path, log: IO[str]) -> Iterator[Server]:
    """The sample guide, served while it is written."""
    content, data = make(folder / "trees"), folder / "data"
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "serve", "--port", "0", "--watch", "--content", content],
        cwd=ROOT,
        env={**os.environ, "CALLGUIDE_DATA": str(data)},
        text=True,
        stdout=subprocess.PIPE,
        stderr=log,
    )
    with process:
        assert process.stdout
        line = process.stdout.readline()
        try:
            yield Server(line.removeprefix("Callguide is open at ").partition(" ")[0], process)
        finally:
            process.kill()


def test_it_serves_where_it_says_and_ends_at_once(tmp_path: Path) -> None:
    with (tmp_path / "log").open("w") as log, serving(tmp_path, log) as server:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", server.address)
        shown = server.get("call/slow?customer.plan=basic")
        with urllib.request.urlopen(f"{server.address}dev/changes") as waiting:  # noqa: S310
            waiting.readline()
            server.process.send_signal(signal.SIGINT)
            assert server.process.wait(60) == 0
    logged = (tmp_path / "log").read_text()
    assert "Is it slow on every device" in shown
    assert "GET /call/slow 303" in logged
    assert "GET /call/slow/… 200" in logged
    assert "basic" not in logged
    assert "Traceback" not in logged
    assert len(max(re.split(r"\W", logged), key=len)) < KEY_BYTES
