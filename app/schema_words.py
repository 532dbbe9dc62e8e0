"""What each word means that a file may only choose from, for the schema's completion and hover."""

from collections.abc import Mapping

from engine.compile.facts import EXAMPLES

VALUES: Mapping[str, str] = {
    # purpose
    "troubleshooting": "A fault is found and settled; nothing is sold before.",
    "sales": "The walk is about what fits the customer.",
    "appointment": "A time is agreed on.",
    "process": "Anything else that goes by steps.",
    # channels
    "agent": "A call agent, who reads it aloud.",
    "self-service": "A customer alone.",
    # end, outcome
    "resolved": "The matter is settled.",
    "accepted": "A suggestion was taken: only an offer's `accepted` may lead here.",
    "handoff": "A person takes over; `team` says who.",
    "stopped": "The walk stops without a result, as the person wished.",
    # settles
    "issue": "What the walk was about is settled.",
    "product-limit": "The product itself is shown to be the limit.",
    # care
    "complaint": "Somebody complains: nothing is sold until the issue is settled.",
    "bereavement": "Somebody has died: nothing is sold.",
    "safety": "Somebody may be in danger: nothing is sold.",
    "vulnerability": "Somebody needs particular care: nothing is sold.",
    # every
    "week": "Paid each week.",
    "month": "Paid each month.",
    "quarter": "Paid each quarter.",
    "year": "Paid each year.",
    # a bound of a date
    "today": "The day of the walk.",
    **{kind.value: f"{example[0].upper()}{example[1:]}." for kind, example in EXAMPLES.items()},
}
"""The meaning of every word that an enumeration of the schema may hold."""
