"""What operators are told about bounds, addresses and files is so."""

import re
from pathlib import Path

from app.http import MOST_BODY, MOST_FIELDS
from app.main import DATABASE
from app.settings import Settings
from engine.tokens import LONGEST
from tests.app.service import served
from tests.house.files import ROOT

PAGE = (ROOT / "docs/operating.md").read_text()


def test_the_bounds_of_requests_are_told() -> None:
    assert f"{MOST_BODY // 1024} KiB and {MOST_FIELDS} fields" in PAGE
    assert f"{LONGEST:,} characters" in PAGE


def test_the_data_folder_holds_what_is_told(tmp_path: Path) -> None:
    with served(Settings(content=ROOT / "trees", data=tmp_path)) as service:
        assert service.get("/ready").json()["status"] == "ok"
        names = {path.name for path in tmp_path.iterdir()}
    assert names == {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "keys"}
    assert all(f"`{name}`" in PAGE for name in (DATABASE, "keys"))


def test_a_public_instance_serves_what_is_told_and_no_more(tmp_path: Path) -> None:
    settings = Settings(content=ROOT / "trees", data=tmp_path, public=True)
    told = {
        "/": 200,
        "/self-service/slow-internet": 303,
        "/health": 200,
        "/ready": 200,
        "/call/slow-internet": 404,
        "/guides/slow-internet/map": 404,
        "/guides/slow-internet/script": 404,
        "/problems": 404,
        "/api": 404,
        "/api/v1/guides": 404,
        "/api/v1/openapi.json": 404,
    }
    with served(settings) as service:
        assert {path: service.get(path).status_code for path in told} == told


def test_every_table_that_is_kept_is_told() -> None:
    tables = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    made = re.findall(r"create table if not exists (\w+)", (ROOT / "app/database.py").read_text())
    assert set(tables) >= set(made)
