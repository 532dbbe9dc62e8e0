"""`callguide serve`: the guides on the web, with a log that names no walk."""

import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import typer
import uvicorn
from starlette.types import ASGIApp

from app.cli_access import LOGGER, AccessLog
from app.cli_content import settings
from app.cli_output import CannotRun, reason
from app.main import create_app
from app.settings import Settings, SettingsError

SECONDS_TO_FINISH = 5
_ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  # where to look, not to listen
_LEVELS = ("debug", "info", "warning", "error", "critical")


class Wish(NamedTuple):
    """What was asked for on the command line; None where the settings tell it."""

    content: Path | None
    host: str | None
    port: int | None
    watch: bool | None


def run(wish: Wish) -> None:
    """Serve until the process is told to end. Raises CannotRun."""
    asked = _settings(wish)
    with _told(asked):
        app = create_app(asked)
    with _listening(asked.host, asked.port) as listener:
        address = f"http://{_host(asked.host)}:{listener.getsockname()[1]}/"
        server = _Server(_config(app, asked.log_level), address, app.state.let_go)
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listener])


def _settings(wish: Wish) -> Settings:
    found = settings(wish.content)
    told = {name: said for name, said in wish._asdict().items() if said is not None}
    if found.log_level not in _LEVELS:
        levels = ", ".join(_LEVELS)
        message = f'CALLGUIDE_LOG_LEVEL is "{found.log_level}": write one of {levels}.'
        raise CannotRun(message)
    return replace(found, **told)


@contextmanager
def _told(asked: Settings) -> Iterator[None]:
    """What keeps the application from starting, as CannotRun."""
    try:
        yield
    except SettingsError as error:
        raise CannotRun(str(error)) from error
    except OSError as error:
        what = f"{error.filename} cannot be used: " if error.filename else ""
        raise CannotRun(f"{what}{reason(error)}.") from error
    except sqlite3.Error as error:
        why = f"the database in {asked.data} cannot be used: {error}"
        raise CannotRun(f"{why}. Name another folder in CALLGUIDE_DATA.") from error


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        why = reason(error) if isinstance(error, OSError) else "ports go up to 65535"
        message = f"{host} port {port} cannot be used: {why}. Choose another: --port 8001"
        raise CannotRun(message) from error
    with listener:
        yield listener


def _host(host: str) -> str:
    seen = _ANYWHERE.get(host, host)
    return f"[{seen}]" if ":" in seen else seen


class _Server(uvicorn.Server):
    """A server that says where it is once it can be reached, and lets go of pages that wait."""

    def __init__(self, config: uvicorn.Config, address: str, let_go: Callable[[], None]) -> None:
        super().__init__(config)
        self._address = address
        self._let_go = let_go

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            typer.echo(f"Callguide is open at {self._address} (Ctrl-C ends it)")

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._let_go()
        await super().shutdown(sockets)


def _config(app: ASGIApp, level: str) -> uvicorn.Config:
    return uvicorn.Config(
        AccessLog(app),
        log_config=_logging(level),
        access_log=False,  # uvicorn's own has whole addresses, and with them tokens
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )


def _logging(level: str) -> dict[str, Any]:
    """All logs on standard error, a line each; of the server itself only what went wrong."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "loggers": {
            "callguide": {"handlers": ["stderr"], "level": level.upper(), "propagate": False},
            LOGGER: {"level": level.upper()},
            "uvicorn": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        },
    }
