"""A step of a guide as both see it, and a walk on the map."""

import re
from html import unescape

import pytest

from tests.app.content import NOTE
from tests.app.service import Service


def hrefs(page: str, begin: str) -> list[str]:
    return [unescape(each) for each in re.findall(f'(?:href|src)="({begin}[^"]*)"', page)]


def test_a_step_is_seen_as_agent_and_as_customer(standing: Service) -> None:
    page = standing.get("/guides/line/step?id=measure").text
    agent, customer = (standing.get(each).text for each in hrefs(page, "/guides/line/step/page"))
    for seen in (agent, customer):
        assert "What does the speed test show?" in seen
    assert "popovertarget" in agent
    assert "popovertarget" not in customer


def test_a_customer_is_shown_without_notes(standing: Service) -> None:
    pages = [
        standing.get(f"/guides/line/step/page?id=devices&channel={channel}").text
        for channel in ("agent", "self-service")
    ]
    assert [NOTE in page for page in pages] == [True, False]


def test_a_walk_can_be_started_at_a_step(standing: Service) -> None:
    page = standing.get("/guides/line/step?id=uses").text
    for prefix in ("/call/line/", "/self-service/line/"):
        (start,) = hrefs(page, prefix)
        assert "What is the line used for?" in standing.get(start).text


def test_looking_at_a_step_is_no_walk(service: Service) -> None:
    service.get("/guides/line/step?id=measure")
    service.get("/guides/line/step/page?id=measure&channel=agent")
    assert service.rows("select * from events") == []


@pytest.mark.parametrize(
    "address",
    [
        "/guides/line/step?id=nothing",
        "/guides/nothing/step?id=uses",
        "/guides/line/step/page?id=nothing&channel=agent",
    ],
)
def test_what_is_not_there_is_told(standing: Service, address: str) -> None:
    assert standing.get(address).status_code == 404


def test_an_agent_finds_the_walk_on_the_map_and_the_way_back(standing: Service) -> None:
    here = standing.go(standing.start(), "devices", "one")
    (address,) = hrefs(standing.get(here).text, "/guides/line/map")
    page = standing.get(address).text
    assert re.search(r'data-step="restart"[^>]*aria-current="step"', page)
    assert "is-passed" in page
    assert hrefs(page, "/call/line/") == [here]


def test_a_walk_that_cannot_be_read_is_refused(standing: Service) -> None:
    assert standing.get("/guides/line/map?walk=nothing").status_code == 400


def test_the_sheet_of_a_map_is_a_style_sheet(standing: Service) -> None:
    (address,) = hrefs(standing.get("/guides/line/map").text, "/guides/line/paper.css")
    reply = standing.get(address)
    assert reply.headers["content-type"] == "text/css; charset=utf-8"
    assert "@page map" in reply.text
