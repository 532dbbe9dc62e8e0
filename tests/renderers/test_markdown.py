"""Authors' Markdown as HTML, and customers' words in it."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.texts import Filled, parse
from renderers.markdown import document, html, worded
from tests.renderers.markup import read


def filled(source: str, **values: str) -> Filled:
    return Filled(parse(source, {}), values)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Plain words.", "<p>Plain words.</p>"),
        ("*light* and **bold**", "<p><em>light</em> and <strong>bold</strong></p>"),
        ("First.\n\nSecond.", "<p>First.</p>\n<p>Second.</p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("4. four\n5. five", '<ol start="4">\n<li>four</li>\n<li>five</li>\n</ol>'),
        ("{{not a hole}}", "<p>{not a hole}</p>"),
    ],
)  # fmt: skip
def test_markdown_is_shown(source: str, shown: str) -> None:
    assert html(filled(source)) == shown


def test_within_a_line_there_are_no_paragraphs() -> None:
    assert html(filled("Some **bold** words"), inline=True) == "Some <strong>bold</strong> words"


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<b onclick=alert(1)>bold</b>",
        "[link](javascript:alert(1))",
        "[link](data:text/html,x)",
        "![image](https://elsewhere.example/x.png)",
        "<style>p {{color: red}}</style>",
    ],
)
def test_authors_cannot_write_markup_of_their_own(source: str) -> None:
    shown = read(html(filled(source)))
    assert {each.tag for each in shown} <= {"p", "a"}
    for link in shown.all("a"):
        assert link["href"].startswith("https://")
        assert set(link.attributes) == {"href", "rel"}


@pytest.mark.parametrize("address", ["https://a.example/b", "mailto:a@b.example", "tel:+4412"])
def test_links_lead_where_they_say(address: str) -> None:
    link = read(html(filled(f"Go [there]({address})."))).one("a")
    assert link["href"] == address
    assert link["rel"] == "noopener noreferrer"


def test_a_value_takes_the_place_of_its_hole() -> None:
    shown = html(filled("You have **{plan}**, {plan}.", plan="Home 50"))
    assert shown == "<p>You have <strong>Home 50</strong>, Home 50.</p>"


def test_a_value_is_no_markdown() -> None:
    assert html(filled("{said}", said="**a** _b_ [c](d)"), inline=True) == "**a** _b_ [c](d)"


def test_a_value_keeps_its_lines() -> None:
    assert html(filled("{said}", said="one\ntwo"), inline=True) == "one<br>two"


@pytest.mark.parametrize("hostile", ["javascript:alert(1)", "//elsewhere.example", '" onclick="x'])
def test_a_value_in_an_address_names_no_scheme_and_no_host(hostile: str) -> None:
    link = read(html(filled("[go]({where})", where=hostile))).one("a")
    assert not set(link["href"]) & set(':/"')
    assert unquote(link["href"]) == hostile
    assert set(link.attributes) == {"href", "rel"}


def test_a_value_in_a_query_is_quoted() -> None:
    shown = html(filled("[go](https://a.example/?q={said})", said="a&b=c d"), inline=True)
    assert 'href="https://a.example/?q=a%26b%3Dc%20d"' in shown


@given(st.text())
def test_no_value_ever_becomes_markup(said: str) -> None:
    source = "# {said}\n\n- *{said}*\n- `{said}`\n\n> [{said}](/x?{said})"
    safe, shown = read(html(filled(source, said="x"))), read(html(filled(source, said=said)))
    assert [each.tag for each in shown if each.tag != "br"] == [each.tag for each in safe]


@given(st.text())
def test_no_text_of_an_author_escapes_the_page(source: str) -> None:
    shown = read(html(Filled(parse(source.replace("{", "").replace("}", ""), {}), {})))
    for each in shown:
        assert not [
            name for name in each.attributes if name not in ("href", "title", "rel", "start")
        ]


def test_signs_that_mark_holes_inside_are_taken_out_of_texts() -> None:
    assert html(filled("\ue0000\ue001 {said}", said="x"), inline=True) == "0 x"


def test_the_first_paragraph_can_head_the_rest() -> None:
    said = worded(filled("Restart *{it}*.\n\n1. Off\n2. On", it="this"))
    assert said.lead == "Restart <em>this</em>."
    assert said.rest == "<ol>\n<li>Off</li>\n<li>On</li>\n</ol>"


def test_a_text_may_have_nothing_to_head_it() -> None:
    said = worded(filled("- one"))
    assert (said.lead, said.rest) == ("", "<ul>\n<li>one</li>\n</ul>")


def test_an_empty_text_is_empty() -> None:
    assert worded(filled("")) == ("", "")


def test_a_document_has_headings_and_tables() -> None:
    shown = read(document("# Title\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>x</script>"))
    assert shown.one("h1").text == "Title"
    assert [cell.text for cell in shown.all("td")] == ["1", "2"]
    assert not shown.all("script")
