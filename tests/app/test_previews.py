"""Both screens and the map of one walk, while a guide is being written."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.settings import Settings
from tests.app.content import LINE, write
from tests.app.service import Service, served
from tests.app.test_steps import hrefs


@pytest.fixture
def writing(settings: Settings) -> Iterator[Service]:
    """The application while guides are written."""
    with served(replace(settings, watch=True)) as service:
        yield service


def begun(service: Service, query: str = "") -> str:
    reply = service.get(f"/preview/line{query}")
    assert reply.status_code == 303
    return str(reply.headers["location"])


def frames(service: Service, here: str) -> dict[str, str]:
    page = service.get(here).text
    shown = [address for address in hrefs(page, "/") if "line/" in address]
    begins = {"agent": "/call/", "customer": "/self-service/", "map": "/guides/line/map?"}
    return {
        name: next(each for each in shown if each.startswith(begin))
        for name, begin in begins.items()
    }


def test_all_frames_show_the_same_walk(writing: Service) -> None:
    shown = frames(writing, begun(writing, "?customer.plan=plus"))
    for name in ("agent", "customer"):
        assert "Is it slow on every device" in writing.get(shown[name]).text
    assert (
        'data-step="devices" title="Devices" aria-current="step"' in writing.get(shown["map"]).text
    )


@pytest.mark.parametrize("channel", ["agent", "self-service"])
def test_what_one_answers_moves_the_others_along(writing: Service, channel: str) -> None:
    name = "agent" if channel == "agent" else "customer"
    here = frames(writing, begun(writing))[name]
    moved = writing.go(here, "devices", "one")
    shown = frames(writing, f"/preview/line/{channel}/{moved.rpartition('/')[2]}")
    for each in ("agent", "customer"):
        assert "Switch the router off and on." in writing.get(shown[each]).text
    assert 'data-step="restart" title="Restart" aria-current' in writing.get(shown["map"]).text


def test_a_save_is_shown_with_its_problems_once(writing: Service) -> None:
    here = begun(writing)
    write(writing.settings.content, {"line/guide.yaml": LINE.replace("to: restart", "to: rest", 1)})
    writing.app.state.desk.shelf.reload()
    assert writing.get(here).text.count('class="problems"') == 1


@pytest.mark.parametrize("address", ["/call/line", "/self-service/line"])
def test_pages_stand_in_frames_of_ours_only_while_guides_are_written(
    writing: Service, standing: Service, address: str
) -> None:
    policies = [
        service.get(address).headers["content-security-policy"] for service in (writing, standing)
    ]
    assert "frame-ancestors 'self'" in policies[0]
    assert "frame-ancestors 'none'" in policies[1]


def test_nothing_is_previewed_where_guides_are_served(standing: Service) -> None:
    assert standing.get("/preview/line").status_code == 404
    assert "/preview/line" not in standing.get("/guides/line/map").text


def test_a_map_leads_to_the_preview_while_guides_are_written(writing: Service) -> None:
    assert hrefs(writing.get("/guides/line/map").text, "/preview/line") == ["/preview/line"]
