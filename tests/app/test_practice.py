"""Calls for practice over HTTP: a customer on the line, and nothing that counts."""

import re
from collections.abc import Iterator

import pytest

from app.routes.practice import Play
from app.settings import Settings
from tests.app.service import Service
from tests.sample import TREES

START = "/practice/slow-internet?number=1"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("data")
    operator = folder / "operator.yaml"
    operator.write_text("case-note: 'Operated: {guide}'\n", encoding="utf-8")
    with Service(Settings(content=TREES, data=folder, operator=operator)) as running:
        yield running


def begun(service: Service) -> str:
    reply = service.get(START)
    assert reply.status_code == 303
    return str(reply.headers["location"])


def first_answer(page: str) -> str:
    found = re.search(r'href="([^"]+answer=[^"]+)"', page)
    assert found
    return found[1].replace("&amp;", "&")


def test_the_customer_speaks_on_the_agents_screen(service: Service) -> None:
    page = service.get(begun(service)).text
    assert "The customer says" in page
    assert "Practice" in page


def test_an_answer_leads_on_in_the_practice(service: Service) -> None:
    moved = service.get(first_answer(service.get(begun(service)).text))
    assert moved.status_code == 303
    assert moved.headers["location"].startswith("/practice/slow-internet/1.")


def test_a_refused_answer_is_told_and_kept(service: Service) -> None:
    here = begun(service)
    refused = service.get(f"{here}?step=what-is-slow&answer=nothing-like-it")
    assert refused.status_code == 422


def test_nothing_of_it_is_recorded(service: Service) -> None:
    moved = service.get(first_answer(service.get(begun(service)).text))
    assert service.get(moved.headers["location"]).status_code == 200
    service.app.state.events.flush()
    assert service.rows("select count(*) from events") == [(0,)]


def test_a_practice_cannot_be_gone_on_with_as_a_call_nor_a_call_as_practice(
    service: Service,
) -> None:
    practised = begun(service)
    token = practised.rpartition("/")[2]
    assert service.get(f"/call/slow-internet/{token}").status_code == 400
    assert service.api("/page", token=token).status_code == 400
    real = service.start("slow-internet").rpartition("/")[2]
    assert service.get(f"{practised.rpartition('/')[0]}/{real}").status_code == 400


@pytest.mark.parametrize("play", ["", "1", "1.2.3", "x.1.0.0.", "1.1.0.0.5", "1" * 99])
def test_what_names_no_practice_is_not_found(service: Service, play: str) -> None:
    token = begun(service).rpartition("/")[2]
    assert service.get(f"/practice/slow-internet/{play}/{token}").status_code == 404


def test_how_a_practice_goes_is_read_as_it_was_written() -> None:
    play = Play(7, 1_795_000_000, 1, 12, (3, 9))
    assert Play.read(str(play)) == play


def test_a_guide_that_is_not_there_is_not_practised(service: Service) -> None:
    assert service.get("/practice/nothing").status_code == 404


def test_customers_of_a_public_instance_find_no_practice(tmp_path: object) -> None:
    with Service(Settings(content=TREES, data=tmp_path, public=True)) as public:  # type: ignore[arg-type]
        assert public.get(START).status_code == 404


def test_the_case_note_is_laid_out_as_the_operator_wants_it(service: Service) -> None:
    assert "Operated: Slow internet" in service.get(begun(service)).text


def test_practice_tells_what_is_new_and_remembers_nothing(service: Service) -> None:
    known = f"callguide-used=slow-internet.{'0' * 16}.2026-11-01"
    reply = service.get(START, cookie=known)
    assert "set-cookie" not in reply.headers
    page = service.get(reply.headers["location"]).text
    assert "<li>The measured speed has a minute of time now.</li>" in page
