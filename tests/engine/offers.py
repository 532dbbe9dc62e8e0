"""A small shop, for the tests of offers."""

from engine.guide import Guide
from tests.engine.guides import END, Shape, small

NEED: Shape = {"label": "A faster line", "shown": "speed >= 0.8 * promised"}


def product(fits: str = "people >= 1", price: str = "0.00", **more: object) -> Shape:
    """A product that serves the one need; keys with underscores stand for those with hyphens."""
    amount = more.pop("monthly", None)
    shape: Shape = {
        "name": "Plus",
        "summary": "A line.",
        "serves": ["line"],
        "fits": fits,
        "price": {"amount": price, "currency": "EUR"},
        "first-charge": "At once.",
        "term": {"months": 12, "renewal": "Month by month.", "cancel": "A month's notice."},
    }
    if amount:
        shape["recurring"] = {"amount": amount, "every": "month"}
    return shape | {key.replace("_", "-"): value for key, value in more.items()}


CATALOGUE_FACTS: Shape = {
    "people": {"type": "integer", "label": "People"},
    "speed": {"type": "number", "label": "Speed"},
    "promised": {"type": "number", "label": "Promised"},
    "gamer": {"type": "yes-no", "label": "Plays games"},
    "age": {"type": "integer", "label": "Age"},
}


def shop(products: dict[str, Shape], *, need: Shape = NEED, ids: str = "", **more: object) -> Guide:
    """A guide that asks for what the catalogue may read and then makes an offer.

    `now` and `had` are the facts of what the customer has, with all products as their options.
    """
    options = ids.split() or list(products)
    facts: Shape = {
        "people": {"type": "integer", "label": "People at home"},
        "speed": {"type": "number", "unit": "Mbit/s", "label": "Speed"},
        "plan": {"type": "choice", "of": ["small", "large"], "label": "Plan"},
        "gamer": {"type": "yes-no", "label": "Plays games"},
        "age": {"type": "integer", "unit": "years", "label": "Age"},
        "had": {"type": "choice", "of": options, "label": "Has now"},
        "promised": {
            "type": "number",
            "unit": "Mbit/s",
            "label": "Promised speed",
            "compute": [
                {"when": "known(plan) and plan == 'large'", "value": 100},
                {"else": 50},
            ],
        },
    }
    offer = {"need": "line"} | {key: more.pop(key) for key in ("now", "returned") if key in more}
    steps: Shape = {
        "begin": {"ask": "How many?", "input": "people", "next": "suggest"},
        "suggest": {
            "offer": offer,
            "accepted": "bought",
            "declined": "again",
            "none": "nothing",
        },
        "again": {
            "offer": {"need": "line"},
            "accepted": "bought",
            "declined": "end",
            "none": "end",
        },
        "bought": {"end": "accepted", "tell": "Thank you."},
        "nothing": {"end": "resolved", "tell": "Nothing fits."},
        "end": END,
    }
    catalogue = {"facts": CATALOGUE_FACTS, "needs": {"line": need}, "products": products}
    others = {"catalogue/all.yaml": catalogue}
    return small(steps, facts=facts, others=others, purpose="sales", **more)
