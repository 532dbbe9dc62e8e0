"""The operator's file: what it gives, and what is said where it is wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.operators import MOST_LOGO, is_origin, read_operator
from app.settings import SettingsError
from renderers.links import Way

WHOLE = """
name: Stoneway Net
logo: logo.svg
logo-dark: logo.svg
look: {accent: "#7a1f5c", corners: 4}
people:
  - {label: Call 0150 000000, link: "tel:0150000000", hours: "Monday to Friday, 8 to 20"}
  - {label: In any of our shops}
embed: [https://shop.example, "http://127.0.0.1:9000"]
"""


def written(folder: Path, text: str) -> Path:
    (folder / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    path = folder / "operator.yaml"
    path.write_text(text)
    return path


def test_everything_in_it_is_read(tmp_path: Path) -> None:
    found = read_operator(written(tmp_path, WHOLE))
    assert found.name == "Stoneway Net"
    assert found.people == (
        Way("Call 0150 000000", "tel:0150000000", "Monday to Friday, 8 to 20"),
        Way("In any of our shops"),
    )
    assert found.embed == ("https://shop.example", "http://127.0.0.1:9000")
    assert found.theme is not None
    assert b"--accent: #7a1f5c" in found.theme.body
    assert found.logo is not None
    assert found.logo_dark == found.logo
    assert found.logo.media_type == "image/svg+xml"


def test_nothing_in_it_has_to_be_written(tmp_path: Path) -> None:
    found = read_operator(written(tmp_path, "name: Stoneway Net\n"))
    assert (found.embed, found.people, found.theme, found.logo) == ((), (), None, None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("colour: red", 'operator.yaml:1:1: There is no key "colour" here'),
        ("look: {accent: red}", "operator.yaml:1:16: "),
        ('look: {accent: "#ffcc00"}', r"1:16: .*contrast is 1\.\d.* Write another one, such as"),
        ('look: {accent-dark: "#111111"}', "cannot be read on dark pages"),
        ('look: {font: "x; } body { display: none"}', "operator.yaml:1:14"),
        ("people: [{label: Us, link: 'javascript:alert(1)'}]", "Begin it with one of: tel:"),
        ("embed: ['*']", "1:9: .* is no origin. Write a scheme and a host"),
        ("embed: [https://shop.example/]", "is no origin"),
        ("logo: logo.gif", "none of .svg, .png, .webp"),
        ("logo: ../keys", 'operator.yaml:1:7: "logo" cannot be|operator.yaml:1:7'),
        ("logo: nothing.svg", "cannot be read"),
        ("name: [", "operator.yaml"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        read_operator(written(tmp_path, text))


def test_a_case_note_has_the_parts_that_there_are(tmp_path: Path) -> None:
    found = read_operator(written(tmp_path, "case-note: '{guide}: {steps}'\n"))
    assert found.case_note == "{guide}: {steps}"
    with pytest.raises(SettingsError, match=r"operator.yaml:2:\d+: A case note has no part {step}"):
        read_operator(written(tmp_path, "name: Us\ncase-note: '{step}'\n"))


def test_a_logo_is_light(tmp_path: Path) -> None:
    path = written(tmp_path, "logo: logo.svg")
    (tmp_path / "logo.svg").write_bytes(b" " * (MOST_LOGO + 1))
    with pytest.raises(SettingsError, match="20,001 bytes; 20,000 are the most"):
        read_operator(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="CALLGUIDE_OPERATOR cannot be read"):
        read_operator(tmp_path / "nothing.yaml")


@pytest.mark.parametrize(
    "origin", ["https://shop.example", "http://localhost:9000", "https://[2001:db8::1]:8443"]
)
def test_an_origin_is_a_scheme_and_a_host_and_perhaps_a_port(origin: str) -> None:
    assert is_origin(origin)


@pytest.mark.parametrize(
    "written",
    [
        "null",
        "*",
        "https://*.example",
        "//shop.example",
        "https://shop.example/",
        "ftp://a.example",
        "https://u@shop.example",
        "https://Shop.example",
        "https://shop.example:x",
        "https://[::1",
        "https://a.example https://b.example",
        "https://a.example;script-src *",
        "data:text/html,x",
    ],
)
def test_nothing_else_is_an_origin(written: str) -> None:
    assert not is_origin(written)


@given(st.text())
def test_no_text_breaks_the_reading_of_origins_nor_ends_a_header(text: str) -> None:
    if is_origin(text):
        assert text.isascii()
        assert not set(text) & set(" ;,\r\n'*")
