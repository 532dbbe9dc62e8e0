from pathlib import Path

import pytest

from app.settings import Settings
from tests.app.service import FORM, Service, served

KEPT = "select decision, turn, product, shown, occurrence from decisions order by turn"
ACCEPT = {"step": "faster", "answer": "accepted"}


def page(service: Service, here: str) -> dict[str, object]:
    channel = "agent" if here.startswith("/call") else "self-service"
    token = f"{channel}.line.{here.rpartition('/')[2]}"
    found: dict[str, object] = service.api("/page", token=token).json()["page"]
    return found


@pytest.mark.parametrize("decision", ["accepted", "declined"])
@pytest.mark.parametrize("prefix", ["/call", "/self-service"])
def test_a_decision_is_kept_with_what_was_shown_word_for_word(
    service: Service, prefix: str, decision: str
) -> None:
    here = service.to_offer(prefix)
    shown = page(service, here)["offer"]["disclosure"]  # type: ignore[index]
    service.go(here, "faster", decision)
    assert service.rows(KEPT) == [(decision, 1, "plus", shown, 1)]
    assert "39.90" in shown


def test_it_says_which_version_was_shown_and_when(service: Service) -> None:
    here = service.to_offer()
    shown = page(service, here)
    service.go(here, "faster", "accepted")
    [(walk, guide, version, at)] = service.rows("select walk, guide, version, at from decisions")
    assert (walk, guide, version) == (shown["walk"], "line", shown["version"])
    assert at.endswith("+00:00")


def test_a_decision_that_is_sent_twice_is_kept_once(service: Service) -> None:
    here = service.to_offer()
    first, again = (service.go(here, "faster", "accepted") for _ in range(2))
    assert [service.get(each).status_code for each in (first, again)] == [200, 200]
    assert len(service.rows(KEPT)) == 1


def test_so_it_is_when_it_is_sent_twice_at_once(service: Service) -> None:
    here = service.to_offer()
    more = {"content": "step=faster&answer=accepted", "headers": FORM}
    replies = service.at_once(*[("POST", here, more)] * 8)
    assert {reply.status_code for reply in replies} == {303}
    assert len(service.rows(KEPT)) == 1


def test_so_it_is_when_two_processes_are_asked(settings: Settings) -> None:
    with served(settings) as one, served(settings) as other:
        here = one.to_offer()
        one.go(here, "faster", "accepted")
        other.go(here, "faster", "accepted")
        assert len(one.rows(KEPT)) == 1


def test_the_api_keeps_decisions_too(service: Service) -> None:
    here = service.to_offer("/self-service")
    token = f"self-service.line.{here.rpartition('/')[2]}"
    for _ in range(2):
        reply = service.api("/answer", token=token, step="faster", answer="declined")
        assert reply.json()["page"]["step"] == "fixed"
    assert [row[0] for row in service.rows(KEPT)] == ["declined"]


def test_no_link_decides(service: Service) -> None:
    here = service.to_offer()
    reply = service.get(f"{here}?step=faster&answer=accepted")
    assert (reply.status_code, "one of the two buttons" in reply.text) == (422, True)
    assert not service.rows(KEPT)


def test_no_link_changes_a_decision(service: Service) -> None:
    here = service.go(service.to_offer(), "faster", "declined")
    at = next(each["at"] for each in page(service, here)["road"] if each["step"] == "faster")  # type: ignore[attr-defined]
    reply = service.get(f"{here}?change={at}&step=faster&answer=accepted")
    assert (reply.status_code, "one of the two buttons" in reply.text) == (422, True)
    assert [row[0] for row in service.rows(KEPT)] == ["declined"]


def test_a_mind_that_is_changed_is_another_turn(service: Service) -> None:
    here = service.go(service.to_offer(), "faster", "accepted")
    at = str(len(page(service, here)["road"]) - 1)  # type: ignore[arg-type]
    here = service.go(here, "faster", "declined", change=at)
    here = service.go(here, "faster", "accepted", change=at)
    assert service.get(here).status_code == 200
    assert [row[:2] for row in service.rows(KEPT)] == [
        ("accepted", 1),
        ("declined", 2),
        ("accepted", 3),
    ]


def test_a_change_over_the_api_is_kept_as_well(service: Service) -> None:
    here = service.go(service.to_offer(), "faster", "accepted")
    token = f"agent.line.{here.rpartition('/')[2]}"
    reply = service.api("/change", token=token, step="faster", answer="declined")
    assert reply.json()["page"]["step"] == "fixed"
    assert [row[0] for row in service.rows(KEPT)] == ["accepted", "declined"]


def test_a_refused_decision_is_not_kept(service: Service) -> None:
    here = service.to_offer()
    for answer in ("perhaps", "", "ACCEPTED"):
        assert service.post(here, {"step": "faster", "answer": answer}).status_code == 422
    assert not service.rows(KEPT)


def test_what_cannot_be_kept_is_not_taken(service: Service) -> None:
    here = service.to_offer()
    service.rows("drop table decisions")
    reply = service.post(here, ACCEPT)
    assert (reply.status_code, "try again in a moment" in reply.text) == (503, True)
    assert service.get(here).status_code == 200


def test_what_is_kept_can_be_read_without_the_application(service: Service, tmp_path: Path) -> None:
    service.go(service.to_offer(), "faster", "accepted")
    assert (tmp_path / "data" / "callguide.db").exists()
    assert len(service.rows("select * from decisions")) == 1
