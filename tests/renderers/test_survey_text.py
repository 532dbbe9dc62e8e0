"""The survey of a guide as a person reads it in a terminal."""

from dataclasses import replace

from engine.survey import survey
from renderers import survey_text
from tests.renderers.content import compiled, golden

SURVEY = survey(compiled())


def test_the_survey_reads_as_a_person_found_it_good() -> None:
    assert survey_text.render(SURVEY) == golden("help-survey.txt")


def test_a_loop_without_a_bound_is_told() -> None:
    assert "expected, without a bound.\n" in survey_text.render(replace(SURVEY, longest=None))


def test_a_language_without_a_formula_is_told() -> None:
    text = survey_text.render(replace(SURVEY, formula=None, ease=None, language="fr"))
    assert "Reading ease: no formula for fr; only sentences are measured.\n" in text


def test_what_is_only_on_one_channel_is_named() -> None:
    first, *rest = SURVEY.steps
    text = survey_text.render(replace(SURVEY, steps=(replace(first, channels=("agent",)), *rest)))
    assert f"Only on the channel agent: {first.id}.\n" in text
