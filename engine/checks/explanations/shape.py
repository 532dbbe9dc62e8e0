"""What can be wrong with the keys of a file and with what stands behind them."""

from engine.checks.example import CATALOGUE
from engine.checks.explanations.explained import Explained

_STEPS = """
steps:
  greet:
    do: Say hello.
    next: done
  done:
    end: resolved
    tell: Thank you.
"""

SHAPE = (
    Explained(
        "unknown-key",
        """There is no such key

        A key that the format does not know would be passed over silently, and what it says would
        be lost. Most often it is misspelt, or stands one level too high or too low.

        Use the key that the message suggests, move it where it belongs, or delete it.
        """,
        _STEPS.replace("tell: Thank you.", "tel: Thank you.  # <--"),
        _STEPS,
    ),
    Explained(
        "missing-key",
        """A key is missing

        Without this key nobody can tell what is meant, such as a step without a way on.

        Add it; the message says what it is for.
        """,
        _STEPS.replace("    next: done\n", "").replace("greet:", "greet:  # <--"),
        _STEPS,
    ),
    Explained(
        "missing-price",
        """A product has no price

        An offer shows the full price before anybody can accept it. A product without one cannot
        be offered.

        Add `price:` with amount and currency; write an amount of "0.00" where there is nothing to
        pay at once.
        """,
        CATALOGUE.replace('    price: {amount: "0.00", currency: EUR}\n', "").replace(
            "plus-250:", "plus-250:  # <--"
        ),
        CATALOGUE,
    ),
    Explained(
        "missing-terms",
        """A product has no terms

        An offer shows for how long the customer binds themselves and how they get out again
        before anybody can accept it. A product without terms cannot be offered.

        Add `term:` with the minimum term in months, 0 for none, and how to cancel.
        """,
        CATALOGUE.replace("    term: {months: 0, cancel: Any day.}\n", "").replace(
            "plus-250:", "plus-250:  # <--"
        ),
        CATALOGUE,
    ),
    Explained(
        "step-without-kind",
        """A step does not say what it is

        The key `ask`, `do`, `lookup`, `subguide`, `offer` or `end` tells what a step is. This
        step has none of them, or has it misspelt.

        Add the one that is meant.
        """,
        _STEPS.replace("do: Say hello.", "dow: Say hello.").replace("greet:", "greet:  # <--"),
        _STEPS,
    ),
    Explained(
        "bad-id",
        """An id or a name has characters that it may not have

        Ids stand in addresses, files and conditions, so they keep to lower-case letters, digits
        and hyphens; names of facts have underscores in place of hyphens. Currencies, countries
        and amounts have their own spelling, which the message tells.

        Spell it as the message says. What people read belongs into labels and titles.
        """,
        _STEPS.replace("greet:", "Greet:  # <--").replace("\nsteps", "\nstart: done\nsteps"),
        _STEPS,
    ),
    Explained(
        "wrong-value",
        """A value is not what belongs here

        The key is right, but what stands behind it is of another kind: a text where a list
        belongs, a word that is none of those allowed, a number out of range.

        Write what the message says.
        """,
        _STEPS.replace("end: resolved", "end: solved  # <--"),
        _STEPS,
    ),
)
