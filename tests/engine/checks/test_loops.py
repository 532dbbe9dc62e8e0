"""Loops: those that hold a walk, those that nothing bounds, those that never ask."""

from tests.engine.checks.marks import assert_marked

ENDS = """
  fixed:
    end: resolved
    tell: That is all.
  person:
    end: handoff
    team: Line desk
    tell: Somebody calls you.
"""


def test_a_step_that_leads_to_itself_is_endless() -> None:
    (problem, *_) = assert_marked(
        """
steps:
  choose:
    ask: Which one?
    answers:
      a: {label: A, to: wait}
      b: {label: B, to: fixed}
      c: {label: C, to: person}
  wait:
    do: Wait.
    next: wait  # <-- endless-loop
"""
        + ENDS
    )
    assert problem.message == 'The step "wait" leads to itself, and nothing leads out of it.'
    assert (problem.column, problem.length) == (11, 4)


def test_the_way_back_is_to_blame_and_the_beginning_is_named() -> None:
    (problem, *_) = assert_marked(
        """
steps:
  choose:
    ask: Which one?
    answers:
      a: {label: A, to: one}
      b: {label: B, to: fixed}
      c: {label: C, to: person}
  one:
    do: One.
    next: two
  two:
    do: Two.
    next: three
  three:
    do: Three.
    next: one  # <-- endless-loop
"""
        + ENDS
    )
    assert problem.message.startswith('The steps "one", "two" and "three" lead to each other')
    assert [(place.line, place.what) for place in problem.also] == [(13, "where the loop begins")]


def test_what_is_at_hand_at_any_time_is_no_way_out_of_a_loop() -> None:
    assert_marked(
        """
at-any-time:
  help: {label: A person, to: person}
steps:
  choose:
    ask: Which one?
    answers:
      a: {label: A, to: wait}
      b: {label: B, to: fixed}
  wait:
    do: Wait.
    next: wait  # <-- endless-loop
"""
        + ENDS
    )


def test_a_bound_that_leads_out_ends_a_loop() -> None:
    assert_marked(
        """
steps:
  wait:
    do: Wait.
    at-most: 3
    then: choose
    next: wait
  choose:
    ask: Which one?
    answers:
      a: {label: A, to: fixed}
      b: {label: B, to: person}
"""
        + ENDS
    )


def test_a_bound_that_leads_back_in_does_not() -> None:
    assert_marked(
        """
steps:
  choose:
    ask: Which one?
    answers:
      a: {label: A, to: wait}
      b: {label: B, to: fixed}
      c: {label: C, to: person}
  wait:
    do: Wait.
    at-most: 3
    then: watch
    next: watch
  watch:
    do: Watch.
    next: wait  # <-- endless-loop
"""
        + ENDS
    )


def test_a_loop_with_a_way_out_and_no_bound_is_a_warning() -> None:
    (problem,) = assert_marked(
        """
steps:
  choose:
    ask: Better now?
    answers:
      a: {label: "Yes", to: fixed}
      b: {label: "No", to: wait}
      c: {label: I give up, to: person}
  wait:
    do: Wait.
    next: choose  # <-- unbounded-loop
"""
        + ENDS
    )
    assert problem.severity == "warning"


def test_a_bound_on_one_step_does_not_bound_a_loop_beside_it() -> None:
    assert_marked(
        """
steps:
  choose:
    ask: Better now?
    answers:
      a: {label: "Yes", to: fixed}
      b: {label: "No", to: wait}
      c: {label: Still no, to: bounded}
  bounded:
    do: Wait a little.
    at-most: 2
    then: person
    next: choose
  wait:
    do: Wait.
    next: choose  # <-- unbounded-loop
"""
        + ENDS
    )


def test_a_loop_in_a_subguide_is_reported_once_and_in_its_own_file() -> None:
    (problem,) = assert_marked(
        """
steps:
  first:
    subguide: ask-again
    next: second
  second:
    subguide: ask-again
    next: fixed
  fixed:
    end: resolved
    tell: That is all.
# ask-again/guide.yaml
channels: []
steps:
  choose:
    ask: Better now?
    answers:
      a: {label: "Yes", to: done}
      b: {label: "No", to: wait}
  wait:
    do: Wait.
    next: choose  # <-- unbounded-loop
  done:
    end: resolved
    tell: Good.
"""
    )
    assert problem.file == "ask-again/guide.yaml"


def test_steps_that_only_lead_into_a_loop_are_named_where_they_begin() -> None:
    assert_marked(
        """
steps:
  choose:
    ask: Which one?
    answers:
      a: {label: A, to: before}
      b: {label: B, to: fixed}
      c: {label: C, to: person}
  before:  # <-- no-end-reachable
    do: Before.
    next: still-before
  still-before:
    do: Still before.
    next: wait
  wait:
    do: Wait.
    next: wait  # <-- endless-loop
"""
        + ENDS
    )


def test_offers_that_pass_a_walk_round_are_a_loop_without_stop() -> None:
    assert_marked(
        """
purpose: sales
facts:
  household: {type: integer, label: People at home, default: 1}
steps:
  first-offer:
    offer: {need: faster-line}
    accepted: ordered
    declined: fixed
    none: second-offer
  second-offer:
    offer: {need: louder-line}
    accepted: ordered
    declined: fixed
    none: first-offer  # <-- loop-without-stop, unbounded-loop
  ordered:
    end: accepted
    tell: It is on its way.
  fixed:
    end: resolved
    tell: That is all.
# catalogue/lines.yaml
facts:
  household: {type: integer, label: People at home}
needs:
  faster-line: {label: A faster line, shown: household > 2}
  louder-line: {label: A louder line, shown: household > 2}
products:
  plus-250:
    name: Plus 250
    summary: A line for busy homes.
    serves: [faster-line, louder-line]
    fits: household > 2
    price: {amount: "0.00", currency: EUR}
    first-charge: On the day of the switch.
    term: {months: 0, cancel: Any day.}
"""
    )
