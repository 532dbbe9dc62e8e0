"""A change of a sample guide as somebody might review it, and what it makes different."""

from dataclasses import replace
from functools import cache

from engine import library
from engine.diff import Differences, GuideDifferences, compare
from tests.engine.diff.versions import Replaced, files, versions
from tests.sample import TREES

GUIDES = ("slow-internet", "identify-customer", "wrap-up", "catalogue", "tables")
SCRIPTS = """\
walks:
  - name: the plan is the limit and a bigger one fits
    facts: {customer.name: Sample Name, customer.number: LK-20417, postcode: "04109",
            plan: home-50, line_type: fibre, router_model: hearth-3}
    answers:
      what-is-slow: everything
      running-now: [video]
      how-to-measure: cable
      measure: 48
      household: 4
      uses: [streaming, calls]
      streams: 3
      offer-plan: accepted
      switch-day: 2026-11-16
    expect: {end: plan-ordered}
  - name: full speed after a restart, but still a slow room
    facts: {customer.name: Sample Name, customer.number: LK-20417, postcode: "04109",
            plan: family-250, line_type: cable, router_model: hearth-3}
    answers:
      what-is-slow: some-rooms
      running-now: [nothing]
      how-to-measure: wifi
      measure: 40
      measure-again: 190
      better-now: still-slow
      where-router: [cupboard, low]
      speed-in-far-room: 15
      home-size: 90
      floors: 1
      walls: brick
      offer-wifi: declined
    expect: {end: wifi-tips}
"""
FAMILY = """\
home-100, plus-200, studio-500, max-1000]
    price: {amount: "0.00", currency: EUR}
    recurring: {amount: \""""
ESTIMATE = "An estimate is enough.\n    note: All floors"
CHANGES: tuple[Replaced, ...] = (
    # a product that fits more homes, and one that costs more
    ("fits: >-\n      needed <= 90 and", "fits: >-\n      needed <= 120 and"),
    (f"{FAMILY}39.90", f"{FAMILY}42.90"),
    # a step renamed, an answer dropped, a threshold moved, words rewritten
    ("  better-band:\n", "  better-channel:\n    was: [better-band]\n"),
    ("to: better-band", "to: better-channel"),
    ("next: better-band", "next: better-channel"),
    ("      low: {label: On the floor}\n", ""),
    ("or speed_far >= 100", "or speed_far >= 60"),
    (ESTIMATE, ESTIMATE.replace("An", "A rough")),
    ("The door closed, as it is in daily life.", "With the door closed."),
)


def content() -> dict[str, str]:
    """The guide with what it runs, the catalogue, and two walks of its own."""
    read = library.read_files(TREES)
    kept = {
        name: raw.decode()
        for name, raw in read.items()
        if name.split("/")[0] in GUIDES and not {"walks", "translations"} & {*name.split("/")}
    }
    return kept | {"slow-internet/walks/walks.yaml": SCRIPTS}


@cache
def reviewed() -> Differences:
    """What the change makes different."""
    old = content()
    found = versions(old, files(*CHANGES, old=old))
    return replace(found, guides=tuple(map(_without_found_walks, found.guides)))


def _without_found_walks(guide: GuideDifferences) -> GuideDifferences:
    """The differences without the walks that are looked for: a better search finds others."""
    return replace(
        guide,
        moved=tuple(
            replace(each, walk="measure=200, speed-in-far-room=80") for each in guide.moved
        ),
        flights=tuple(each for each in guide.flights if "Sample Name" in each.example),
        waited=len({each.step for each in guide.flights if "Sample Name" in each.example}),
        untried=(),
    )


@cache
def between(*changes: Replaced) -> Differences:
    """What other changes of a small guide make different."""
    old = files()
    return versions(old, files(*changes))


def nothing() -> Differences:
    """No difference at all."""
    empty = library.build({})
    return compare(empty, empty)
