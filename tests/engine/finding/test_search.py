import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.finding.index import Index
from engine.finding.search import search
from tests.engine.finding.content import guide, indexed, library, told

STEPS = """\
  lamp:
    title: The red lamp
    also-asked: [LED]
    ask: Does the lamp blink?
    answers:
      "yes": {label: It blinks, to: cable}
      "no": {label: It is dark, to: moved}
  cable: {title: Cable, do: Please check the cable behind the router., next: moved}
  moved: {end: resolved, title: Moved house, tell: We have noted that you are moving.}
"""
LAMPS = indexed([guide(STEPS, title="Broken router")])


@pytest.mark.parametrize(
    ("query", "step"),
    [
        ("red lamp", "lamp"),
        ("RED LÁMP!", "lamp"),
        ("led", "lamp"),
        ("blinking", "lamp"),
        ("it is dark", "lamp"),
        ("cables", "cable"),
        ("moves", "moved"),
        ("cabel", "cable"),
        ("cbale", "cable"),
        ("cab", "cable"),
        ("the lamps blinked", "lamp"),
        ("redlamp", "lamp"),
    ],
)
def test_a_step_is_found_by_words_their_forms_beginnings_and_with_typing_errors(
    query: str, step: str
) -> None:
    assert told(LAMPS, query)[0] == f"some/{step}"


def test_a_guide_is_found_by_its_title() -> None:
    assert told(LAMPS, "broken router")[0] == "some"


@pytest.mark.parametrize("query", ["", "   ", "?!", "xyz", "zzzzzzzzzz"])
def test_what_is_not_there_finds_nothing(query: str) -> None:
    assert told(LAMPS, query) == []


def test_a_word_that_is_finished_is_no_beginning() -> None:
    assert told(LAMPS, "cab ") == []


def test_a_short_word_has_no_typing_error() -> None:
    assert told(LAMPS, "lde ") == []


def test_a_word_that_is_there_is_not_taken_for_another() -> None:
    found = indexed(
        [guide("  a: {title: form, do: X., next: b}\n  b: {end: resolved, tell: from}\n")]
    )
    assert "some/b" not in told(found, "form ")


def test_no_more_is_told_than_asked_for() -> None:
    assert len(told(LAMPS, "the lamp cable moved", limit=2)) == 2


def test_a_rare_word_counts_more_than_a_frequent_one() -> None:
    steps = "".join(f"  s{n}: {{title: common {n}, do: X., next: s{n + 1}}}\n" for n in range(9))
    steps += "  s9: {end: resolved, title: rare, tell: Y.}\n"
    assert told(indexed([guide(steps)]), "common rare")[0] == "some/s9"


def test_a_word_counts_more_in_a_short_text() -> None:
    steps = "  a: {title: The lamp on the side of the new box, do: X., next: b}\n"
    steps += "  b: {end: resolved, title: Lamp, tell: Y.}\n"
    assert told(indexed([guide(steps)]), "lamp")[0] == "some/b"


def test_words_that_a_step_lacks_and_its_guide_has_count_for_the_step() -> None:
    rest = "summary: S.\nstart: read\nsteps:\n"
    one = "  read: {end: resolved, title: Meter, tell: X.}\n"
    two = "  read: {end: resolved, title: Meter and more of it, tell: X.}\n"
    guides = library(gas=f"title: Gas\n{rest}{one}", power=f"title: Power\n{rest}{two}")
    found = indexed(guides.guides.values())
    steps = [each for each in told(found, "power meter") if "/" in each]
    assert steps == ["power/read", "gas/read"]


def test_what_holds_more_of_the_words_comes_first() -> None:
    steps = "  a: {title: red, do: X., next: b}\n  b: {title: lamp, do: X., next: c}\n"
    steps += "  c: {end: resolved, title: red lamp, tell: Y.}\n"
    assert told(indexed([guide(steps)]), "red lamp")[0] == "some/c"


def test_a_step_stands_higher_in_a_guide_that_was_asked_for_too() -> None:
    rest = "summary: S.\nstart: read\nsteps:\n  read: {end: resolved, title: Meter, tell: X.}\n"
    guides = library(gas=f"title: Gas\n{rest}", power=f"title: Power\n{rest}").guides.values()
    found = indexed(guides)
    steps = [each for each in told(found, "power meter") if "/" in each]
    assert steps[0] == "power/read"


def test_where_steps_are_not_told_they_speak_for_their_guide() -> None:
    assert told(LAMPS, "lamp", guides_alone=True) == ["some"]


def test_hits_come_in_the_order_of_their_scores() -> None:
    scores = [hit.score for hit in search(LAMPS, "the cable of the lamp", 10)]
    assert scores == sorted(scores, reverse=True)


@given(st.text(max_size=60))
def test_any_text_can_be_searched_and_always_finds_the_same(text: str) -> None:
    assert told(LAMPS, text) == told(LAMPS, text)


@given(st.lists(st.sampled_from(sorted(LAMPS.words)), min_size=1, max_size=5))
def test_words_of_the_index_find_something_that_holds_one_of_them(words: list[str]) -> None:
    assert told(LAMPS, " ".join(words))


def test_an_index_of_nothing_finds_nothing() -> None:
    empty: Index = indexed([])
    assert told(empty, "anything") == []
