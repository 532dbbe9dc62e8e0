"""What differs in other languages: which texts are new, gone, otherwise, behind or missing."""

from engine.diff import Translated, meets_customers
from engine.translations import mark_of
from tests.engine.diff.versions import OLD, Replaced, built, files, versions

ASKED = "What does the speed test show?"
FILE = "slow/translations/de.yaml"
GERMAN = f"""\
steps:
  measure:
    ask: {{source: {mark_of(ASKED)}, text: Was zeigt der Tempotest?}}
  which-devices:
    note: {{source: "00000000", text: Lassen Sie ein Telefon probieren.}}
"""
BOTH = {**OLD, FILE: GERMAN}


def kinds(*changes: Replaced) -> list[tuple[str, str, str]]:
    """What became of which texts."""
    found = versions(BOTH, files(*changes, old=BOTH)).translations
    return [(text.kind, text.id, text.key) for each in found for text in each.texts]


def test_a_translation_is_stale_since_its_text_changed() -> None:
    assert kinds((ASKED, "How fast is it?")) == [("stale", "measure", "ask")]


def test_one_that_was_stale_before_is_not_told_again() -> None:
    assert kinds(("Canary, let", "Now let")) == []


def test_a_translation_that_was_mended_reads_otherwise() -> None:
    changes = (ASKED, "How fast?"), (mark_of(ASKED), mark_of("How fast?")), ("Was zeigt", "Zeigt")
    assert kinds(*changes) == [("changed", "measure", "ask")]


def test_a_text_that_is_new_is_missing() -> None:
    asked = f"    ask: {ASKED}\n"
    assert kinds((asked, f"{asked}    say: How fast is it?\n")) == [("missing", "measure", "say")]


def test_a_translation_that_is_taken_out_is_removed() -> None:
    line = GERMAN.splitlines(keepends=True)[2]
    other = "    hint: {source: '00000000', text: Da.}\n"
    assert ("removed", "measure", "ask") in kinds((line, other))


def language(old: bool, new: bool) -> Translated:
    """The one language that comes or goes."""
    (found,) = versions(BOTH if old else OLD, BOTH if new else OLD).translations
    return found


def test_a_language_comes_and_goes_as_a_whole() -> None:
    assert language(old=False, new=True).sign == "added"
    assert language(old=True, new=False).sign == "removed"


def test_what_became_stale_reads_as_it_did() -> None:
    changed = files((f"{ASKED}\n", f"{ASKED}\n    note: Ask softly.\n"), old=BOTH)
    assert not meets_customers(versions(BOTH, changed))


def test_what_reads_otherwise_in_a_language_is_met_by_customers() -> None:
    assert meets_customers(versions(BOTH, files(("Was zeigt", "Zeigt"), old=BOTH)))


def test_the_languages_of_a_guide_stand_by_its_name() -> None:
    assert language(old=False, new=True).name == built(OLD).drafts["slow"].title
