"""The page for authors: both screens and the map of one walk."""

from engine.problems import Problem, Severity
from renderers import preview_html
from renderers.links import GuideLinks, SiteLinks
from renderers.preview_html import Frame
from tests.renderers.content import compiled
from tests.renderers.markup import read

LINKS = SiteLinks(home="/", static=lambda name: f"/static/1/{name}", live="/dev/changes")
TO = GuideLinks("/call/help", "/self/help", "/map", "/script")
FRAMES = [Frame("agent", "/call/1"), Frame("self-service", "/self/2"), Frame("map", "/map?walk=1")]
PROBLEM = Problem("gap", Severity.WARNING, "A gap.", "Fill it.", "a.yaml", 3, 7)
PAGE = read(preview_html.render(compiled(), FRAMES, TO, LINKS, problems=[PROBLEM]))


def test_each_frame_has_its_page_and_a_name_for_those_who_do_not_see_it() -> None:
    assert [(each["src"], each["title"]) for each in PAGE.all("iframe")] == [
        ("/call/1", "The agent"),
        ("/self/2", "The customer"),
        ("/map?walk=1", "The map"),
    ]


def test_the_problems_of_the_last_save_stand_above() -> None:
    assert "A gap." in PAGE.one(class_="problems").text


def test_the_page_listens_for_saves() -> None:
    assert "/dev/changes" in [each.attributes.get("data-live") for each in PAGE.all("script")]
