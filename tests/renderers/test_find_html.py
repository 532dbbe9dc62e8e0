from renderers import find_html
from renderers.find_html import Found
from renderers.links import FindLinks, SiteLinks
from tests.renderers.markup import read

LINKS = SiteLinks(home="/", static=lambda name: f"/static/{name}", find=FindLinks("/find", ""))
HITS = [
    Found("One", "A guide", "question", "What?", "/1"),
    Found("Two", "Another", "resolved", "Done.", "/2"),
    Found("Three", "A guide", "instruction", "Do it.", "/3"),
]


def test_the_page_tells_what_was_found_guide_by_guide() -> None:
    page = read(find_html.render("x", HITS, LINKS)).one("ol", class_="found")
    assert [each.text for each in page.all("h2")] == ["A guide", "Another"]
    assert [each.text for each in page.all("a")] == ["One", "Three", "Two"]


def test_the_rows_while_one_types_keep_the_best_first_and_name_their_guides() -> None:
    rows = read(find_html.rows("x", HITS))
    groups = [each["aria-label"] for each in rows.all("div", role="group")]
    assert groups == ["A guide", "Another", "A guide"]
    assert [each.text for each in rows.all("strong")] == ["One", "Two", "Three"]


def test_it_is_said_what_each_hit_is() -> None:
    page = read(find_html.render("x", HITS, LINKS)).one("ol", class_="found")
    assert [each.text for each in page.all("span")] == [
        "Question: What?",
        "Instruction: Do it.",
        "End, resolved: Done.",
    ]
