import xml.etree.ElementTree as ET

import pytest

from app.settings import Settings
from tests.app.content import LINE, NOTE, write
from tests.app.service import Service, served


def test_everything_is_one_click_from_the_start_page(standing: Service) -> None:
    page = standing.get("/").text
    for address in ("/call/line", "/self-service/line", "/guides/line/map", "/guides/line/script"):
        assert f'href="{address}"' in page
    assert 'href="/self-service/staff"' not in page


@pytest.mark.parametrize(
    ("format_", "media", "begins"),
    [
        ("svg", "image/svg+xml", "<svg"),
        ("dot", "text/vnd.graphviz", "digraph"),
        ("mermaid", "text/plain", "flowchart"),
    ],
)
def test_a_map_comes_in_three_formats(
    standing: Service, format_: str, media: str, begins: str
) -> None:
    file = standing.get(f"/guides/line/map.{format_}")
    told = standing.get(f"/api/v1/guides/line/map?format={format_}")
    assert (file.status_code, file.content) == (200, told.content)
    assert file.headers["content-type"].startswith(media)
    assert begins in file.text[:200]


def test_a_map_is_an_svg_if_nothing_is_said(standing: Service) -> None:
    ET.fromstring(standing.get("/api/v1/guides/line/map").text)  # noqa: S314  # our own


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/guides/line/map.png", 422),
        ("/api/v1/guides/line/map?format=png", 422),
        ("/guides/nothing/map", 404),
        ("/guides/nothing/script", 404),
        ("/api/v1/guides/nothing", 404),
        ("/api/v1/guides/nothing/problems", 404),
        ("/api/v1/guides/nothing/map", 404),
    ],
)
def test_what_is_not_there_is_told(standing: Service, address: str, status: int) -> None:
    reply = standing.get(address)
    kind = "application/problem+json" if address.startswith("/api") else "text/html; charset=utf-8"
    assert (reply.status_code, reply.headers["content-type"]) == (status, kind)


def test_a_script_holds_every_word_of_a_guide(standing: Service) -> None:
    page, file = standing.get("/guides/line/script"), standing.get("/guides/line/script.md")
    for text in (page.text, file.text):
        assert "What does the speed test show?" in text
        assert NOTE in text
    assert file.headers["content-type"] == "text/markdown; charset=utf-8"


def test_the_api_lists_what_can_be_walked(standing: Service) -> None:
    line, staff = sorted(standing.get("/api/v1/guides").json(), key=lambda each: each["id"])
    assert (line["id"], line["channels"]) == ("line", ["agent", "self-service"])
    assert (staff["id"], staff["steps"]) == ("staff", 1)


def test_the_api_tells_which_facts_may_be_given(standing: Service) -> None:
    told = standing.get("/api/v1/guides/line").json()
    facts = {fact["name"]: fact for fact in told["facts"]}
    assert facts["plan"]["options"] == ["basic", "plus"]
    assert facts["plan"]["path"] == "customer.plan"
    assert facts["customer"]["sensitive"]
    assert told["start"] == "devices"


def test_a_guide_without_problems_has_none(standing: Service) -> None:
    assert standing.get("/api/v1/guides/line/problems").json() == []
    assert "nothing to mend" in standing.get("/problems").text


def test_a_broken_guide_is_not_served_and_says_why(settings: Settings) -> None:
    broken = {"line/guide.yaml": LINE.replace("next: better", "next: bettr")}
    write(settings.content, broken)
    with served(settings) as service:
        assert service.get("/call/line").status_code == 404
        problems = service.get("/api/v1/guides/line/problems").json()
        found = {each["code"]: each for each in problems}
        assert "better" in found["missing-target"]["fix"]
        assert "bettr" in service.get("/problems").text
        assert service.get("/call/staff").status_code == 303
        assert service.get("/ready").json() == {"status": "ok", "guides": 1}
