"""What a map shows of the differences: signs, notes in the boxes, ways, and what is gone."""

from renderers.map_marks import Marks, all_new, marks
from tests.engine.diff.versions import Replaced, guide

RENAMED = (("restart", "reboot"), ("  reboot:\n", "  reboot:\n    was: [restart]\n"))


def marked(*changes: Replaced) -> Marks:
    return marks(guide(*changes))


def test_a_new_step_and_one_that_is_gone_have_their_signs() -> None:
    found = marked(("restart", "reboot"))
    assert found.signs["reboot"] == "added"
    assert [step.id for step in found.gone] == ["restart"]


def test_a_renamed_step_is_changed_and_says_what_it_was_called() -> None:
    found = marked(*RENAMED)
    assert (found.signs, found.gone) == ({"reboot": "changed"}, ())
    assert found.notes == {"reboot": ["± before: restart"]}


def test_a_way_that_leads_elsewhere_is_new_and_the_former_is_told_in_the_box() -> None:
    found = marked(("to: measure}", "to: restart}"))
    assert found.ways == {("which-devices", "restart")}
    assert found.notes == {"which-devices": ["− Every device: to Speed"]}


def test_a_way_under_another_condition_is_new() -> None:
    assert marked(("speed >= 40'", "speed >= 60'")).ways == {("uses", "who")}


def test_a_new_answer_has_its_way() -> None:
    label = "      one: {label: Only one device, to: restart}\n"
    found = marked((label, f"{label}      none: {{label: None, to: fixed}}\n"))
    assert found.notes == {"which-devices": ["+ answer: None"]}
    assert found.ways == {("which-devices", "fixed")}


def test_an_answer_that_is_gone_is_told_in_the_box() -> None:
    found = marked(("      one: {label: Only one device, to: restart}\n", ""))
    assert found.notes == {"which-devices": ["− answer: Only one device"]}


def test_words_that_changed_are_told_by_whom_they_are_for() -> None:
    assert marked(("Canary, let", "Now let")).notes == {"which-devices": ["± note for the agent"]}


def test_a_guide_that_was_not_there_is_new_in_all_its_steps() -> None:
    here = guide(("Canary, let", "Now let")).new
    signs = all_new(here).signs
    assert set(signs) == {step.id for _, step in here.numbered()}
    assert set(signs.values()) == {"added"}
