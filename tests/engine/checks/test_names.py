"""Names: those of facts and products that differ, are not used, or clash."""

from engine import library
from engine.checks.example import CATALOGUE, files
from tests.engine.checks.marks import assert_marked

DONE = "  done: {end: resolved, tell: Thank you.}\n"


def test_a_fact_is_used_by_whatever_reads_asks_or_sets_it() -> None:
    assert_marked(
        """
case-note: "Noted: {noted}."
facts:
  noted: {type: text, label: Noted, default: none}
  asked: {type: integer, label: Asked}
  computed: {type: integer, label: Computed, compute: asked * 2}
  kept: {type: text, label: Kept, from: customer.name}
  lost: {type: integer, label: Lost}  # <-- unused-fact
  lost_too: {type: integer, label: Lost, compute: asked + 1}  # <-- unused-fact
steps:
  ask:
    ask: How many?
    input: asked
    next:
      - {when: computed > 3, to: done}
      - {else: done}
"""
        + DONE
    )


def test_an_answer_of_a_question_uses_the_fact_named_like_its_step() -> None:
    assert_marked(
        """
facts:
  which_one: {type: choice, of: [a, b], label: Which}
steps:
  which-one:
    ask: Which one?
    answers:
      a: {label: A, to: done}
      b: {label: B, to: done}
"""
        + DONE
    )


OFFER = """
purpose: sales
facts:
  household: {FACT}MARK
  lines: {type: choice, label: Line, of: {PLANS}}
steps:
  ask-household:
    ask: How many people live in your home?
    input: household
    next: ask-line
  ask-line:
    ask: Which line?
    input: lines
    next: bigger-plan
  bigger-plan:
    offer: {need: faster-line, now: lines}
    accepted: ordered
    declined: done
    none: done
  ordered: {end: accepted, tell: It is on its way.}
"""


def offer(fact: str, plans: str, mark: str = "") -> str:
    steps = OFFER.replace("FACT", fact).replace("PLANS", plans).replace("MARK", mark)
    return steps + DONE + CATALOGUE


def test_a_fact_of_the_catalogue_has_one_type_everywhere() -> None:
    assert_marked(offer("type: integer, label: People", "plus-250: Plus"))
    assert_marked(offer("type: integer, unit: people, label: People", "plus-250: Plus"))
    assert_marked(
        offer("type: number, label: People", "plus-250: Plus", "  # <-- fact-type-differs")
    )


def test_what_is_compared_are_products_or_nothing_like_them() -> None:
    assert_marked(offer("type: integer, label: People", "plus-250: Plus, none: None"))
    (problem,) = assert_marked(
        offer(
            "type: integer, label: People", "plus-25: Plus, none: None}}  # <-- missing-product\n#"
        )
    )
    assert problem.fix == 'Did you mean "plus-250"?'


def test_former_ids_stand_for_one_thing() -> None:
    assert_marked(
        """
steps:
  which-one:
    ask: Which one?
    was: [what, other]
    answers:
      a: {label: A, to: other, was: [x]}
      b: {label: B, to: other, was: [x]}  # <-- was-clash
      c: {label: C, to: other, was: [a]}  # <-- was-clash
  other:
    do: Other.
    was: [what]  # <-- was-clash
    next: done
""".replace("[what, other]", "[what]")
        + DONE
    )


def test_labels_are_the_same_whatever_their_case() -> None:
    assert_marked(
        """
steps:
  which-one:
    ask: Which one?
    answers:
      a: {label: The first, to: done}
      b: {label: "the FIRST ", to: done}  # <-- same-label
"""
        + DONE
    )


WALKS = (
    """
at-any-time:
  help: {label: Help, to: done}
steps:
  which-one:
    ask: Which one?
    answers:
      a: {label: A, to: done}
      b: {label: B, to: done}
"""
    + DONE
)


def test_scripted_walks_name_what_is_there() -> None:
    assert_marked(
        WALKS
        + """# example/walks/walks.yaml
walks:
  - name: all is well
    facts: {which_one: a, customer.name: Kim}
    answers: {which-one: b}
    expect: {end: done, steps: [which-one], why: [which_one]}
  - name: in order
    answers:
      - {which-one: {any-time: help}}
    expect: {end: done}
  - name: all is wrong
    facts: {which: a}  # <-- missing-fact
    answers:
      - {which-one: c}  # <-- missing-option
      - {which-two: a}  # <-- missing-step
      - {which-one: {any-time: halp}}  # <-- missing-step
    expect:
      end: dome  # <-- missing-step
      steps: [which-three]  # <-- missing-step
      why: [whi]  # <-- missing-fact
      product: plus  # <-- missing-product
"""
    )


def test_a_fault_in_a_scripted_walk_does_not_keep_its_guide_from_being_served() -> None:
    walks = "# example/walks/walks.yaml\nwalks:\n  - {name: lost, expect: {end: nowhere}}\n"
    found = library.build(files(WALKS + walks))
    assert [each.code for each in found.problems] == ["missing-step"]
    assert set(found.guides) == {"example"}
