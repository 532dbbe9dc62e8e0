"""The survey of a guide as JSON, for programs."""

from dataclasses import asdict

import msgspec

from engine.survey import GuideSurvey


def render(survey: GuideSurvey) -> str:
    """The survey with the names of its fields; numbers with a fraction are rounded to tenths.

    What there is none of, such as the most answers of an unbounded loop, is null.
    """
    data = asdict(survey)
    data["steps"] = [_rounded(step) for step in data["steps"]]
    return msgspec.json.format(msgspec.json.encode(_rounded(data)), indent=2).decode() + "\n"


def _rounded(data: dict[str, object]) -> dict[str, object]:
    return {
        key: round(value, 1) if isinstance(value, float) else value for key, value in data.items()
    }
