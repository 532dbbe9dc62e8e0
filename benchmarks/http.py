"""What one step of a walk costs over HTTP: `python -m benchmarks.http`.

The floors are the obvious ways of less: a bare Starlette application that returns the JSON it is
sent, as much of it as a step's page holds, and a bare FastAPI application that takes a form and
fills a Jinja2 template with as much of a page. Each is asked in the process itself, and behind
uvicorn over one connection to 127.0.0.1, where the CPU time is that of the server's process.

A browser of an agent fetches the pages behind the first three answers ahead, whichever is picked
then: the last row tells what a step costs a server so, instead of the one page.
"""

import asyncio
import json
import multiprocessing
import socket
import tempfile
import time
from collections.abc import Callable, Coroutine, Mapping
from contextlib import ExitStack
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import Annotated, Any, NamedTuple, Self

import uvicorn
from fastapi import FastAPI, Form, Request
from fastapi.responses import HTMLResponse
from jinja2 import DictLoader, Environment
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.main import create_app
from app.settings import Settings
from benchmarks.generated import DEPTH, files
from benchmarks.measuring import ROUNDS, verdict

CALLS = 300
STEPS = 1_000
KNOWN = {"household": 3, "plan": "basic"}
JSON_BAR, HTML_BAR = 1.5, 0.7
AHEAD = 3
"""The answers that an agent's browser fetches ahead at each step."""

PAGE = """<!doctype html>
<html lang="{{ language }}"><head><meta charset="utf-8"><title>{{ title }}</title></head><body>
<h1>{{ title }}</h1><p class="say">{{ ask }}</p><aside>{{ note }}</aside>
<form method="post" action="{{ here }}"><input type="hidden" name="step" value="{{ step }}">
{% for row in rows %}<button name="answer" value="{{ row.id }}">{{ row.label }}</button>{% endfor %}
</form>
<ol>{% for passed in road %}<li><span>{{ passed.title }}</span><span>{{ passed.answer }}</span>
<form action="{{ here }}"><input type="hidden" name="change" value="{{ loop.index0 }}">
{% for row in rows %}<button name="answer" value="{{ row.id }}">{{ row.label }}</button>{% endfor %}
</form></li>{% endfor %}</ol>
<dl>{% for label, value in known %}<dt>{{ label }}</dt><dd>{{ value }}</dd>{% endfor %}</dl>
<textarea>{{ case_note }}</textarea>
</body></html>
"""


class Asked(NamedTuple):
    """A request that is asked again and again."""

    method: str
    target: str
    body: bytes = b""
    kind: str = "application/json"
    ahead: bool = False

    @property
    def headers(self) -> list[tuple[bytes, bytes]]:
        """What any client says."""
        length = str(len(self.body)).encode()
        told = [
            (b"host", b"127.0.0.1"),
            (b"accept", b"*/*"),
            (b"content-type", self.kind.encode()),
            (b"content-length", length),
        ]
        return [*told, (b"sec-purpose", b"prefetch")] if self.ahead else told

    @property
    def raw(self) -> bytes:
        """The request as it goes over a socket."""
        told = b"".join(name + b": " + value + b"\r\n" for name, value in self.headers)
        return f"{self.method} {self.target} HTTP/1.1\r\n".encode() + told + b"\r\n" + self.body


def callguide(folder: Path) -> FastAPI:
    """The application, with a generated guide of 1,000 steps."""
    for name, raw in files(STEPS).items():
        file = folder / "trees" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
    settings = Settings(content=folder / "trees", data=folder / "data", keys=(bytes(32),))
    return create_app(settings)


def echo(_: Path) -> Starlette:
    """A bare Starlette application that returns what it is sent."""

    async def same(request: Any) -> JSONResponse:
        return JSONResponse(await request.json())

    return Starlette(routes=[Route("/echo", same, methods=["POST"])])


def form(_: Path) -> FastAPI:
    """A bare FastAPI application that takes a form and fills a template."""
    app = FastAPI()
    page = Environment(loader=DictLoader({"page": PAGE}), autoescape=True).get_template("page")
    rows = [{"id": f"a{n}", "label": f"Answer {n} of question 917"} for n in range(4)]
    ask = "What does light number 917 on the front of the box show at the moment?"
    road = [{"title": ask, "answer": f"Answer {n} of question 917"} for n in range(DEPTH - 1)]

    @app.post("/call/generated/{token}", response_class=HTMLResponse)
    async def take(
        request: Request, step: Annotated[str, Form()], answer: Annotated[str, Form()]
    ) -> str:
        note = "If they are not sure, ask them to look from the side, away from the window."
        return page.render(
            language="en",
            title=f"{step} {answer}",
            here=request.url.path,
            step=step,
            ask=ask,
            note=note,
            rows=rows,
            road=road,
            known=KNOWN.items(),
            case_note="\n".join(f"- {each['title']}: {each['answer']}" for each in road),
        )

    return app


MAKERS: dict[str, Callable[[Path], ASGIApp]] = {
    "JSON step": callguide,
    "echo": echo,
    "HTML step": callguide,
    "form": form,
    "HTML step ahead": callguide,
}


def requests(app: ASGIApp) -> dict[str, Asked]:
    """One request for each, the walk standing before its last question.

    What is fetched ahead is the page of that question: an end is never fetched so.
    """
    facts = {"guide": "generated", "facts": KNOWN}
    told = json.loads(asked(app, Asked("POST", "/api/v1/walks", json.dumps(facts).encode()))[1])
    before = told
    for number in range(DEPTH - 1):
        before = told
        told = json.loads(asked(app, _step(told, f"a{number % 4}"))[1])
    step = told["page"]["step"]
    page = asked(app, _step(told, "a1"))[1]
    here = _answered(told)
    posted = f"step={step}&answer=a1".encode()
    return {
        "JSON step": _step(told, "a1"),
        "echo": Asked("POST", "/echo", page),
        "HTML step": Asked("GET", here),
        "form": Asked("POST", here.partition("?")[0], posted, "application/x-www-form-urlencoded"),
        "HTML step ahead": Asked("GET", _answered(before), ahead=True),
    }


