"""Steps to which no road leads."""

from tests.engine.checks.marks import assert_marked


def test_only_the_beginning_of_a_part_without_road_is_reported() -> None:
    assert_marked(
        """
steps:
  greet:
    do: Say hello.
    next: done
  lost-end:
    end: resolved
    tell: Nobody hears this.
  lost-step:  # <-- unreachable-step
    do: Nobody does this.
    next: lost-end
  done:
    end: resolved
    tell: Thank you.
"""
    )


def test_a_lost_loop_is_reported_once() -> None:
    assert_marked(
        """
steps:
  greet:
    do: Say hello.
    next: done
  tick:  # <-- unreachable-step
    do: Tick.
    next: tock
  tock:
    do: Tock.
    next: tick
  done:
    end: resolved
    tell: Thank you.
"""
    )


def test_a_step_at_hand_at_any_time_is_reached() -> None:
    assert_marked(
        """
at-any-time:
  help: {label: A person, to: person}
steps:
  greet:
    do: Say hello.
    next: done
  done:
    end: resolved
    tell: Thank you.
  person:
    end: handoff
    team: Line desk
    tell: Somebody calls you.
"""
    )


def test_where_a_target_is_misspelt_its_step_is_not_blamed_for_being_lost() -> None:
    assert_marked(
        """
steps:
  greet:
    ask: Is the light on?
    answers:
      "on": {label: It is on, to: done}
      "off": {label: It is off, to: plug-inn}  # <-- missing-target
  plug-in:
    do: Plug it in.
    next: done
  done:
    end: resolved
    tell: Thank you.
"""
    )
