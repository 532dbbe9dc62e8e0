from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from app.settings import Settings
from tests.app.content import FILES, LINE, write
from tests.app.service import served

RENAMED = (
    LINE.replace("start: devices", "start: gadgets")
    .replace("  devices:\n    title: Devices", "  gadgets:\n    title: Gadgets\n    was: [devices]")
    .replace("      one: {label: Only one,", "      single: {label: Only one, was: [one],")
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def deployed(tmp_path: Path, data: Path, name: str, files: Mapping[str, str]) -> Settings:
    """An installation with this content, sharing keys with all others."""
    return Settings(content=write(tmp_path / name, files), data=data, keys=(b"k" * 32,))


def test_a_deploy_in_the_middle_of_a_call_changes_nothing_for_it(
    tmp_path: Path, data: Path
) -> None:
    with served(deployed(tmp_path, data, "old", FILES)) as before:
        here = before.go(before.start(), "devices", "one")
        shown = before.get(here)
    mended = {**FILES, "line/guide.yaml": LINE.replace("Switch the router off", "Unplug it")}
    with served(deployed(tmp_path, data, "new", mended)) as now:
        assert now.get(here).text == shown.text
        onward = now.go(now.go(here, "restart", "done"), "better", "no")
        assert "Switch the router off" in now.get(onward).text
        assert "Unplug it" in now.get(now.go(now.start(), "devices", "one")).text


def test_a_guide_that_was_deleted_can_be_walked_to_its_end(tmp_path: Path, data: Path) -> None:
    with served(deployed(tmp_path, data, "old", FILES)) as before:
        here = before.start()
    files = {"staff/guide.yaml": FILES["staff/guide.yaml"]}
    with served(deployed(tmp_path, data, "new", files)) as now:
        assert now.get(now.go(here, "devices", "one")).status_code == 200
        assert now.get("/call/line").status_code == 404


def test_another_catalogue_does_not_change_an_offer_that_is_under_way(
    tmp_path: Path, data: Path
) -> None:
    with served(deployed(tmp_path, data, "old", FILES)) as before:
        here = before.to_offer()
        shown = before.get(here).text
    dearer = FILES["catalogue/plans.yaml"].replace("39.90", "59.90")
    with served(deployed(tmp_path, data, "new", {**FILES, "catalogue/plans.yaml": dearer})) as now:
        assert now.get(here).text == shown
        assert "59.90" in now.get(now.to_offer()).text


def test_a_version_that_nobody_kept_is_carried_over_and_told(tmp_path: Path, data: Path) -> None:
    with served(deployed(tmp_path, data, "old", FILES)) as before:
        here = before.go(before.go(before.start(), "devices", "one"), "restart", "done")
    cut = LINE.replace("one: {label: Only one, to: restart,", "one: {label: Only one, to: name,")
    elsewhere = deployed(tmp_path, tmp_path / "other", "new", {**FILES, "line/guide.yaml": cut})
    with served(elsewhere) as now:
        shown = now.get(here)
        assert shown.status_code == 200
        assert "This guide was changed in the meantime" in shown.text
        assert "What is your name?" in shown.text
        token = f"agent.line.{here.rpartition('/')[2]}"
        page = now.api("/page", token=token).json()["page"]
        assert (page["step"], page["differs"]) == ("name", "Name")
        assert [each["step"] for each in page["aside"]] == ["restart"]


def test_what_was_renamed_keeps_its_place(tmp_path: Path, data: Path) -> None:
    with served(deployed(tmp_path, data, "old", FILES)) as before:
        here = before.go(before.start(), "devices", "one")
    elsewhere = deployed(tmp_path, tmp_path / "other", "new", {**FILES, "line/guide.yaml": RENAMED})
    with served(elsewhere) as now:
        page = now.api("/page", token=f"agent.line.{here.rpartition('/')[2]}").json()["page"]
        assert (page["step"], page["differs"]) == ("restart", "")
        assert [(each["step"], each["value"]) for each in page["road"]] == [("gadgets", "single")]


def test_a_walk_is_not_carried_over_to_a_channel_that_was_closed(
    tmp_path: Path, data: Path
) -> None:
    with served(deployed(tmp_path, data, "old", FILES)) as before:
        here = before.start(prefix="/self-service")
    closed = {**FILES, "line/guide.yaml": LINE.replace("[agent, self-service]", "[agent]")}
    with served(deployed(tmp_path, tmp_path / "other", "new", closed)) as now:
        assert now.get(here).status_code == 404


def test_authors_always_see_the_newest(tmp_path: Path, data: Path) -> None:
    with served(deployed(tmp_path, data, "old", FILES)) as before:
        here = before.go(before.start(), "devices", "one")
    mended = {**FILES, "line/guide.yaml": LINE.replace("Switch the router off", "Unplug it")}
    watching = replace(deployed(tmp_path, data, "new", mended), watch=True)
    with served(watching) as now:
        assert "Unplug it" in now.get(here).text
