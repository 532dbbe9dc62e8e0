"""Two libraries as a whole."""

from hypothesis import given, settings

from engine import library
from engine.diff import Differences, Unread, compare, meets_customers
from engine.library import Library
from tests.engine.diff.versions import OLD, between, files, versions
from tests.engine.guides import Shape, guides, text

STAFF = """\
guide: staff
title: For staff
summary: S.
purpose: process
start: done
steps:
  done: {end: resolved, tell: Done.}
"""


def built(files_: dict[str, Shape]) -> Library:
    return library.build(text(files_))


def test_the_same_content_has_no_differences() -> None:
    assert versions(OLD, OLD) == Differences()


def test_a_comment_makes_no_difference() -> None:
    assert between(("guide: slow", "# A comment.\nguide: slow")) == Differences()


def test_a_guide_that_is_new_or_gone_is_told_whole() -> None:
    both = {**OLD, "staff/guide.yaml": STAFF}
    assert [each.id for each in versions(OLD, both).added] == ["staff"]
    assert [each.id for each in versions(both, OLD).removed] == ["staff"]


def test_a_file_with_errors_is_named_and_what_compiles_is_compared() -> None:
    found = between(("to: measure}", "to: mesure}"), ("title: Speed", "title: How fast"))
    assert found.unread == (
        Unread(
            "new",
            "slow/guide.yaml:17",
            'The answer "every" of the step "which-devices" leads to "mesure", but there is no '
            "such step in this guide.",
        ),
    )
    assert [each.place for each in found.guides[0].wordings] == ["title"]


def test_a_guide_that_cannot_be_read_is_neither_gone_nor_compared() -> None:
    broken = {**OLD, "slow/guide.yaml": "guide: [\n"}
    found = versions(OLD, broken)
    assert (found.guides, found.removed) == ((), ())
    assert found.unread[0].what == "slow/guide.yaml:2"


def test_a_subguide_that_changed_is_told_at_the_guides_that_run_it() -> None:
    runs = STAFF.replace(
        "start: done\nsteps:\n", "start: run\nsteps:\n  run: {subguide: slow, next: done}\n"
    )
    old = {**OLD, "staff/guide.yaml": runs}
    found = versions(old, files(("Is it better now?", "Is it well now?"), old=old))
    by_id = {each.new.id: each for each in found.guides}
    assert by_id["staff"].through == ("the subguide slow",)
    assert by_id["staff"].wordings == ()


def test_notes_for_agents_are_no_difference_to_customers() -> None:
    assert not meets_customers(between(("Canary, let", "Now let")))
    assert meets_customers(between(("Is it better now?", "Is it well now?")))


def test_a_condition_written_otherwise_is_no_difference_to_customers() -> None:
    rewritten = between(
        ("'\"films\" in uses and speed >= 40'", "'speed >= 40 and \"films\" in uses'")
    )
    assert rewritten.guides[0].routes[0].rewritten
    assert not meets_customers(rewritten)
    assert meets_customers(between(("speed >= 40'", "speed >= 60'")))


@settings(max_examples=25)
@given(guides(), guides())
def test_any_two_contents_can_be_compared_and_mirror_each_other(
    one: dict[str, Shape], other: dict[str, Shape]
) -> None:
    there, back = compare(built(one), built(other)), compare(built(other), built(one))
    assert {each.id for each in there.added} == {each.id for each in back.removed}
    assert [each.old.id for each in there.guides] == [each.new.id for each in back.guides]
    assert compare(built(one), built(one)) == Differences()
