"""The means to change an answer where it stands on the road of the agent's screen."""

from functools import lru_cache

from markupsafe import Markup

from engine.page import Passed

IN_PLACE = 12
"""Up to so many answers are shown in place; more are shown on a page of their own."""


def changer(passed: Passed) -> Markup:
    """The answers that could have been given at a passed step, as the buttons of a form.

    Empty where the step has to be shown again to be changed: a typed answer, several choices.
    """
    if not passed.changeable or not 0 < len(passed.rows) <= IN_PLACE:
        return Markup("")
    return _buttons(tuple([(row.id, row.label) for row in passed.rows]), str(passed.value))


@lru_cache(maxsize=16_384)
def _buttons(rows: tuple[tuple[str, str], ...], chosen: str) -> Markup:
    """Kept, because a road has many of them and each comes back on every page of a walk."""
    return Markup("").join(_button(id_, label, chosen) for id_, label in rows)


def _button(id_: str, label: str, chosen: str) -> Markup:
    mark = Markup(' class="chosen" aria-current="true"') if id_ == chosen else ""
    return Markup('<button name="answer" value="{}"{}>{}</button>').format(id_, mark, label)
