"""Our own style sheets and scripts, ready to be served."""

import gzip
import json
import re
from importlib.resources import files

import pytest

from renderers.static_files import static_files, static_url


@pytest.mark.parametrize("name", static_files())
def test_a_file_has_an_address_that_changes_with_it(name: str) -> None:
    assert static_url(name) == f"/static/{static_files()[name].digest}/{name}"
    assert re.fullmatch("[0-9a-f]{12}", static_files()[name].digest)


@pytest.mark.parametrize("name", static_files())
def test_a_file_is_compressed_already(name: str) -> None:
    file = static_files()[name]
    assert gzip.decompress(file.gzipped) == file.body


@pytest.mark.parametrize("name", static_files())
def test_a_file_asks_for_nothing_from_elsewhere(name: str) -> None:
    found = re.findall(rb"(?:https?:)?//[\w.]+|@import|url\(", static_files()[name].body)
    assert set(found) <= {b"http://www.w3.org"}


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(KeyError):
        static_url("nothing.css")


def test_every_file_that_a_template_names_is_served() -> None:
    folder = files("renderers") / "templates"
    sources = [
        path.read_text()
        for path in (*folder.iterdir(), *(folder / "parts").iterdir())
        if path.is_file()
    ]
    named = set(re.findall(r"links\.static\('([^']+)'\)", "".join(sources)))
    assert named <= set(static_files())


def test_links_to_answers_are_fetched_ahead() -> None:
    file = static_files()["speculation.json"]
    assert file.media_type == "application/speculationrules+json"
    (rule,) = json.loads(file.body)["prefetch"]
    assert rule == {"where": {"selector_matches": ".answers a[href]"}, "eagerness": "moderate"}


@pytest.mark.parametrize("sheet", ["agent.css", "selfservice.css", "site.css"])
def test_every_custom_property_is_defined(sheet: str) -> None:
    body = static_files()[sheet].body.decode()
    used, defined = set(re.findall(r"var\((--[\w-]+)", body)), set(re.findall(r"(--[\w-]+):", body))
    assert used <= defined
