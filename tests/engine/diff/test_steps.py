"""Steps and answers: new, gone, renamed by `was`, or of another kind."""

from engine.diff import Change, Part
from tests.engine.diff.versions import Replaced, guide, told

NEW_END = ("  person: {end", "  bye: {end: stopped, tell: Bye.}\n  person: {end")
RENAMED = ("restart", "reboot")
WAS = ("  reboot:\n", "  reboot:\n    was: [restart]\n")


def changes(*replaced: Replaced) -> list[Change]:
    return [each for each in guide(*replaced).changes if each.what in ("step", "answer")]


def test_a_step_that_is_new_is_told_with_its_kind() -> None:
    assert changes(NEW_END) == [
        Change("step", "added", "bye", "Bye", parts=(Part("kind", "", "end: stopped"),))
    ]


def test_a_step_of_another_id_is_renamed_where_was_says_so() -> None:
    assert changes(RENAMED, WAS) == [Change("step", "renamed", "reboot", "Restart", was="restart")]


def test_without_was_a_renamed_step_is_one_gone_and_one_new() -> None:
    assert [told(each) for each in changes(RENAMED)] == [
        ("step", "removed", "restart"),
        ("step", "added", "reboot"),
    ]


def test_a_step_of_another_kind_says_what_it_was() -> None:
    (change,) = changes(
        ("  fixed: {end: resolved, title: Done", "  fixed: {end: stopped, title: Done")
    )
    assert change.parts == (Part("kind", "end: resolved", "end: stopped"),)


def test_a_team_that_takes_over_is_a_trait_of_the_end() -> None:
    (change,) = changes(("team: Support", "team: Repairs"))
    assert change.parts == (Part("team", "Support", "Repairs"),)


def test_an_answer_that_is_gone_is_told_with_where_it_led() -> None:
    (change,) = changes(("      one: {label: Only one device, to: restart}\n", ""))
    assert told(change) == ("answer", "removed", "one")
    assert (change.of, change.parts) == ("which-devices", (Part("leads to", "Restart", ""),))


def test_an_answer_that_is_new_is_told_with_where_it_leads() -> None:
    (change,) = changes(
        (
            "      games: {label: Games}\n",
            "      games: {label: Games}\n      work: {label: Work}\n",
        )
    )
    assert told(change) == ("answer", "added", "work")
    assert change.parts == (Part("leads to", "", "People, Restart"),)


def test_an_answer_of_another_id_is_renamed_where_was_says_so() -> None:
    (change,) = changes(("      one: {label", "      single: {was: [one], label"))
    assert (told(change), change.was) == (("answer", "renamed", "single"), "one")


def test_what_an_answer_settles_is_told() -> None:
    (change,) = changes(("to: fixed, settles: issue", "to: fixed"))
    assert change.parts == (Part("settles", "issue", ""),)


def test_answers_in_another_order_are_told_once() -> None:
    films, games = "      films: {label: Films}\n", "      games: {label: Games}\n"
    (change,) = changes((films + games, games + films))
    assert change.parts == (
        Part("order of answers", "Films, Games, Nothing", "Games, Films, Nothing"),
    )


def test_how_often_a_step_may_be_entered_is_told() -> None:
    (change,) = changes(("at-most: 2", "at-most: 3"))
    assert change.parts == (Part("at most", "2 times", "3 times"),)
