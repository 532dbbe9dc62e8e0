"""An agent's own notes: kept beside the call, and shown to nobody but the agent."""

from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

import pytest

from app.notes import CALL, MOST_LETTERS, Notes
from tests.app.service import Service

PRIVATE = "Sounds tired: call back <tomorrow>."
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def noted(service: Service, here: str, **more: str) -> int:
    fields = {"step": "devices", "note": PRIVATE, **more}
    return service.post(f"{here}/notes", fields).status_code


def test_a_note_stands_at_its_step_and_a_mark_on_the_road(service: Service) -> None:
    here = service.start()
    assert noted(service, here) == 303
    assert PRIVATE in unescape(service.get(here).text)
    after = service.get(service.go(here, "devices", "every")).text
    assert PRIVATE not in unescape(after)
    assert after.count("With a note of yours</span>") == 1


def test_a_note_on_the_call_stands_on_each_of_its_pages_and_on_no_other(service: Service) -> None:
    here, other = service.start(), service.start()
    service.post(f"{here}/notes", {"call-note": PRIVATE})
    assert PRIVATE in unescape(service.get(service.go(here, "devices", "every")).text)
    assert PRIVATE not in unescape(service.get(other).text)


def test_a_script_stays_on_the_page(service: Service) -> None:
    assert noted(service, service.start(), quiet="1") == 204


def test_a_note_is_in_no_case_note_no_event_and_no_answer_of_the_api(service: Service) -> None:
    here = service.start()
    noted(service, here, **{"call-note": PRIVATE})
    token = f"agent.line.{here.rpartition('/')[2]}"
    said = service.api("/page", token=token, case_note=True).text
    assert PRIVATE not in said
    assert all(PRIVATE not in str(row) for row in service.rows("select * from events"))
    page = unescape(service.get(here).text)
    assert PRIVATE not in page.partition('id="case-note"')[2].partition("</textarea>")[0]


def test_a_customer_has_no_notes_and_no_token_to_read_them_by(service: Service) -> None:
    here = service.start(prefix="/self-service")
    assert "notes" not in service.get(here).text
    assert noted(service, here) in (404, 405)
    assert noted(service, here.replace("/self-service", "/call")) >= 400


@pytest.fixture
def notes(tmp_path: Path) -> Notes:
    return Notes(tmp_path / "notes.db", lambda: NOW, timedelta(hours=12))


def test_the_last_words_are_kept_and_none_are_a_note_no_more(notes: Notes) -> None:
    notes.keep("w", "a", "One")
    notes.keep("w", "a", " Two\n")
    notes.keep("w", CALL, "All")
    assert notes.of("w") == {"a": "Two", CALL: "All"}
    notes.keep("w", "a", "  ")
    assert notes.of("w") == {CALL: "All"}


def test_a_note_has_an_end(notes: Notes) -> None:
    notes.keep("w", "a", "x" * MOST_LETTERS * 2)
    assert len(notes.of("w")["a"]) == MOST_LETTERS


def test_notes_outlive_a_restart_but_not_their_walk(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    first = Notes(file, lambda: NOW, timedelta(hours=12))
    first.keep("w", "a", "One")
    first.close()
    assert Notes(file, lambda: NOW, timedelta(hours=12)).of("w") == {"a": "One"}
    later = NOW + timedelta(hours=13)
    assert Notes(file, lambda: later, timedelta(hours=12)).of("w") == {}
