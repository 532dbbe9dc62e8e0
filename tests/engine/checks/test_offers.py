"""Offers: what must be settled before, what must not come before, and where a no leads."""

from engine.checks.example import CATALOGUE
from tests.engine.checks.marks import assert_marked

ENDS = (
    """
  ordered: {end: accepted, tell: It is on its way.}
  keep: {end: resolved, tell: You keep what you have.}
"""
    + CATALOGUE
)
HEAD = """
purpose: PURPOSE
facts:
  household: {type: integer, label: People at home}
"""


def guide(steps: str, purpose: str = "troubleshooting") -> str:
    return HEAD.replace("PURPOSE", purpose) + steps + ENDS


SETTLED_SOMEWHERE = """
steps:
  ask-household:
    ask: How many people live in your home?
    input: household
    next: ask-fault
  ask-fault:
    ask: Is it the line?
    answers:
      line: {label: The line, to: repair}
      plan: {label: The plan, to: bigger-planPLAN}
      both: {label: Both, to: repair}
  repair:
    do: We mend it.
    next: bigger-planREPAIR
  bigger-plan:MARK
    offer: {need: faster-line}
    accepted: ordered
    declined: keep
    none: keep
"""


def settled(plan: str, repair: str, mark: str = "") -> str:
    steps = SETTLED_SOMEWHERE.replace("PLAN", plan).replace("REPAIR", repair)
    return guide(steps.replace("MARK", f"  # <-- {mark}" if mark else ""))


def test_an_answer_and_a_step_may_settle_the_issue() -> None:
    assert_marked(settled(", settles: product-limit", "\n    settles: issue"))


def test_one_road_that_settles_nothing_is_enough_to_refuse() -> None:
    (problem,) = assert_marked(settled(", settles: product-limit", "", "offer-before-settled"))
    assert [place.what for place in problem.also] == [
        "the road ask-household → ask-fault → repair → bigger-plan"
    ]
    assert problem.also[0].line == 22


def test_the_step_at_which_a_mark_would_settle_every_road_is_named() -> None:
    (problem,) = assert_marked(settled(", settles: product-limit", "", "offer-before-settled"))
    assert '"repair" is the last step that all roads without a mark pass' in problem.fix
    (problem,) = assert_marked(settled("", "", "offer-before-settled"))
    assert '"ask-fault" is the last step' in problem.fix


def test_a_route_may_settle_the_issue() -> None:
    assert_marked(
        guide(
            """
steps:
  ask-household:
    ask: How many people live in your home?
    input: household
    next:
      - {when: household > 2, to: bigger-plan, settles: product-limit}
      - {else: keep}
  bigger-plan:
    offer: {need: faster-line}
    accepted: ordered
    declined: keep
    none: keep
"""
        )
    )


def test_what_is_at_hand_at_any_time_settles_nothing() -> None:
    assert_marked(
        "at-any-time:\n  sell: {label: Sell, to: bigger-plan}\n"
        + guide(
            """
steps:
  ask-household:
    ask: How many people live in your home?
    input: household
    settles: issue
    next: bigger-plan
  bigger-plan:  # <-- offer-before-settled
    offer: {need: faster-line}
    accepted: ordered
    declined: keep
    none: keep
"""
        )
    )


def test_a_guide_for_sales_has_nothing_to_settle() -> None:
    assert_marked(
        guide(SETTLED_SOMEWHERE, "sales")
        .replace("PLAN", "")
        .replace("REPAIR", "")
        .replace("MARK", "")
    )


CARE = """
steps:
  ask-household:
    ask: How many people live in your home?
    input: household
    next: listen
  listen:
    do: We are sorry.
    care: CARE
    next: mend
  mend:
    do: We mend it.
    next: bigger-planSETTLES
  bigger-plan:MARK
    offer: {need: faster-line}
    accepted: ordered
    declined: keep
    none: keep
"""


def care(kind: str, settles: str = "", mark: str = "") -> str:
    steps = CARE.replace("CARE", kind).replace("SETTLES", settles)
    return guide(steps.replace("MARK", f"  # <-- {mark}" if mark else ""), "sales")


def test_behind_care_there_is_no_offer() -> None:
    for kind in ("complaint", "bereavement", "safety", "vulnerability"):
        assert_marked(care(kind, mark="offer-in-care"))


def test_only_a_complaint_can_be_settled() -> None:
    assert_marked(care("complaint", "\n    settles: issue"))
    assert_marked(care("complaint", "\n    settles: product-limit", "offer-in-care"))
    assert_marked(care("safety", "\n    settles: issue", "offer-in-care"))


TWO = """
steps:
  ask-household:
    ask: How many people live in your home?
    input: household
    next: first
  first:
    offer: {need: faster-line}
    accepted: ACCEPTED
    declined: second  # <-- decline-serves-nobody
    none: keep
  second:
    offer: {need: faster-line}
    accepted: ordered
    declined: DECLINED
    none: keep
"""


def test_a_no_may_not_lead_to_another_offer_for_the_same_need() -> None:
    two = TWO.replace("DECLINED", "keep").replace("ACCEPTED", "ordered")
    assert_marked(guide(two, "sales"))


def test_behind_a_yes_both_answers_may_lead_to_the_same_step() -> None:
    two = TWO.replace("ACCEPTED", "second").replace(
        "declined: second  # <-- decline-serves-nobody", "declined: keep"
    )
    assert_marked(guide(two.replace("DECLINED", "ordered"), "sales"))


def test_an_end_as_accepted_needs_an_offer_on_every_road() -> None:
    assert_marked(
        guide(
            """
steps:
  ask-household:
    ask: How many people live in your home?
    input: household
    next: bigger-plan
  bigger-plan:
    offer: {need: faster-line}
    accepted: thank
    declined: keep
    none: thank
  thank:
    do: Thank you.
    next: ordered
""",
            "sales",
        ).replace(
            "  ordered: {end: accepted,",
            "  ordered: {end: accepted,  # <-- accepted-without-offer\n   ",
        )
    )


def test_without_a_product_there_is_nothing_to_offer() -> None:
    assert_marked(
        guide(
            """
steps:
  ask-household:
    ask: How many people live in your home?
    input: household
    next: bigger-plan
  bigger-plan:
    offer: {need: louder-line}  # <-- offer-for-nothing
    accepted: ordered
    declined: keep
    none: keep
""",
            "sales",
        ).replace("needs:\n", "needs:\n  louder-line: {label: Louder, shown: household > 1}\n")
    )
