"""The survey of a guide as text: sentences on the whole, and a table of the steps."""

from collections.abc import Iterator, Sequence

from engine.survey import GuideSurvey, StepSurvey

_HEAD = (
    "",
    "step",
    "kind",
    "fewest",
    "expected",
    "most",
    "aloud",
    "sentence",
    "ease",
    "all roads to it pass",
    "all roads from it pass",
)
_NUMBERS = frozenset({0, 3, 4, 5, 6, 7, 8})
_LEGEND = """\
fewest, expected, most: answers from here to an end, this one included; – without a bound
aloud: seconds to say it; sentence: words of the longest; ease: the higher, the easier to read
all roads to it pass: the last step that they share; from it: the first\
"""


def render(survey: GuideSurvey) -> str:
    """The survey for a terminal."""
    rows = [_HEAD, *(_row(step) for step in survey.steps)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEAD))]
    table = [_line(row, widths) for row in rows]
    return "\n".join([*_whole(survey), "", *table, "", _LEGEND, ""])


def _whole(survey: GuideSurvey) -> Iterator[str]:
    yield f"{survey.title} ({survey.guide})"
    yield ""
    yield _lengths(survey)
    yield (
        f"Read aloud: {_minutes(survey.seconds)} on a road on which every way is as likely as the "
        f"next, at {survey.words_a_minute} words a minute."
    )
    yield _ease(survey)
    yield f"Every walk passes: {' → '.join(survey.passed)}."
    yield from _channels(survey)


def _lengths(survey: GuideSurvey) -> str:
    fewest = "no end can be reached" if survey.fewest is None else f"{survey.fewest} at the fewest"
    most = "without a bound" if survey.longest is None else f"{survey.longest} at the most"
    return f"Answers to an end: {fewest}, {survey.expected:.1f} expected, {most}."


def _ease(survey: GuideSurvey) -> str:
    if survey.formula is None:
        return f"Reading ease: no formula for {survey.language}; only sentences are measured."
    number = "no words" if survey.ease is None else f"{survey.ease:.0f}"
    return f"Reading ease: {number} ({survey.formula})."


def _channels(survey: GuideSurvey) -> Iterator[str]:
    """What walks on one of the guide's channels alone come to."""
    channels = {channel for step in survey.steps for channel in step.channels}
    for channel in sorted(channels):
        alone = [step.id for step in survey.steps if step.channels == (channel,)]
        if alone and len(channels) > 1:
            yield f"Only on the channel {channel}: {', '.join(alone)}."


def _minutes(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _row(step: StepSurvey) -> tuple[str, ...]:
    return (
        str(step.number),
        step.id,
        step.kind,
        _count(step.fewest),
        f"{step.expected:.1f}",
        _count(step.longest),
        f"{step.seconds:.0f}",
        str(step.longest_sentence),
        "–" if step.ease is None else f"{step.ease:.0f}",
        step.after or "–",
        step.before or "–",
    )


def _count(number: int | None) -> str:
    return "–" if number is None else str(number)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (
        cell.rjust(width) if at in _NUMBERS else cell.ljust(width)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(cells).rstrip()
