"""A change that sets answers aside is asked about first, and nothing happens until it is sure."""

from html import unescape

import pytest

from tests.app.service import Service

PREFIXES = ("/call", "/self-service")
ONE = "?change=0&step=devices&answer=one"


@pytest.fixture(params=PREFIXES)
def here(request: pytest.FixtureRequest, standing: Service) -> str:
    """A walk that has answered two questions, of which the first leads to the second."""
    first = standing.go(standing.start(prefix=str(request.param)), "devices", "every")
    return standing.go(first, "name", "Sam")


def test_the_page_names_what_would_no_longer_count_and_offers_both_ways(
    standing: Service, here: str
) -> None:
    asked = unescape(standing.get(f"{here}{ONE}").text)
    assert "1 answer would then no longer count" in asked
    assert "<li>Name: <strong>Sam</strong></li>" in asked
    assert asked.index("Change it") < asked.index("Keep the answer as it was")


def test_asking_has_no_effect(service: Service) -> None:
    here = service.go(service.go(service.start(), "devices", "every"), "name", "Sam")
    before = service.rows("select kind from events")
    service.get(f"{here}{ONE}")
    service.post(here, {"change": "0", "step": "devices", "answer": "one"})
    assert service.rows("select kind from events") == before


def test_saying_that_one_is_sure_makes_the_change(standing: Service, here: str) -> None:
    posted = standing.post(here, {"change": "0", "step": "devices", "answer": "one", "sure": "1"})
    assert "1 earlier answer no longer counts" in standing.get(posted.headers["location"]).text


def test_what_was_posted_is_asked_back_with_all_its_fields(standing: Service, here: str) -> None:
    asked = standing.post(here, {"change": "0", "step": "devices", "answer": "one"})
    for name, value in (("change", "0"), ("step", "devices"), ("answer", "one")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in asked.text


def test_a_change_that_sets_nothing_aside_is_made_at_once(standing: Service, here: str) -> None:
    changed = standing.post(here, {"change": "1", "step": "name", "answer": "Kim"})
    assert changed.status_code == 303


def test_what_each_answer_would_set_aside_can_be_asked(standing: Service, here: str) -> None:
    told = standing.get(f"{here}?change=0&effects=1").json()
    assert told == {
        "every": "",
        "one": "No longer counts: Name: Sam",
        "tell": "No longer counts: Name: Sam",
    }
