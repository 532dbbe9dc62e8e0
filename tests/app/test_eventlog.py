import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.eventlog import EventLog
from app.settings import Settings
from engine import walk
from engine.walk import Position
from tests.app.content import KNOWN
from tests.app.service import Service, served
from tests.renderers.content import compiled
from tests.renderers.screens import KINDS as KINDS_OF_QUESTIONS

KINDS = "select kind, step from events"
AHEAD = {"sec_purpose": "prefetch;anonymous-client-ip"}


def kinds(service: Service) -> list[tuple[str, str]]:
    return sorted(service.rows(KINDS))


def test_a_walk_is_told_from_its_start_to_its_end(service: Service) -> None:
    here = service.start()
    for step, answer in (("devices", "one"), ("restart", "done"), ("better", "yes")):
        here = service.go(here, step, answer)
    assert kinds(service) == [
        ("answered", "better"),
        ("answered", "devices"),
        ("answered", "restart"),
        ("ended", "fixed"),
        ("started", "devices"),
    ]


def test_it_tells_what_was_said_and_how_it_ended(service: Service) -> None:
    here = service.go(service.start(), "devices", "one")
    service.get(f"{here}?step=restart&any-time=person")
    told = service.rows("select kind, detail from events where step in ('devices', 'person')")
    assert ("answered", '{"value":"one"}') in told
    assert ("ended", '{"outcome":"handoff"}') in told


def test_an_offer_that_was_shown_is_told(service: Service) -> None:
    service.to_offer()
    told = service.rows("select detail from events where kind = 'offer shown'")
    assert told == [('{"need":"faster-line","product":"plus"}',)]


def test_a_start_that_nobody_saw_is_none(service: Service) -> None:
    service.start()
    assert not kinds(service)


def test_reloads_and_second_tabs_count_once(service: Service) -> None:
    here = service.go(service.start(), "devices", "one")
    before = kinds(service)
    for _ in range(3):
        service.get(here)
    service.get(f"{here}?step=restart&answer=done")
    after = kinds(service)
    for _ in range(3):
        service.get(f"{here}?step=restart&answer=done")
    assert (len(before), kinds(service)) == (2, after)


def test_nothing_counts_twice_after_a_restart(settings: Settings) -> None:
    with served(settings) as service:
        here = service.go(service.start(), "devices", "one")
        before = kinds(service)
    with served(settings) as service:
        service.get(here)
        assert kinds(service) == before


def test_a_page_that_is_fetched_ahead_records_nothing(service: Service) -> None:
    here = service.start()
    assert service.get(f"{here}?step=devices&answer=one", **AHEAD).status_code == 200
    assert service.ask("HEAD", f"{here}?step=devices&answer=one").status_code == 200
    assert not kinds(service)


def test_an_end_is_not_fetched_ahead_for_nothing_would_record_it(service: Service) -> None:
    here = service.go(service.go(service.start(), "devices", "one"), "restart", "done")
    end = f"{here}?step=better&answer=yes"
    assert service.get(end, **AHEAD).status_code == 503
    assert ("ended", "fixed") not in kinds(service)
    assert service.get(end).status_code == 200
    assert ("ended", "fixed") in kinds(service)


def test_the_next_request_records_what_is_missing(service: Service) -> None:
    here = service.start()
    service.get(f"{here}?step=devices&answer=one", **AHEAD)
    token = here.rpartition("/")[2]
    ahead = service.api("/answer", token=f"agent.line.{token}", step="devices", answer="one")
    walk = ahead.json()["token"].rpartition(".")[2]
    service.rows("delete from events")
    service.get(f"/call/line/{walk}?step=restart&answer=done")
    assert ("answered", "restart") in kinds(service)


def test_a_walk_whose_beginning_was_only_fetched_ahead_is_told_whole(service: Service) -> None:
    here = service.start()
    page = service.get(f"{here}?step=devices&answer=one", **AHEAD)
    link = page.text.partition('href="/call/line/')[2].partition("?")[0]
    service.get(f"/call/line/{link}?step=restart&answer=done")
    assert kinds(service) == [
        ("answered", "devices"),
        ("answered", "restart"),
        ("started", "devices"),
    ]


