"""Guides within other sites: only the operator's, only at the start, only in their frames."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings import Settings
from tests.app.service import Service
from tests.sample import TREES

SHOP, STRANGER = "https://shop.example", "https://stranger.example"
FACTS = {"customer.plan": "home-50"}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder: Path = tmp_path_factory.mktemp("operator")
    operator = folder / "operator.yaml"
    operator.write_text(f"embed: [{SHOP}]\n")
    with Service(Settings(content=TREES, data=folder / "data", operator=operator)) as running:
        yield running


def policy(headers: object) -> str:
    return str(headers["content-security-policy"])  # type: ignore[index]


def test_one_of_the_sites_starts_a_walk_with_what_it_knows(service: Service) -> None:
    begun = service.post("/embed/slow-internet", FACTS, origin=SHOP, sec_fetch_site="cross-site")
    assert begun.status_code == 303
    page = service.get(begun.headers["location"])
    assert page.status_code == 200
    assert "customer.plan" not in begun.headers["location"]


@pytest.mark.parametrize(
    "origin", [STRANGER, "null", f"{SHOP}.stranger.example", "http://shop.example"]
)
def test_no_other_site_starts_one(service: Service, origin: str) -> None:
    refused = service.post(
        "/embed/slow-internet", FACTS, origin=origin, sec_fetch_site="cross-site"
    )
    assert refused.status_code == 403


def test_no_site_answers_for_a_customer(service: Service) -> None:
    begun = service.post("/embed/slow-internet", {}, origin=SHOP, sec_fetch_site="cross-site")
    refused = service.post(
        begun.headers["location"], {"answer": "x"}, origin=SHOP, sec_fetch_site="cross-site"
    )
    assert refused.status_code == 403


def test_the_frames_of_the_sites_alone_may_show_it(service: Service) -> None:
    page = service.get(service.start("slow-internet", "/embed"))
    assert policy(page.headers).endswith(f"frame-ancestors {SHOP}")


@pytest.mark.parametrize("prefix", ["/self-service", "/call"])
def test_no_frame_shows_the_other_pages(service: Service, prefix: str) -> None:
    page = service.get(service.start("slow-internet", prefix))
    assert policy(page.headers).endswith("frame-ancestors 'none'")
    assert "framed.js" not in page.text


def test_a_page_in_a_frame_leads_nowhere_else(service: Service) -> None:
    page = service.get(service.start("slow-internet", "/embed"))
    assert 'href="/"' not in page.text
    assert f'data-hosts="{SHOP}"' in page.text


def test_the_script_may_be_loaded_from_other_sites(service: Service) -> None:
    script = service.get("/embed.js")
    assert script.headers["cross-origin-resource-policy"] == "cross-origin"
    assert script.headers["content-type"].startswith("text/javascript")


def test_without_sites_there_is_nothing_to_embed(tmp_path: Path) -> None:
    with Service(Settings(content=TREES, data=tmp_path)) as service:
        assert service.get("/embed.js").status_code == 404
        assert service.get("/embed/slow-internet").status_code == 404
        assert service.post("/embed/slow-internet", {}, origin=SHOP).status_code == 403
