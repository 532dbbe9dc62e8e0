"""The survey of a guide as programs read it."""

import json
from dataclasses import fields, replace

from engine.survey import GuideSurvey, StepSurvey, survey
from renderers import survey_json
from tests.renderers.content import compiled

SURVEY = survey(compiled())


def test_every_field_is_there_under_its_name() -> None:
    data = json.loads(survey_json.render(SURVEY))
    assert list(data) == [field.name for field in fields(GuideSurvey)]
    assert list(data["steps"][0]) == [field.name for field in fields(StepSurvey)]
    assert len(data["steps"]) == len(SURVEY.steps)


def test_what_there_is_none_of_is_null() -> None:
    assert json.loads(survey_json.render(replace(SURVEY, longest=None)))["longest"] is None


def test_fractions_are_rounded_to_tenths() -> None:
    assert json.loads(survey_json.render(replace(SURVEY, seconds=12.345)))["seconds"] == 12.3
