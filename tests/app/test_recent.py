import pytest

from app.recent import MOST, recent, used
from tests.app.service import Service


def scope(cookie: str) -> dict[str, object]:
    return {"headers": [(b"cookie", cookie.encode())], "scheme": "http"}


def test_the_guide_used_last_comes_first_and_once() -> None:
    header = used(scope("callguide-recent=a.b.c"), "b")[1].decode()
    assert header.startswith("callguide-recent=b.a.c;")


def test_no_more_than_a_few_are_kept() -> None:
    header = used(scope("callguide-recent=a.b.c.d.e"), "f")[1].decode()
    assert header.partition(";")[0].count(".") == MOST - 1


@pytest.mark.parametrize("cookie", ["", "other=a", "callguide-recent=", 'callguide-recent="<x>"'])
def test_what_is_no_list_of_guides_is_none(cookie: str) -> None:
    assert recent(scope(cookie)) == ()


def test_the_start_page_begins_with_the_guides_used_last(service: Service) -> None:
    assert "Used last" not in service.get("/").text
    service.get("/call/staff")
    page = service.get("/").text
    assert page.index("Used last") < page.index('href="/call/staff"') < page.index('class="trade"')


def test_a_customer_is_given_no_cookie(standing: Service) -> None:
    assert "set-cookie" not in standing.get("/self-service/line").headers


def test_what_is_fetched_ahead_was_not_used(standing: Service) -> None:
    assert "set-cookie" not in standing.get("/call/line", sec_purpose="prefetch").headers


def test_a_guide_that_is_gone_is_left_out(service: Service) -> None:
    assert "Used last" not in service.get("/", cookie="callguide-recent=nothing").text