def _answered(told: Mapping[str, Any]) -> str:
    token = told["token"].rpartition(".")[2]
    return f"/call/generated/{token}?step={told['page']['step']}&answer=a1"


def _step(told: Mapping[str, Any], answer: str) -> Asked:
    said = {"token": told["token"], "step": told["page"]["step"], "answer": answer}
    return Asked("POST", "/api/v1/walks/answer", json.dumps(said).encode())


def call(app: ASGIApp, request: Asked, sent: list[Message]) -> Coroutine[Any, Any, None]:
    """One call of an application as a server would make it."""
    path, _, query = request.target.partition("?")
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": request.headers,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": request.body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    return app(scope, receive, send)  # type: ignore[return-value]


def asked(app: ASGIApp, request: Asked) -> tuple[int, bytes]:
    """The status and the body of a reply."""
    sent: list[Message] = []
    asyncio.run(call(app, request, sent))
    return sent[0]["status"], b"".join(each.get("body", b"") for each in sent)


def in_process(apps: Mapping[str, ASGIApp], wanted: Mapping[str, Asked]) -> dict[str, float]:
    """The median CPU time of a call in microseconds, each in turn in every round."""

    async def measure() -> dict[str, float]:
        taken: dict[str, list[float]] = {name: [] for name in apps}
        for _ in range(ROUNDS):
            for name, app in apps.items():
                began = time.process_time_ns()
                for _ in range(CALLS):
                    await call(app, wanted[name], [])
                taken[name].append((time.process_time_ns() - began) / CALLS / 1000)
        return {name: median(each) for name, each in taken.items()}

    return asyncio.run(measure())


class Metered:
    """Tells at `/cpu` what CPU time the process has taken so far, in nanoseconds."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, unless it is for the meter."""
        if scope["type"] == "http" and scope["path"] == "/cpu":
            response = JSONResponse(time.process_time_ns())
            await response(scope, receive, send)
            return
        await self._app(scope, receive, send)


def serve(name: str, folder: Path, told: Connection) -> None:
    """Serve one of the applications until the process is ended."""
    listener = socket.create_server(("127.0.0.1", 0))
    told.send(listener.getsockname()[1])
    app = Metered(MAKERS[name](folder))
    config = uvicorn.Config(app, access_log=False, log_level="error")
    uvicorn.Server(config).run(sockets=[listener])


class Server:
    """One of the applications in a process of its own, and a connection to it."""

    def __init__(self, name: str, folder: Path) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        arguments = (name, folder, theirs)
        self._process = context.Process(target=serve, args=arguments, daemon=True)
        self._process.start()
        self._socket = socket.create_connection(("127.0.0.1", ours.recv()))
        self._reader = self._socket.makefile("rb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.join()

    def ask(self, raw: bytes) -> bytes:
        """The body of the reply."""
        self._socket.sendall(raw)
        length = 0
        while (line := self._reader.readline().lower()) not in (b"\r\n", b""):
            if line.startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return self._reader.read(length)

    def cpu(self) -> int:
        """The CPU time that the server has taken so far."""
        return int(self.ask(b"GET /cpu HTTP/1.1\r\nhost: x\r\n\r\n"))


def behind_uvicorn(wanted: Mapping[str, Asked], folder: Path) -> dict[str, float]:
    """The same, as the server's process pays for it."""
    taken: dict[str, list[float]] = {name: [] for name in wanted}
    with ExitStack() as stack:
        servers = {
            name: stack.enter_context(Server(name, folder / name.replace(" ", "-")))
            for name in wanted
        }
        for _ in range(ROUNDS):
            for name, server in servers.items():
                raw, began = wanted[name].raw, server.cpu()
                for _ in range(CALLS):
                    server.ask(raw)
                taken[name].append((server.cpu() - began) / CALLS / 1000)
    return {name: median(each) for name, each in taken.items()}


def tell(where: str, taken: Mapping[str, float]) -> None:
    """Print what was measured, and whether the bars hold."""
    for name, each in taken.items():
        print(f"{name}, {where}: {each:.0f} µs")
    json_ratio = taken["JSON step"] / taken["echo"]
    html_ratio = taken["HTML step"] / taken["form"]
    print(verdict(f"JSON step / Starlette echo, {where}", json_ratio, JSON_BAR))
    print(verdict(f"HTML step / FastAPI form and page, {where}", html_ratio, HTML_BAR))
    ahead = AHEAD * taken["HTML step ahead"]
    times = ahead / taken["HTML step"]
    print(f"{AHEAD} answers ahead, {where}: {ahead:.0f} µs a step, {times:.1f} times the one page")


def main() -> None:
    """Measure in the process and behind uvicorn, and print the ratios."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        ours = callguide(folder)
        apps: dict[str, ASGIApp] = {
            "JSON step": ours,
            "echo": echo(folder),
            "HTML step": ours,
            "form": form(folder),
            "HTML step ahead": ours,
        }
        wanted = requests(ours)
        for name, app in apps.items():
            status, body = asked(app, wanted[name])
            print(f"{name}: {status}, {len(wanted[name].body)} bytes in, {len(body)} bytes out")
        ours.state.events.start()
        tell("in the process", in_process(apps, wanted))
        ours.state.events.close()
        tell("behind uvicorn", behind_uvicorn(wanted, folder))


if __name__ == "__main__":
    main()
