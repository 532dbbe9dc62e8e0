"""Whoever comes back to a guide is told what is new in it."""

from html import unescape
from pathlib import Path

import pytest

from app.settings import Settings
from app.used import COOKIE
from tests.app.content import FILES, LINE, write
from tests.app.service import Service, served

EARLIER = LINE.replace("What does the speed test show?", "How fast is it?")
NEWS = """\
changes:
  - {on: 2020-01-01, tell: The oldest.}
  - {on: 2026-11-01, tell: The offer comes last now.}
"""
MUST = NEWS.replace("last now.", "last now., acknowledge: true")
COOKIES = COOKIE.decode()


def version(folder: Path, guide: str) -> str:
    """Serve a version of the guide once, so that it is known; the version."""
    content = write(folder / "trees", {**FILES, "line/guide.yaml": guide})
    with served(Settings(content=content, data=folder / "data")) as running:
        return str(running.get("/api/v1/guides/line").json()["version"])


@pytest.fixture
def former(tmp_path: Path) -> str:
    return version(tmp_path, EARLIER)


def serving(folder: Path, guide: str) -> Settings:
    return Settings(
        content=write(folder / "trees", {**FILES, "line/guide.yaml": guide}), data=folder / "data"
    )


def begun(service: Service, former: str, day: str = "2026-10-05") -> tuple[str, int]:
    cookie = f"{COOKIES}=line.{former}.{day}"
    found = service.get("/call/line", cookie=cookie)
    if found.status_code == 303:
        found = service.get(found.headers["location"], cookie=cookie)
    return unescape(found.text), found.status_code


def test_somebody_new_is_told_nothing_and_remembered(service: Service) -> None:
    found = service.get("/call/line")
    assert "since=" not in found.headers["location"]
    assert found.headers["set-cookie"].startswith(f"{COOKIES}=line.")


def test_what_the_author_wrote_since_stands_on_the_first_page(tmp_path: Path, former: str) -> None:
    with served(serving(tmp_path, LINE.replace("start:", f"{NEWS}start:", 1))) as running:
        page, _ = begun(running, former)
    assert "<li>The offer comes last now.</li>" in page
    assert "The oldest." not in page


def test_what_differs_is_told_where_the_author_wrote_nothing(tmp_path: Path, former: str) -> None:
    with served(serving(tmp_path, LINE)) as running:
        page, _ = begun(running, former)
    assert "<li>Other words: Speed</li>" in page


def test_what_must_be_read_is_said_to_be_read_before_the_call(tmp_path: Path, former: str) -> None:
    with served(serving(tmp_path, LINE.replace("start:", f"{MUST}start:", 1))) as running:
        page, status = begun(running, former)
        assert (status, 'data-key="1"' in page) == (200, True)
        cookie = f"{COOKIES}=line.{former}.2026-10-05"
        read = running.ask("POST", "/call/line?household=3", headers={"cookie": cookie})
        assert read.headers["location"] == "/call/line?household=3"
        kept = read.headers["set-cookie"].partition(";")[0]
        assert running.get("/call/line", cookie=kept).status_code == 303


def test_customers_are_told_nothing(tmp_path: Path, former: str) -> None:
    with served(serving(tmp_path, LINE.replace("start:", f"{MUST}start:", 1))) as running:
        found = running.get("/self-service/line", cookie=f"{COOKIES}=line.{former}.2026-10-05")
    assert found.status_code == 303
    assert "set-cookie" not in found.headers


def test_a_step_that_is_opened_tells_what_is_new_too(tmp_path: Path, former: str) -> None:
    with served(serving(tmp_path, LINE)) as running:
        cookie = f"{COOKIES}=line.{former}.2026-10-05"
        fields = {"step": "devices", "answer.0": "every"}
        went = running.post("/call/line/at/measure", fields, cookie=cookie)
        page = running.get(went.headers["location"]).text
        assert went.headers["set-cookie"].startswith(f"{COOKIES}=line.")
    assert "<li>Other words: Speed</li>" in page


def test_what_must_be_read_is_read_before_a_step_is_opened(tmp_path: Path, former: str) -> None:
    with served(serving(tmp_path, LINE.replace("start:", f"{MUST}start:", 1))) as running:
        cookie = f"{COOKIES}=line.{former}.2026-10-05"
        for page in (
            running.get("/call/line/at/measure", cookie=cookie),
            running.post("/call/line/at/measure", {"step": "devices"}, cookie=cookie),
        ):
            assert 'action="/call/line/at/measure?read=1"' in page.text
        read = running.post("/call/line/at/measure?read=1", {}, cookie=cookie)
        assert read.headers["location"] == "/call/line/at/measure"
        kept = read.headers["set-cookie"].partition(";")[0]
        assert "Go to" in running.get("/call/line/at/measure", cookie=kept).text
