import re
from typing import Any

import pytest

from tests.app.service import Service

AT = "/call/line/at/"


INPUT = re.compile(r'<input id="(?:answer|given)-\d+" name="([^"]*)" value="([^"]*)"')
HIDDEN = re.compile(r'name="(from|entry\.\d+)" value="([^"]*)"')
SELECT = re.compile(r'<select id="[^"]*" name="([^"]*)"[^>]*>(.*?)</select>', re.DOTALL)
CHOSEN = re.compile(r'<option value="([^"]*)" selected')
CHECKED = re.compile(r'type="checkbox" name="([^"]*)" value="([^"]*)" checked')


def form(page: str) -> dict[str, Any]:
    """The fields of the page, as a browser would send them."""
    steps: dict[str, Any] = {"step": re.findall(r'name="step" value="([^"]*)"', page)}
    picked = {name: (CHOSEN.findall(options) or [""])[0] for name, options in SELECT.findall(page)}
    checked = CHECKED.findall(page)
    several = {name: [value for other, value in checked if other == name] for name, _ in checked}
    return steps | dict(INPUT.findall(page)) | dict(HIDDEN.findall(page)) | picked | several


def test_the_page_asks_what_is_on_the_way_and_fills_in_what_leads_there(standing: Service) -> None:
    page = standing.get(f"{AT}measure").text
    assert form(page) == {"step": ["devices", "name"], "answer.0": "every", "answer.1": ""}
    assert "Go to “Speed”" in page


def test_one_key_goes_there(standing: Service) -> None:
    fields = form(standing.get(f"{AT}measure").text) | {"answer.1": "Ada"}
    reply = standing.post(f"{AT}measure", fields)
    assert reply.status_code == 303
    assert "What does the speed test show?" in standing.get(reply.headers["location"]).text


def test_looking_begins_nothing(service: Service) -> None:
    service.get(f"{AT}measure")
    assert service.rows("select * from events") == []


def test_going_there_is_recorded_as_a_walk(service: Service) -> None:
    fields = form(service.get(f"{AT}restart").text)
    service.post(f"{AT}restart", fields)
    assert service.rows("select * from events") != []


def test_what_is_not_answered_yet_is_asked_first_and_said_so(standing: Service) -> None:
    fields = form(standing.get(f"{AT}measure").text)
    here = standing.post(f"{AT}measure", fields).headers["location"]
    page = standing.get(here).text
    assert "What is your name?" in page
    assert "On the way to “Speed”" in page


def test_what_was_answered_behind_it_is_not_asked_again(standing: Service) -> None:
    fields = form(standing.get(f"{AT}uses").text) | {"answer.2": "50"}
    here = standing.post(f"{AT}uses", fields).headers["location"].partition("?")[0]
    page = standing.get(standing.go(here, "name", "Ada")).text
    assert "What is the line used for?" in page


def test_answers_that_lead_elsewhere_stop_there_and_say_so(standing: Service) -> None:
    fields = form(standing.get(f"{AT}measure").text) | {"answer.0": "one"}
    page = standing.get(standing.post(f"{AT}measure", fields).headers["location"]).text
    assert "Switch the router off and on." in page
    assert "and not to “Speed”" in page


def test_a_refused_answer_is_shown_with_all_that_was_typed(standing: Service) -> None:
    fields = form(standing.get(f"{AT}uses").text)
    reply = standing.post(f"{AT}uses", fields | {"answer.1": "Ada", "answer.2": "fast"})
    assert reply.status_code == 422
    again = form(reply.text)
    assert (again["answer.1"], again["answer.2"]) == ("Ada", "fast")
    assert 'class="error"' in reply.text


def test_what_the_call_knows_is_filled_in(standing: Service) -> None:
    here = standing.go(standing.start(), "devices", "every")
    here = standing.go(here, "name", "Ada")
    call = here.removeprefix("/call/")
    page = standing.get(f"{AT}measure?from={call}").text
    assert form(page)["answer.1"] == "Ada"
    assert "Known from this call" in page
    reply = standing.post(f"{AT}measure", form(page))
    assert "Ada" in standing.get(reply.headers["location"]).text


def test_a_search_from_a_call_takes_it_along(standing: Service) -> None:
    here = standing.start().removeprefix("/call/")
    rows = standing.get(f"/find/rows?q=films&from={here}").text
    assert f'data-href="/call/line/at/uses?from={here.replace("/", "%2F")}"' in rows


def test_a_guide_that_is_found_in_a_call_is_begun_with_what_the_call_knows(
    standing: Service,
) -> None:
    here = standing.go(standing.go(standing.start(), "devices", "every"), "name", "Ada")
    rows = standing.get(f"/find/rows?q=slow+line&from={here.removeprefix('/call/')}").text
    found = re.search(r'data-href="(/call/line\?from=[^"]+)"', rows)
    assert found
    page = standing.get(standing.get(found[1]).headers["location"]).text
    assert "Ada" in page
    assert "What does the speed test show?" in page


def test_an_offer_is_not_passed(standing: Service) -> None:
    page = standing.get(f"{AT}ordered").text
    assert "only the customer can decide" in page
    fields = form(page)
    at = fields["step"].index("name")
    reply = standing.post(f"{AT}ordered", fields | {f"answer.{at}": "Ada"})
    assert "A faster line" in standing.get(reply.headers["location"]).text


def test_a_step_that_is_not_there_is_told(standing: Service) -> None:
    reply = standing.get(f"{AT}nothing")
    assert reply.status_code == 404
    assert "no such step" in reply.text


@pytest.mark.parametrize("address", ["/call/nothing/at/x", "/call/line/at/no-way-on!"])
def test_what_is_not_there_is_told(standing: Service, address: str) -> None:
    assert standing.get(address).status_code == 404


def test_a_call_that_cannot_be_read_is_told(standing: Service) -> None:
    assert standing.get(f"{AT}measure?from=line/AAAA").status_code == 400
