from typing import Any

import pytest

from tests.app.content import FILES, NOTE, TO_OFFER
from tests.app.service import Service

KNOWN = {"customer": {"plan": "basic", "household": 3}}


def begun(standing: Service, channel: str = "agent") -> str:
    told = standing.api("", guide="line", channel=channel, facts=KNOWN)
    assert told.status_code == 201
    return str(told.json()["token"])


def answered(standing: Service, token: str, step: str, answer: object = None) -> dict[str, Any]:
    told = standing.api("/answer", token=token, step=step, answer=answer)
    assert told.status_code == 200, told.text
    return dict(told.json())


def test_a_walk_goes_from_its_start_to_its_end(standing: Service) -> None:
    token = begun(standing)
    for step, answer in TO_OFFER:
        token = answered(standing, token, step, answer)["token"]
    told = answered(standing, token, "faster", "accepted")
    assert told["page"]["end"] == {"outcome": "accepted", "team": "", "product": "Plus 250"}


def test_facts_are_given_by_name_or_by_path(standing: Service) -> None:
    for facts in ({"plan": "basic"}, {"customer": {"plan": "basic"}}, {"customer.plan": "basic"}):
        page = standing.api("", guide="line", facts=facts).json()["page"]
        assert [each["text"] for each in page["known"]] == ["Basic 50"]


def test_numbers_are_taken_as_they_are_written(standing: Service) -> None:
    token = begun(standing)
    for step, answer in (("devices", "every"), ("name", "Sam")):
        token = answered(standing, token, step, answer)["token"]
    for number in (45, 45.25, "45.25"):
        assert answered(standing, token, "measure", number)["page"]["step"] == "uses"


def test_back_takes_the_last_answer_back(standing: Service) -> None:
    token = answered(standing, begun(standing), "devices", "one")["token"]
    assert standing.api("/back", token=token).json()["page"]["step"] == "devices"
    assert standing.api("/back", token=begun(standing)).status_code == 422


def test_an_answer_is_changed_by_its_number_or_its_step(standing: Service) -> None:
    token = answered(standing, begun(standing), "devices", "one")["token"]
    for where in ({"at": 0}, {"step": "devices"}):
        told = standing.api("/change", token=token, answer="every", **where)
        assert told.json()["page"]["step"] == "name"


def test_what_a_change_would_set_aside_is_told_before_it_is_made(service: Service) -> None:
    token = answered(service, begun(service), "devices", "every")["token"]
    token = answered(service, token, "name", "Sam")["token"]
    before = service.rows("select count(*) from events")
    for where in ({"at": 0}, {"step": "devices"}):
        told = service.api("/change/effects", token=token, answer="one", **where)
        assert told.json() == {
            "at": 0,
            "aside": [{"step": "name", "title": "Name", "answer": "Sam"}],
            "told": "No longer counts: Name: Sam",
        }
    nothing = service.api("/change/effects", token=token, at=1, answer="Ada").json()
    assert nothing == {"at": 1, "aside": [], "told": ""}
    assert service.rows("select count(*) from events") == before


def test_a_change_that_cannot_be_made_has_no_effects(service: Service) -> None:
    token = answered(service, begun(service), "devices", "every")["token"]
    told = service.api("/change/effects", token=token, at=0, answer="nothing")
    assert (told.status_code, told.json()["walk"]["page"]["step"]) == (422, "name")


@pytest.mark.parametrize("where", [{}, {"at": 9}, {"step": "nothing"}])
def test_what_is_not_on_the_road_cannot_be_changed(
    standing: Service, where: dict[str, Any]
) -> None:
    token = answered(standing, begun(standing), "devices", "one")["token"]
    told = standing.api("/change", token=token, answer="every", **where)
    assert (told.status_code, told.json()["walk"]["page"]["step"]) == (422, "restart")


def test_what_is_at_hand_at_any_time_can_be_gone_to(standing: Service) -> None:
    told = standing.api("/any-time", token=begun(standing), step="devices", entry="person")
    assert told.json()["page"]["end"]["outcome"] == "handoff"


def test_what_the_customer_volunteers_is_not_asked(standing: Service) -> None:
    told = standing.api("/tell", token=begun(standing), facts={"devices": "every", "speed": 48})
    assert told.json()["page"]["step"] == "name"
    reply = answered(standing, told.json()["token"], "name", "Sam")
    assert reply["page"]["step"] == "uses"
    assert [each["mood"] for each in reply["page"]["road"]] == ["told", "asked", "told"]


def test_what_was_tried_already_is_passed_by(standing: Service) -> None:
    token = answered(standing, begun(standing), "devices", "one")["token"]
    passed = standing.api("/tried", token=token, steps=["restart"]).json()
    assert passed["page"]["step"] == "better"
    undone = standing.api("/tried", token=passed["token"], steps=["restart"], undo=True)
    assert undone.json()["page"]["step"] == "restart"


