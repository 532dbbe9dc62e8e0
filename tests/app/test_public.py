from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.settings import Settings
from tests.app.service import Service, served


@pytest.fixture
def public(settings: Settings) -> Iterator[Service]:
    with served(replace(settings, public=True)) as running:
        yield running


def test_customers_can_walk(public: Service) -> None:
    here = public.to_offer("/self-service")
    assert public.get(public.go(here, "faster", "accepted")).status_code == 200


def test_the_start_page_leads_to_nothing_but_self_service(public: Service) -> None:
    page = public.get("/").text
    assert 'href="/self-service/line"' in page
    assert "For staff" not in page
    for elsewhere in ("/call", "/guides", "/api", "/problems"):
        assert f'href="{elsewhere}' not in page


@pytest.mark.parametrize(
    "address",
    [
        "/call/line",
        "/call/line/x",
        "/guides/line/map",
        "/guides/line/map.svg",
        "/guides/line/script",
        "/guides/line/script.md",
        "/problems",
        "/api",
        "/api/v1/openapi.json",
        "/api/v1/guides",
        "/api/v1/guides/line",
        "/api/v1/guides/line/map",
        "/dev/changes",
        "/find/rows",
        "/call/line/at/measure",
        "/api/v1/find",
    ],
)
def test_what_is_for_staff_is_not_there(public: Service, address: str) -> None:
    assert public.get(address).status_code == 404


def test_nor_is_the_api(public: Service) -> None:
    assert public.api("", guide="line").status_code == 404
    assert public.api("/page").status_code == 404


def test_machines_can_still_ask_how_it_is(public: Service) -> None:
    assert public.get("/health").status_code == public.get("/ready").status_code == 200


def test_a_walk_begun_in_private_goes_on_in_public(settings: Settings) -> None:
    with served(settings) as private:
        here = private.start(prefix="/self-service")
        at_work = private.start(prefix="/call")
    with served(replace(settings, public=True)) as public:
        assert public.get(here).status_code == 200
        assert public.get(at_work).status_code == 404
        assert public.get(at_work.replace("/call", "/self-service")).status_code == 400
