"""The page of one step."""

from engine.problems import Problem, Severity
from renderers import step_html
from renderers.links import GuideLinks, SiteLinks
from renderers.step_html import Seen, Standing
from tests.renderers.content import compiled
from tests.renderers.markup import Element, read

GUIDE = compiled()
LINKS = SiteLinks(home="/", static=lambda name: f"/static/1/{name}")
TO = GuideLinks("/call/help", "", "/map", "/script", step="/step?id=")
BOTH = [Seen("The agent", "/a", "/call/1"), Seen("The customer", "", "")]
PROBLEM = Problem("gap", Severity.WARNING, "A <gap>.", "Fill it.", "a.yaml", 3, 7)


def shown(standing: Standing, seen: list[Seen] | None = None, step: str = "measure") -> Element:
    found = GUIDE.steps[step]
    body = step_html.render(GUIDE, found, standing, seen or [], TO, LINKS, problems=[PROBLEM])
    return read(body).one("section", class_="one-step")


def test_a_step_is_told_by_number_kind_and_id() -> None:
    told = shown(Standing(GUIDE.steps["measure"], "a walk"))
    assert told.one("h2").text.endswith("Speed")
    assert "Question · measure" in told.text


def test_each_page_stands_in_a_frame_with_a_way_to_start_there() -> None:
    told = shown(Standing(GUIDE.steps["measure"], "a walk"), BOTH)
    assert [(each["src"], each["title"]) for each in told.all("iframe")] == [("/a", "The agent")]
    assert [each["href"] for each in told.all("a")] == ["/call/1"]
    assert "This walk does not come here." in told.all("figure")[1].text


def test_the_walk_that_leads_there_is_named() -> None:
    there = GUIDE.steps["measure"]
    assert "scripted walk “slow”" in shown(Standing(there, "slow", is_scripted=True)).text
    assert "by devices=every" in shown(Standing(there, "devices=every")).text
    assert "A walk begins here." in shown(Standing(there)).text


def test_where_no_walk_waits_it_says_where_the_walk_stands() -> None:
    told = shown(Standing(GUIDE.steps["devices"], "x=1"), step="region")
    assert "it stands at “Which devices” now" in told.text


def test_without_a_walk_it_says_why() -> None:
    told = shown(Standing(None, why_not="No walk was found."))
    assert "No walk was found." in told.text
    assert not told.all("iframe")


def test_problems_stand_with_what_to_do() -> None:
    flaw = shown(Standing(GUIDE.steps["measure"])).one(class_="flaws")
    assert flaw.text == "A <gap>. Fill it. a.yaml:3 · gap"
