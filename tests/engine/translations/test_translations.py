"""Guides in other languages: the same steps, other texts."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from engine import library, walk
from engine.checks.example import files
from engine.guide import Guide
from engine.library import Library
from engine.page import Page
from engine.translations import mark_of, texts_of
from engine.walk import Position

SOURCE = """
facts:
  name: {type: text, label: Your name}
  plan: {type: choice, label: Plan, of: {small: Small one, big: Big one}}
at-any-time:
  person: {label: Talk to us, to: done}
steps:
  ask-name:
    ask: What is your name?
    input: name
    check: {when: name != "no", message: "{name} is no name."}
    next: pick
  pick:
    ask: Which plan, {name}?
    fact: plan
    answers:
      small: {label: Small, to: done, hint: For few.}
      big: {label: Big, to: done}
  done:
    end: resolved
    tell: Thank you.
"""
NAME, CHECK = mark_of("What is your name?"), mark_of("{name} is no name.")
GERMAN = f"""\
# example/translations/de.yaml
steps:
  ask-name:
    ask: {{source: {NAME}, text: "Wie heißen Sie?"}}
    check.message: {{source: {CHECK}, text: "{{name}} ist kein Name."}}
  pick:
    ask: {{source: 00000000, text: "Welcher Tarif, {{name}}?"}}
    answers.small.label: {{source: 00000000, text: Klein}}
"""


def loaded(more: str = GERMAN) -> Library:
    return library.build(files(SOURCE + more))


def german(more: str = GERMAN) -> Guide:
    return loaded(more).guides["example"].said_in("de")


def walked(guide: Guide, *answers: str) -> Position:
    position, _ = walk.start(guide, walk="w", channel="agent", on=date(2026, 11, 2))
    for answer in answers:
        position, _ = walk.answer(position, position.step.id, answer)
    return position


def test_a_guide_is_said_in_its_languages() -> None:
    guide = loaded().guides["example"]
    assert guide.languages == ("en", "de")
    assert Page(walked(guide.said_in("de"))).words.plain == "Wie heißen Sie?"


def test_a_language_that_a_guide_is_not_in_changes_nothing() -> None:
    guide = loaded().guides["example"]
    assert guide.said_in("fr") is guide.said_in("") is guide


def test_steps_conditions_and_version_stay_what_they_are() -> None:
    guide = loaded().guides["example"]
    said = guide.said_in("de")
    assert said.version == guide.version == library.build(files(SOURCE)).guides["example"].version
    assert list(said.steps) == list(guide.steps)


def test_a_walk_goes_on_in_another_language() -> None:
    guide = loaded().guides["example"]
    moved = walk.replay(guide.said_in("de"), walked(guide, "Ada").state)
    assert Page(moved).words.plain == "Welcher Tarif, Ada?"
    assert [row.label for row in Page(moved).rows] == ["Klein", "Big"]
    assert Page(moved).road[0].title == "Wie heißen Sie?"


def test_what_nobody_translated_stays_as_it_was_written() -> None:
    end = walked(german(), "Ada", "small")
    assert Page(end).words.plain == "Thank you."


def test_a_file_with_an_error_is_left_out_and_the_guide_is_served_all_the_same() -> None:
    broken = loaded(GERMAN + "  gone:\n    ask: {source: 00000000, text: Weg}\n")
    assert [each.code for each in broken.problems if each.severity == "error"] == [
        "lost-translation"
    ]
    assert broken.guides["example"].languages == ("en",)


def test_the_files_of_a_version_are_kept_with_its_translations() -> None:
    found = loaded()
    bundle = found.bundle("example")
    again = library.build(bundle).guides["example"]
    assert (again.version, again.languages) == (found.guides["example"].version, ("en", "de"))


def test_every_text_that_people_read_is_to_be_translated() -> None:
    assert [(each.id, each.key) for each in texts_of(loaded().content, "example")] == [
        ("", "title"),
        ("", "summary"),
        ("name", "label"),
        ("plan", "label"),
        ("plan", "of.small"),
        ("plan", "of.big"),
        ("person", "label"),
        ("ask-name", "ask"),
        ("ask-name", "check.message"),
        ("pick", "ask"),
        ("pick", "answers.small.label"),
        ("pick", "answers.small.hint"),
        ("pick", "answers.big.label"),
        ("done", "title"),
        ("done", "tell"),
    ]


def test_a_name_that_is_made_of_an_id_stays_translated_when_the_id_changes() -> None:
    made = next(each for each in texts_of(loaded().content, "example") if each.is_made)
    assert (made.id, made.text, made.is_stale("00000000")) == ("done", "Done", False)


@given(st.text(min_size=1))
def test_a_mark_changes_with_the_words_and_not_with_the_lines(text: str) -> None:
    assert mark_of(f" {text}\n") == mark_of("  ".join(text.split(" ")))
    assert mark_of(text) != mark_of(f"{text} more")
