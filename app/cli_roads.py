"""`callguide roads`: how long the roads of a guide are, and how its words read."""

from pathlib import Path
from typing import Literal

from app.cli_content import load, settings
from app.cli_output import visible, write
from engine.prose import WORDS_A_MINUTE
from engine.survey import survey
from renderers import survey_json, survey_text

Form = Literal["text", "json"]


def run(guide: str, form: Form, words_a_minute: int | None, content: Path | None) -> None:
    """Write what the survey of a guide found. Raises CallguideError."""
    configured = settings(content)
    library = load(configured.content, configured.limits)
    found = survey(library.guide(guide), words_a_minute or WORDS_A_MINUTE)
    text = survey_json.render(found) if form == "json" else visible(survey_text.render(found))
    write(text, None)
