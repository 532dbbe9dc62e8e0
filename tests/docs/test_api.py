"""Every request of the API's page is answered as the page shows, by the real application."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from app.settings import Settings
from docs.examples import Block, blocks
from tests.app.service import Service, served
from tests.house.files import ROOT

PAGE = (ROOT / "docs/api.md").read_text()
LEFT_OUT = "…"
_ORIGIN = "http://127.0.0.1:8000"
_HERE = re.compile(r"<<END\n(.*?)\nEND$", re.DOTALL | re.MULTILINE)


class Exchange(NamedTuple):
    """A request and what the page says that it is answered with."""

    url: str
    body: str | None
    shown: Any
    line: int


def exchanges() -> Iterator[Exchange]:
    asked = blocks(PAGE, "sh")
    shown = blocks(PAGE, "json")
    for request, answer in zip(asked, shown, strict=True):
        yield Exchange(*said(request), json.loads(answer.text), request.line)


def said(request: Block) -> tuple[str, str | None]:
    """The address of a curl command below the origin, and the body that it sends."""
    words = shlex.split(_HERE.sub("", request.text))
    [url] = [word for word in words if word.startswith(_ORIGIN)]
    here = _HERE.search(request.text)
    if here:
        return url.removeprefix(_ORIGIN), here[1]
    body = words[words.index("--json") + 1] if "--json" in words else None
    return url.removeprefix(_ORIGIN), body


def agrees(shown: Any, real: Any) -> bool:
    """Whether what is shown is what was said, but for what is left out."""
    if shown == LEFT_OUT:
        return True
    if isinstance(shown, dict) and isinstance(real, dict):
        told = shown.keys() - {LEFT_OUT}
        complete = LEFT_OUT in shown or told == real.keys()
        return complete and all(key in real and agrees(shown[key], real[key]) for key in told)
    if isinstance(shown, list) and isinstance(real, list):
        if shown[-1:] == [LEFT_OUT]:
            shown = shown[:-1]
            real = real[: len(shown)]
        return len(shown) == len(real) and all(map(agrees, shown, real))
    return bool(shown == real)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    with served(Settings(content=ROOT / "trees", data=tmp_path)) as service:
        yield service


def test_every_request_is_answered_as_shown(service: Service) -> None:
    token = ""
    for url, body, shown, line in exchanges():
        if body is None:
            reply = service.get(url)
        else:
            reply = service.ask("POST", url, content=body.replace("$TOKEN", token))
        answer = reply.json()
        assert agrees(shown, answer), f"line {line}: {reply.text[:3000]}"
        token = answer.get("token", token)


@pytest.mark.parametrize(
    ("shown", "real"),
    [
        ({"a": 1}, {"a": 2}),
        ({"a": 1}, {"a": 1, "b": 2}),
        ({"a": 1, LEFT_OUT: LEFT_OUT}, {"b": 2}),
        ([1], [1, 2]),
        ([1, LEFT_OUT], [2, 1]),
    ],
)
def test_a_wrong_answer_would_be_seen(shown: Any, real: Any) -> None:
    assert not agrees(shown, real)


def test_the_page_names_the_addresses_of_the_description(service: Service) -> None:
    paths = service.get("/api/v1/openapi.json").json()["paths"]
    assert [path for path in paths if path.startswith("/api/v1/walks") and path not in PAGE] == []
