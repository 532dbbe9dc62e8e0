"""Which product is suggested is outside what can be decided

What `too_complex` explains.
"""

from collections.abc import Iterator

from engine.checks.never_suggested import undecided
from engine.checks.rule import Finding, Other, Rule, Subject, below
from engine.problems import Severity


def find(subject: Subject) -> Iterator[Finding]:
    """The needs whose products are too complex to be compared, each of them once."""
    for offer in undecided(subject):
        longest = max(offer.products, key=lambda product: product.fits.cost)
        place = below(subject.catalogue.places["product", longest.id], "fits")
        yield Finding(
            below(offer.place, "offer", "need"),
            f'Which products are suggested for the need "{offer.need.id}" is outside what can be '
            "decided, so it is not proved that each of them ever is.",
            f'Split the product "{longest.id}", or let the guides compute a part of its `fits`.',
            also=(Other(place, f'the `fits` of "{longest.id}"'),),
            severity=Severity.WARNING,
        )


RULE = Rule("too-complex", find, severity=Severity.WARNING)