def test_what_cannot_be_told_is_a_problem_with_the_page_that_stands(standing: Service) -> None:
    told = standing.api("/tell", token=begun(standing), facts={"speed": "fast"})
    assert (told.status_code, told.json()["walk"]["page"]["step"]) == (422, "devices")
    assert told.json()["detail"] == "Enter a number in digits, such as 12.50."


def test_another_guide_opens_in_the_same_call_and_goes_back(standing: Service) -> None:
    top = standing.api("/interrupt", token=begun(standing), guide="staff").json()
    assert [each["title"] for each in top["page"]["below"]] == ["Slow line"]
    again = standing.api("/come-back", token=top["token"], case_note=True).json()["page"]
    assert (again["guide"], again["step"], again["below"]) == ("line", "devices", [])
    assert "Slow line, " in again["case_note"]


def test_a_walk_of_its_own_has_nothing_to_come_back_to(standing: Service) -> None:
    reply = standing.api("/come-back", token=begun(standing))
    assert (reply.status_code, reply.json()["walk"]["page"]["step"]) == (422, "devices")


def test_the_case_note_comes_where_it_is_asked_for(standing: Service) -> None:
    token = begun(standing)
    notes = [
        standing.api("/page", token=token, case_note=wanted).json()["page"]["case_note"]
        for wanted in (False, True)
    ]
    assert notes[0] is None
    assert "People: 3" in notes[1]


def test_the_page_can_be_shown_again(standing: Service) -> None:
    token = begun(standing)
    told = standing.api("/page", token=token).json()
    assert (told["page"]["step"], told["token"]) == ("devices", told["token"])


def test_a_refused_answer_comes_with_the_page_that_stands(standing: Service) -> None:
    told = standing.api("/answer", token=begun(standing), step="devices", answer="evry")
    assert told.headers["content-type"] == "application/problem+json"
    problem = told.json()
    assert (problem["status"], problem["title"]) == (422, "Answer refused")
    assert problem["walk"]["page"]["error"] == problem["detail"]
    again = answered(standing, problem["walk"]["token"], "devices", "every")
    assert again["page"]["step"] == "name"


def test_a_late_answer_is_told_and_not_applied(standing: Service) -> None:
    token = answered(standing, begun(standing), "devices", "one")["token"]
    told = standing.api("/answer", token=token, step="devices", answer="every")
    assert (told.status_code, told.json()["title"]) == (409, "The walk has moved on")
    assert told.json()["walk"]["page"]["step"] == "restart"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff", 400),
        (b'{"guide": "line", "facts": {"a": ' + b"[" * 60_000, 400),
        (b'{"guide": "line", "facts": {"plan": 1E-99999999999999999999}}', 400),
        (b'{"guide": "line", "facts": ' + b'{"a": ' * 900 + b"1" + b"}" * 901, 422),
        (b"null", 422),
        (b"[]", 422),
        (b"{}", 422),
        (b'{"guide": 7}', 422),
        (b'{"guide": "line", "channel": "public"}', 422),
        (b'{"guide": "line", "more": 1}', 422),
        (b'{"guide": "line", "facts": []}', 422),
        (b'{"guide": "line", "facts": {"nothing": 1}}', 422),
        (b'{"guide": "line", "facts": {"household": 1e999999999}}', 422),
        (b'{"guide": "nothing"}', 404),
        (b'{"guide": "staff", "channel": "self-service"}', 404),
    ],
)
def test_a_start_that_cannot_be_is_told(standing: Service, body: bytes, status: int) -> None:
    reply = standing.ask("POST", "/api/v1/walks", content=body)
    assert reply.status_code == status, reply.text
    problem = reply.json()
    assert reply.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "status", "detail"} <= problem.keys()
    assert problem["status"] == status


STRANGE: tuple[object, ...] = (
    *(None, True, -1, 0, 1.5, 10**400, "", "\0", "ü" * 5000, [], ["films", "films"], [[]], [None]),
    *({}, {"a": 1}, "NaN", "Infinity", "1e999999999", "accepted", "\u202e", "=1+1", ["\0"] * 300),
)


@pytest.mark.parametrize("step", [step for step, _ in TO_OFFER] + ["faster"])
def test_no_answer_whatever_is_a_mishap(standing: Service, step: str) -> None:
    token = begun(standing)
    for at, answer in TO_OFFER:
        if at == step:
            break
        token = answered(standing, token, at, answer)["token"]
    for strange in STRANGE:
        told = standing.api("/answer", token=token, step=step, answer=strange)
        assert told.status_code in (200, 422), strange


def test_the_customer_gets_nothing_that_is_for_the_agent(standing: Service) -> None:
    token = begun(standing, "self-service")
    for step, answer in TO_OFFER:
        told = standing.api("/page", token=token, case_note=True)
        assert NOTE not in told.text
        assert (told.json()["page"]["case_note"], told.json()["page"]["known"]) == (None, [])
        token = answered(standing, token, step, answer)["token"]
    assert NOTE in FILES["line/guide.yaml"]
