from datetime import date

import pytest

from app.used import MOST_GUIDES, MOST_RECENT, Used, read_used, recent, used
from tests.app.service import Service

DAY = f"{'0' * 16}.2026-11-01"


def scope(*guides: str) -> dict[str, object]:
    entries = "|".join(f"{each}.{DAY}" for each in guides)
    return {"headers": [(b"cookie", f"x=1; callguide-used={entries}".encode())]}


def test_the_guides_used_last_are_a_few_and_the_latest_comes_first() -> None:
    assert recent(scope(*"abcdefg")) == tuple("gfedc")
    assert len(recent(scope(*"abcdefg"))) == MOST_RECENT


@pytest.mark.parametrize("guide", ["", '"<x>"', "A"])
def test_what_is_no_guide_is_none(guide: str) -> None:
    assert recent(scope(guide)) == ()


def test_a_browser_remembers_the_guides_used_last() -> None:
    found = used(scope(*(f"g{number}" for number in range(MOST_GUIDES + 5))))
    assert (len(found), next(iter(found))) == (MOST_GUIDES, "g5")
    assert found["g5"] == Used("0" * 16, date(2026, 11, 1))


@pytest.mark.parametrize("written", ["", "x", "0" * 16, f"{'0' * 16}.2026-13-01", "\xff.y.z"])
def test_what_is_not_to_be_read_is_passed_over(written: str) -> None:
    assert read_used("line", written) is None


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
    assert "Used last" not in service.get("/", cookie=f"callguide-used=nothing.{DAY}").text
