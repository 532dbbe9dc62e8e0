"""Words that read otherwise, and who meets them."""

from tests.engine.diff.versions import Replaced, between, files, guide

ASKED = "    ask: What does the speed test show?\n"


def words(*replaced: Replaced) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (
            each.answer or each.owner,
            each.place,
            each.old.source if each.old else None,
            each.new.source if each.new else None,
        )
        for each in guide(*replaced).wordings
    ]


def test_what_customer_and_agent_share_is_told_once() -> None:
    assert words(("What does the speed test show?", "How fast is it?")) == [
        ("measure", "words", "What does the speed test show?", "How fast is it?")
    ]


def test_what_the_agent_says_is_told_apart_where_it_is_other_words() -> None:
    assert words((ASKED, f"{ASKED}    say: And how fast is it?\n")) == [
        ("measure", "agent", "What does the speed test show?", "And how fast is it?")
    ]


def test_a_note_is_for_the_agent_alone() -> None:
    assert words(("Canary, let", "Now let")) == [
        ("which-devices", "note", "Canary, let them try a phone.", "Now let them try a phone.")
    ]


def test_the_label_of_an_answer_belongs_to_it() -> None:
    assert words(("{label: Games}", "{label: Video games}")) == [
        ("games", "label", "Games", "Video games")
    ]


def test_a_short_name_of_its_own_is_told() -> None:
    assert words(("title: Speed", "title: How fast")) == [("measure", "title", "Speed", "How fast")]


def test_a_short_name_that_is_made_of_the_words_is_not_told_twice() -> None:
    unnamed = ("    title: Speed\n", "")
    assert words(unnamed, ("What does the speed test show?", "How fast is it?"))[-1][1] == "words"


def test_a_short_name_that_is_made_of_the_id_is_told_by_the_id_alone() -> None:
    old = files(("title: Done, ", ""))
    renamed = ("fixed", "mended"), ("  mended: {", "  mended: {was: [fixed], ")
    (found,) = between(*renamed, old=old).guides
    assert (found.changes[0].was, found.wordings) == ("fixed", ())


def test_words_broken_into_other_lines_are_the_same() -> None:
    folded = (
        "    note: Canary, let them try a phone.\n",
        "    note: >-\n      Canary, let\n      them try a phone.\n",
    )
    assert words(folded, ("{label: Games}", "{label: Video games}"))[0][0] == "games"


def test_the_guides_own_words_are_told() -> None:
    assert words(("title: Slow line", "title: Slow internet")) == [
        ("", "label", "Slow line", "Slow internet")
    ]
