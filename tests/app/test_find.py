from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.settings import Settings
from tests.app.content import LINE, write
from tests.app.service import Service, served


@pytest.fixture
def public(settings: Settings) -> Iterator[Service]:
    with served(replace(settings, public=True)) as running:
        yield running


def found(service: Service, query: str) -> list[str]:
    reply = service.get(f"/api/v1/find?q={query}")
    assert reply.status_code == 200, reply.text
    return ["/".join(filter(None, (each["guide"], each["step"]))) for each in reply.json()]


def test_a_guide_is_found_with_a_typing_error(standing: Service) -> None:
    assert found(standing, "solw+line")[0] == "line"


def test_a_step_is_found_by_its_words_its_answers_and_its_note(standing: Service) -> None:
    assert found(standing, "speed+test")[0] == "line/measure"
    assert found(standing, "films")[0] == "line/uses"
    assert "line/restart" in found(standing, "canary")


def test_a_program_is_told_what_it_is_and_where_it_opens(standing: Service) -> None:
    best = standing.get("/api/v1/find?q=slow+line&limit=1").json()
    assert best == [
        {
            "kind": "guide",
            "guide": "line",
            "step": "",
            "title": "Slow line",
            "guide_title": "Slow line",
            "page": "/call/line",
        }
    ]


@pytest.mark.parametrize("query", ["", "?q=x&limit=0", "?q=x&limit=51", "?q=x&limit=many"])
def test_a_search_that_does_not_have_the_right_form_is_refused(
    standing: Service, query: str
) -> None:
    reply = standing.get(f"/api/v1/find{query}")
    assert reply.status_code == 422
    assert reply.headers["content-type"] == "application/problem+json"


def test_a_page_tells_the_same_without_script(standing: Service) -> None:
    page = standing.get("/find?q=films").text
    assert '<a href="/call/line/at/uses">Uses</a>' in page
    assert 'value="films"' in page


def test_the_rows_while_one_types_tell_the_same(standing: Service) -> None:
    rows = standing.get("/find/rows?q=films").text
    assert 'data-href="/call/line/at/uses"' in rows
    assert "<html" not in rows


def test_what_is_found_stands_under_its_guide(standing: Service) -> None:
    assert "<h2>Slow line</h2>" in standing.get("/find?q=films").text
    rows = standing.get("/find/rows?q=films").text
    assert '<div role="group" aria-label="Slow line">' in rows
    assert 'role="option" id="found-1"' in rows


def test_what_is_not_found_is_said(standing: Service) -> None:
    for address in ("/find?q=xyzzy", "/find/rows?q=xyzzy"):
        assert "Try another word" in standing.get(address).text


@pytest.mark.parametrize("address", ["/find", "/find?q=", "/find/rows", "/find?q=%00%ff"])
def test_nothing_to_look_for_is_no_fault(standing: Service, address: str) -> None:
    assert standing.get(address).status_code == 200


def test_what_was_typed_becomes_no_markup(standing: Service) -> None:
    for address in ("/find", "/find/rows"):
        reply = standing.get(f"{address}?q=%3Cscript%3Ealert(1)%3C/script%3E")
        assert "<script>alert" not in reply.text


def test_a_very_long_query_is_cut(standing: Service) -> None:
    assert found(standing, "films+" + "x+" * 400)[0] == "line/uses"


def test_the_box_stands_on_the_start_page_and_on_each_page_of_a_call(standing: Service) -> None:
    for address in ("/", standing.start()):
        assert 'action="/find"' in standing.get(address).text
    assert 'action="/find"' not in standing.get(standing.start(prefix="/self-service")).text


def test_customers_find_guides_for_customers_and_nothing_that_is_in_them(public: Service) -> None:
    page = public.get("/find?q=films+canary+staff").text
    assert '<a href="/self-service/line">Slow line</a>' in page
    assert "Uses" not in page
    assert "staff" not in page.replace("films canary staff", "")


def test_customers_find_nothing_by_a_note(public: Service) -> None:
    assert "Nothing found" in public.get("/find?q=canary").text


def test_customers_need_no_script(public: Service) -> None:
    assert "<script" not in public.get("/find?q=line").text
    assert "<script" not in public.get("/").text


def test_what_changed_is_found_anew(settings: Settings) -> None:
    with served(settings) as service:
        assert found(service, "gigantic+") == []
        write(settings.content, {"line/guide.yaml": LINE.replace("Slow line", "Gigantic line")})
        service.app.state.desk.shelf.reload()
        assert found(service, "gigantic+")[0] == "line"
