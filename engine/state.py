"""The whole state of a walk: small enough for a token, complete enough to replay."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

Channel = Literal["agent", "self-service"]

Wire = str | int | bool | list[str] | None
"""A value as state carries it: numbers, money and dates as text, several choices as a list."""

How = Literal["", "corrected", "any-time"]


class Answer(NamedTuple):
    """One answer, in the order in which it was given.

    `step` is the step that was answered and `value` what was said: an option's id, a typed
    value, `accepted` or `declined` at an offer, None at an instruction. `how` tells the two
    exceptions apart: `corrected` answers a step that would have been skipped because its fact
    is known, `any-time` leaves the step for the at-any-time entry that `value` names.
    """

    step: str
    value: Wire
    how: How = ""


class State(NamedTuple):
    """One walk by one customer. Everything else about it is derived by replaying it.

    `walk` identifies the walk, `on` is its date, `given` are the facts that the caller knew by
    their keys, `aside` are the answers that the last change set aside, to be named and to come
    back when the change is undone; `differs` is the step from which the road differs since the
    guide was published anew, or empty. `language` is the one in which the walk goes on, empty for
    that of the guide. `told` are the facts that the customer volunteered by their keys: each is
    the answer to the first question for it that would be asked. `under` are the walks of the same
    call that wait under this one, the outermost first, and `done` those that were come back from.
    `tried` are the instructions that the customer had followed before they were given.
    """

    guide: str
    version: str
    walk: str
    channel: Channel
    on: date
    given: dict[str, Wire]
    answers: tuple[Answer, ...] = ()
    aside: tuple[Answer, ...] = ()
    differs: str = ""
    language: str = ""
    told: Mapping[str, Wire] = {}
    under: "tuple[State, ...]" = ()
    done: "tuple[State, ...]" = ()
    tried: tuple[str, ...] = ()