def test_going_back_and_changing_are_told(service: Service) -> None:
    here = service.go(service.start(), "devices", "one")
    for _ in range(2):
        service.get(f"{here}?back=1")
        service.get(f"{here}?change=0&step=devices&answer=every")
    assert ("went back", "devices") in kinds(service)
    assert ("changed", "devices") in kinds(service)
    assert len(service.rows("select 1 from events where kind in ('went back', 'changed')")) == 2


def test_what_the_customer_volunteers_is_told_without_its_value(service: Service) -> None:
    here = service.start()
    for _ in range(2):
        there = service.post(here, {"tell": "speed 48"}).headers["location"]
    service.go(there, "devices", "every")
    rows = service.rows("select kind, step, detail from events where kind = 'told'")
    assert rows == [("told", "devices", '{"facts":["speed"]}')]
    assert kinds(service).count(("answered", "devices")) == 1


def test_looking_at_an_answer_to_change_it_is_no_event(service: Service) -> None:
    here = service.go(service.start(), "devices", "one")
    before = kinds(service)
    assert service.get(f"{here}?change=0").status_code == 200
    assert kinds(service) == before


def test_refused_and_late_answers_are_no_events(service: Service) -> None:
    here = service.go(service.start(), "devices", "every")
    before = kinds(service)
    service.post(here, {"step": "name", "answer": ""})
    service.post(here, {"step": "devices", "answer": "one"})
    assert kinds(service) == before


@pytest.mark.parametrize("prefix", ["/call", "/self-service"])
def test_no_private_value_stands_in_an_event(
    service: Service, prefix: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    here = service.to_offer(prefix)
    service.go(here, "faster", "accepted")
    started = service.go(service.start(prefix=prefix), "devices", "tell")
    service.go(started, "story", "Sam Canary told it")
    assert "Canary" not in str(service.rows("select * from events"))
    ours = [each.getMessage() for each in caplog.records if each.name != "httpx"]
    assert not [line for line in ours if "Canary" in line or here.rpartition("/")[2] in line]


def test_not_even_a_digest_tells_two_private_values_apart(service: Service) -> None:
    here = service.go(service.start(query=KNOWN), "devices", "every")
    for name in ("Sam", "Kim"):
        service.go(here, "name", name)
    assert len(service.rows("select 1 from events where step = 'name'")) == 1


def now() -> datetime:
    return datetime(2027, 1, 5, tzinfo=UTC)


def spoil(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("alter table events rename to elsewhere")


def mend(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("alter table elsewhere rename to events")


def test_events_that_cannot_be_written_wait_until_they_can(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.eventlog.SECONDS_TO_RETRY", 0.01)
    file = service.settings.data / "callguide.db"
    spoil(file)
    service.get(service.start())
    while service.get("/ready").status_code == 200:
        continue
    told = service.get("/ready").json()
    assert (told["status"], "events cannot be written" in told["reason"]) == ("not ready", True)
    mend(file)
    service.app.state.events.flush()
    assert service.get("/ready").status_code == 200
    assert kinds(service) == [("started", "devices")]


def test_what_is_lost_at_the_end_is_said(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    with served(settings) as service:
        spoil(settings.data / "callguide.db")
        service.get(service.start())
    assert "1 events were lost" in caplog.text


def test_a_log_that_never_began_can_be_closed(tmp_path: Path) -> None:
    EventLog(tmp_path / "events.db", now).close()


def test_more_than_can_wait_is_told_and_recorded_later(tmp_path: Path) -> None:
    file = tmp_path / "events.db"
    log = EventLog(file, now, most_waiting=1)
    for _ in range(2):
        log.record(fresh("one"), [])
    assert not log.fault
    log.record(fresh("other"), [])
    assert "more events wait" in log.fault
    log.start()
    log.flush()
    log.record(fresh("other"), [])
    log.close()
    with closing(sqlite3.connect(file)) as connection:
        walks = connection.execute("select walk from events order by walk").fetchall()
    assert (walks, log.fault) == ([("one",), ("other",)], "")


def fresh(name: str) -> Position:
    """A fresh walk by this name."""
    guide = compiled({"kinds/guide.yaml": KINDS_OF_QUESTIONS}, "kinds")
    return walk.start(guide, walk=name, channel="agent", on=date(2027, 1, 5))[0]
