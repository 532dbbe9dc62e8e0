"""The template environment."""

import pytest

from renderers.jinja import ENVIRONMENT, render
from renderers.links import SiteLinks
from renderers.static_files import static_url


def test_what_is_undefined_is_refused() -> None:
    with pytest.raises(ENVIRONMENT.undefined("x")._undefined_exception):  # noqa: SLF001
        ENVIRONMENT.from_string("{{ nothing }}").render()


def test_everything_is_escaped() -> None:
    shown = ENVIRONMENT.from_string("<p title='{{ said }}'>{{ said }}").render(said="<i>'\"&")
    assert shown == "<p title='&lt;i&gt;&#39;&#34;&amp;'>&lt;i&gt;&#39;&#34;&amp;"


def test_a_part_sees_the_names_around_it() -> None:
    source = "{% for passed in 'ab' %}{% part 'parts/fallen.html' %}{% endfor %}"
    with pytest.raises(Exception, match="'page' is undefined"):
        ENVIRONMENT.from_string(source).render()


def test_a_template_is_compiled_once() -> None:
    assert ENVIRONMENT.get_template("agent.html") is ENVIRONMENT.get_template("agent.html")


def test_a_page_is_utf_8() -> None:
    shown = {"title": "Nicht da – 日本", "message": "", "language": "en"}
    links = SiteLinks(home="/", static=static_url)
    body = render("error.html", shown | {"links": links, "way": {"href": "/", "label": "→"}})
    assert "Nicht da – 日本" in body.decode()
