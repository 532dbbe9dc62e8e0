"""`callguide translations`: texts out to translators, and back."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from typer.testing import Result

from tests.app.terminal import callguide, make

ASKED = "Is it slow on every device, or only on one?"
FILE = "slow/translations/de.yaml"


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    return make(tmp_path)


def exported(trees: Path, guide: str = "slow") -> Catalog:
    file = trees / "out.po"
    result = callguide(
        "translations", "export", guide, "--to", "de", "--content", trees, "-o", file
    )
    assert (result.output, result.exit_code) == ("", 0)
    return read_po(BytesIO(file.read_bytes()))


def imported(trees: Path, catalog: Catalog, guide: str = "slow") -> Result:
    file = trees / "back.po"
    with file.open("wb") as out:
        write_po(out, catalog)
    return callguide("translations", "import", guide, file, "--to", "de", "--content", trees)


def translated(trees: Path, guide: str = "slow") -> Catalog:
    """Everything, by letting each text say that it is German."""
    catalog = exported(trees, guide)
    for message in catalog:
        if message.id:
            message.string = f"Deutsch: {message.id}"
    return catalog


def test_each_text_has_its_place_and_a_note(trees: Path) -> None:
    message = exported(trees).get(ASKED, context="steps/which-devices/ask")
    assert message is not None
    assert (message.string, message.auto_comments) == ("", ["A question to the customer."])


def test_what_translators_wrote_comes_back_whole(trees: Path) -> None:
    result = imported(trees, translated(trees))
    assert (result.exit_code, "0 still to translate" in result.output) == (0, True)
    imported(trees, translated(trees, "catalogue"), "catalogue")
    assert callguide("check", trees).exit_code == 0
    shown = callguide("walk", "slow", "--language", "de", "--content", trees)
    assert f"Deutsch: {ASKED}" in " ".join(shown.output.split())


def test_the_same_goes_out_again_that_came_in(trees: Path) -> None:
    catalog = translated(trees)
    imported(trees, catalog)
    again = exported(trees)
    assert {(each.context, each.id, each.string) for each in again if each.id} == {
        (each.context, each.id, each.string) for each in catalog if each.id
    }
    before = (trees / FILE).read_bytes()
    imported(trees, again)
    assert (trees / FILE).read_bytes() == before


def test_what_is_empty_or_uncertain_is_not_taken(trees: Path) -> None:
    catalog = translated(trees)
    one, other, *_ = [each for each in catalog if each.id]
    one.string = ""
    other.flags.add("fuzzy")
    assert "2 still to translate" in imported(trees, catalog).output


def test_a_text_that_changed_goes_out_as_uncertain(trees: Path) -> None:
    imported(trees, translated(trees))
    guide = trees / "slow/guide.yaml"
    guide.write_text(guide.read_text().replace(ASKED, "Is it slow everywhere?"))
    checked = callguide("check", trees)
    assert "stale-translation" in checked.output
    message = exported(trees).get("Is it slow everywhere?", context="steps/which-devices/ask")
    assert message is not None
    assert (message.fuzzy, message.string) == (True, f"Deutsch: {ASKED}")


def test_what_is_of_no_text_any_more_is_left_out_and_told(trees: Path) -> None:
    catalog = translated(trees)
    guide = trees / "slow/guide.yaml"
    guide.write_text(guide.read_text().replace("    title: Devices\n", ""))
    result = imported(trees, catalog)
    assert "Left out: steps/which-devices/title" in result.output
    assert "lost-translation" not in callguide("check", trees).output


def test_the_catalogue_is_translated_in_the_same_way(trees: Path) -> None:
    catalog = exported(trees, "catalogue")
    for message in catalog:
        if message.id:
            message.string = str(message.id).upper()
    assert imported(trees, catalog, "catalogue").exit_code == 0
    assert (trees / "catalogue/translations/de.yaml").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("export", "slwo", "--to", "de"), 'Did you mean "slow"?'),
        (("export", "slow", "--to", "klingon"), "is no language"),
        (("import", "slow", "missing.po", "--to", "de"), "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(
    trees: Path, words: tuple[str, ...], told: str
) -> None:
    result = callguide("translations", *words, "--content", trees)
    assert (result.exit_code, told in result.output) == (2, True)


def test_a_file_of_something_else_is_refused(trees: Path) -> None:
    file = trees / "no.po"
    file.write_text('msgid "a"\nmsgstr "b"\n')
    result = callguide("translations", "import", "slow", file, "--to", "de", "--content", trees)
    assert (result.exit_code, "has no context" in result.output) == (2, True)
