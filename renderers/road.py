"""The road on both screens: every step passed, with its answer and the means to change it.

A road comes back on every page of a walk, a step longer each time, so the markup of its steps is
kept, without the customers' words: they are put in, escaped, each time.
"""

from collections.abc import Collection, Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from engine.page import Passed
from engine.speech import Speech, msg
from renderers.jinja import render
from renderers.speech import speech

IN_PLACE = 12
"""Up to so many answers are shown in place; more are shown on a page of their own."""

_ANSWER, _HERE = "\ue000", "\ue001"
_PRIVATE = str.maketrans("", "", _ANSWER + _HERE)
_WITHOUT_ANSWER = {"looked-up": msg("Looked up"), "tried": msg("Already tried")}

_Options = tuple[tuple[str, str], ...]


def road(
    template: str,
    passed: Iterable[Passed],
    here: str,
    language: str,
    *,
    in_place: bool = False,
    noted: Collection[str] = (),
) -> Markup:
    """The steps `passed`, each as `template` shows it, on the page at the address `here`.

    `language` is the page's. `in_place` puts the answers that could have been given beside the
    one that was. `noted` are the steps on which the agent has a note.
    """
    address = str(escape(here))
    spoken = speech(language)
    shown = [
        _step(template, each, address, spoken, in_place=in_place, noted=each.step in noted)
        for each in passed
    ]
    return Markup("".join(shown))  # noqa: S704 - escaped below


def _step(
    template: str, passed: Passed, here: str, _: Speech, *, in_place: bool, noted: bool
) -> str:
    options: _Options = ()
    if in_place and 0 < len(passed.rows) <= IN_PLACE:
        options = tuple([(row.id, row.label) for row in passed.rows])
    before, after = _markup(
        (template, passed.at, passed.step, passed.title, passed.mood, passed.reason),
        options,
        str(passed.value) if options else "",
        (passed.changeable, noted),
        _.language,
    )
    answer = passed.answer or _(_WITHOUT_ANSWER.get(passed.mood, msg("Done")))
    return f"{here.join(before)}{escape(answer)}{here.join(after)}"


@lru_cache(maxsize=32_768)
def _markup(
    named: tuple[str, int, str, str, str, str],
    options: _Options,
    chosen: str,
    marked: tuple[bool, bool],
    language: str,
) -> tuple[list[str], list[str]]:
    """What stands before the answer and what stands behind it, parted where the address goes."""
    template, at, step, title, mood, reason = named
    changeable, noted = marked
    shown = {
        "at": at,
        "step": step,
        "title": title.translate(_PRIVATE),
        "mood": mood,
        "reason": reason.translate(_PRIVATE),
        "options": options,
        "chosen": chosen,
        "changeable": changeable,
        "noted": noted,
        "answer": _ANSWER,
        "here": _HERE,
    }
    before, _, after = render(template, shown, language).decode().partition(_ANSWER)
    return before.split(_HERE), after.split(_HERE)
