"""`callguide walk` by answers that are given beforehand, or line by line from a pipe."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import Result

from app.cli_scripted import Answers, Pair, play
from engine import walk
from engine.page import Page
from renderers import page_json
from tests.app.terminal import FILES, SLOW, TREES, callguide, conversation, make, page_of, started
from tests.renderers.content import compiled

DAY = "2027-01-05"
OFFERED = ("which-devices=every", "speed=48", "uses=films,games", "household=4")


def walked(folder: Path, *answers: str, more: tuple[str, ...] = (), typed: str = "") -> Result:
    """What the sample guide prints as JSON after these answers."""
    said = [word for answer in answers for word in ("--answer", answer)]
    words = ("walk", "slow", "--content", make(folder), "--on", DAY, "--json", *said, *more)
    return callguide(*words, typed=typed)


def test_answers_lead_to_a_page(tmp_path: Path) -> None:
    result = walked(tmp_path, "which-devices=every", "measure=48")
    assert (page_of(result)["step"], result.stderr, result.exit_code) == ("uses", "", 0)


def test_answers_go_by_their_step_or_their_fact_in_any_order(tmp_path: Path) -> None:
    result = walked(tmp_path, "household=4", "speed=48", "uses=films", "which_devices=every")
    assert (page_of(result)["step"], result.exit_code) == ("faster", 0)


def test_the_page_has_the_shape_that_the_api_gives(tmp_path: Path) -> None:
    page = page_of(walked(tmp_path, "which-devices=every"))
    talk = conversation("every")
    assert page.keys() == json.loads(page_json.render(Page(talk.position), "token"))["page"].keys()
    assert page["field"]["unit"] == "Mbit/s"


def test_several_choices_have_commas_between_them(tmp_path: Path) -> None:
    page = page_of(walked(tmp_path, "which-devices=every", "speed=48", "uses=films,games"))
    assert page["road"][-1]["value"] == ["films", "games"]


def test_an_offer_is_accepted_or_declined_by_its_step(tmp_path: Path) -> None:
    result = walked(tmp_path, *OFFERED, "faster=accepted", more=("--fact", "plan=basic"))
    assert page_of(result)["end"] == {"outcome": "accepted", "team": "", "product": "Plus 250"}


def test_instructions_pass_by_themselves(tmp_path: Path) -> None:
    page = page_of(walked(tmp_path, "which-devices=one"))
    assert page["step"] == "better"
    assert [passed["mood"] for passed in page["road"]] == ["asked", "done"]


def test_repeated_answers_serve_a_loop_in_their_order(tmp_path: Path) -> None:
    result = walked(tmp_path, "which-devices=one", "better=no", "better=yes")
    assert (page_of(result)["step"], result.exit_code) == ("fixed", 0)


def test_a_step_at_hand_is_gone_to_from_any_step(tmp_path: Path) -> None:
    assert page_of(walked(tmp_path, "which-devices=!person"))["step"] == "person"
    assert page_of(walked(tmp_path, "which-devices=one", "restart=!person"))["step"] == "person"


@pytest.mark.parametrize("fact", ["plan=basic", "customer.plan=basic"])
def test_facts_go_by_their_name_or_by_where_they_come_from(tmp_path: Path, fact: str) -> None:
    page = page_of(walked(tmp_path, *OFFERED, more=("--fact", fact)))
    assert page["offer"]["now"]["name"] == "Basic 50"


def test_a_known_fact_of_several_choices_is_given_with_commas(tmp_path: Path) -> None:
    page = page_of(
        walked(tmp_path, "which-devices=every", "speed=48", more=("--fact", "uses=films"))
    )
    assert page["step"] == "who"
    assert page["road"][-1]["mood"] == "skipped"


def test_a_fact_that_the_guide_has_no_use_for_is_told(tmp_path: Path) -> None:
    result = walked(tmp_path, more=("--fact", "customer.shoes=42", "--answer", "which-devices=one"))
    assert result.stderr == 'The guide "slow" does not use the fact "customer.shoes".\n'
    assert result.exit_code == 0


def test_the_day_can_be_named(tmp_path: Path) -> None:
    page = page_of(walked(tmp_path, "which-devices=!person"))
    assert "5 January 2027" in page["case_note"]


def test_a_day_that_is_not_named_is_today(tmp_path: Path) -> None:
    words = ("walk", "slow", "--content", make(tmp_path), "--json", "--answer")
    page = page_of(callguide(*words, "which-devices=!person"))
    assert str(date.today().year) in page["case_note"]  # noqa: DTZ011


def test_a_customers_page_has_nothing_for_the_agent(tmp_path: Path) -> None:
    shown = walked(tmp_path, more=("--channel", "self-service"))
    page = page_of(shown)
    assert page["channel"] == "self-service"
    assert (page["note"], page["known"], page["case_note"]) == (None, [], None)
    assert "Canary" not in shown.stdout


def test_a_guide_for_customers_alone_is_walked_as_one(tmp_path: Path) -> None:
    guide = SLOW.replace("start: which", "channels: [self-service]\nstart: which")
    content = make(tmp_path, {**FILES, "slow/guide.yaml": guide})
    page = page_of(callguide("walk", "slow", "--content", content, "--json"))
    assert page["channel"] == "self-service"


def test_a_refused_answer_is_told_and_its_page_shown(tmp_path: Path) -> None:
    result = walked(tmp_path, "which-devices=every", "measure=fast", "uses=films")
    page = page_of(result)
    assert (page["step"], page["field"]["typed"]) == ("measure", "fast")
    assert page["error"] == "Enter a number in digits, such as 12.50."
    assert result.stderr.splitlines() == [
        'The answer for "measure" was refused: Enter a number in digits, such as 12.50.',
        'The answer for "uses" was not used: the walk is at "measure".',
    ]
    assert result.exit_code == 1


def test_an_answer_that_was_not_used_is_told(tmp_path: Path) -> None:
    result = walked(tmp_path, "which-devices=one", "better=yes", "better=no")
    assert page_of(result)["step"] == "fixed"
    assert result.stderr == 'The answer for "better" was not used: the walk is at "fixed".\n'
    assert result.exit_code == 1


def test_a_misspelt_step_is_answered_with_the_right_one(tmp_path: Path) -> None:
    result = walked(tmp_path, "which-devises=every")
    assert 'Did you mean "which-devices"' in result.stderr
    assert result.exit_code == 1


def test_a_step_that_is_not_at_hand_is_refused(tmp_path: Path) -> None:
    result = walked(tmp_path, "which-devices=!persn")
    assert 'Did you mean "person"?' in result.stderr
    assert result.exit_code == 1


def test_without_json_the_page_is_for_people(tmp_path: Path) -> None:
    words = ("walk", "slow", "--content", make(tmp_path), "--answer", "which-devices=every")
    result = callguide(*words)
    assert "> What does the speed test show?\n" in result.stdout
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--fact", "plan=gold"), 'The fact "plan": "gold" is none of the choices.'),
        (("--fact", "plam=basic"), 'The guide "slow" has no fact "plam". Did you mean "plan"?'),
        (("--fact", "plan"), '--fact "plan" is no name and value: write --fact NAME=VALUE.'),
        (("--answer", "=x"), '--answer "=x" is no name and value: write --answer NAME=VALUE.'),
        (("--on", "tomorrow"), '--on "tomorrow" is no date: write year-month-day'),
    ],
)
def test_a_walk_that_cannot_start_says_why(
    tmp_path: Path, more: tuple[str, ...], told: str
) -> None:
    result = callguide("walk", "slow", "--content", make(tmp_path), *more)
    assert result.stderr.startswith(told)
    assert result.stdout == ""
    assert result.exit_code == 2


def test_a_guide_that_is_not_for_a_channel_is_not_walked_on_it() -> None:
    words = ("walk", "identify-customer", "--content", TREES, "--channel", "self-service")
    result = callguide(*words)
    assert result.exit_code == 2
    assert "is not for the channel self-service" in result.stderr


def test_lines_from_a_pipe_are_answers(tmp_path: Path) -> None:
    result = walked(tmp_path, typed="1\n48\n1,2\n4\n")
    assert (page_of(result)["step"], result.exit_code) == ("faster", 0)


def test_lines_from_a_pipe_go_past_instructions(tmp_path: Path) -> None:
    result = walked(tmp_path, typed="one\nno\nyes\n")
    assert (page_of(result)["step"], result.exit_code) == ("fixed", 0)


def test_lines_from_a_pipe_go_back_over_instructions_and_change(tmp_path: Path) -> None:
    assert page_of(walked(tmp_path, typed="one\nb\nevery\n"))["step"] == "measure"
    assert page_of(walked(tmp_path, typed="one\nno\nc 0 every\n"))["step"] == "measure"


def test_a_refused_line_is_told_and_the_next_one_goes_on(tmp_path: Path) -> None:
    result = walked(tmp_path, typed="every\nfast\n48\n")
    assert page_of(result)["step"] == "uses"
    assert result.stderr == (
        '"fast" was refused at "measure": Enter a number in digits, such as 12.50.\n'
    )
    assert result.exit_code == 1


def test_lines_after_the_end_are_refused_but_empty_ones(tmp_path: Path) -> None:
    assert walked(tmp_path, typed="!person\n\n").exit_code == 0
    assert walked(tmp_path, typed="!person\nevery\n").exit_code == 1


def test_lines_end_where_they_quit(tmp_path: Path) -> None:
    result = walked(tmp_path, typed="every\nq\n48\n")
    assert (page_of(result)["step"], result.exit_code) == ("measure", 0)


def test_a_pipe_without_lines_shows_the_first_page(tmp_path: Path) -> None:
    assert page_of(walked(tmp_path))["step"] == "which-devices"


def test_the_case_note_can_be_read_through_a_pipe(tmp_path: Path) -> None:
    result = callguide("walk", "slow", "--content", make(tmp_path), typed="every\nn\n")
    assert "- Devices: Every device\n" in result.stdout


def test_a_shell_gets_the_page_and_the_status(tmp_path: Path) -> None:
    words = ("walk", "slow", "--content", make(tmp_path), "--fact", "plan=basic", "--json")
    result = started(*words, "--answer", "which-devices=every", "--answer", "speed=48")
    assert json.loads(result.stdout)["step"] == "uses"
    assert result.returncode == 0


def test_a_walk_goes_no_further_than_the_operator_lets_it(tmp_path: Path) -> None:
    words = ("walk", "slow", "--content", make(tmp_path), "--answer", "which-devices=one")
    result = started(*words, "--answer", "better=no", env={"CALLGUIDE_MOST_ANSWERS": "2"})
    assert "This walk has become too long" in result.stderr
    assert result.returncode == 1


def test_answers_reach_into_subguides() -> None:
    guide = compiled()
    position, _ = walk.start(guide, walk="w", channel="agent", on=date(2027, 1, 5), given={})
    given = [Pair("who/name", "Sam"), Pair("devices", "one")]
    by_step = play(position, Answers(given), at_most=20)
    by_fact = play(position, Answers([Pair("customer", "Sam"), given[1]]), at_most=20)
    assert by_step.page.step == by_fact.page.step == "better"
    assert by_step.faults == by_fact.faults == ()
