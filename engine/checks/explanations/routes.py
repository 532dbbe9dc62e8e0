"""What can be wrong with the ways from step to step."""

from engine.checks.explanations.explained import Explained

_LIGHT = """
steps:
  ask-light:
    ask: Is the light on?
    answers:
      "on": {label: It is on, to: done}
      "off": {label: It is off, to: plug-in}
  plug-in:
    do: Plug the power supply in.
    next: done
  done:
    end: resolved
    tell: Thank you.
"""
_SPEED = """
facts:
  speed: {type: number, label: Speed}
steps:
  measure:
    ask: What does the test show?
    input: speed
    next:
      - {when: speed >= 50, to: fast}
      - {else: slow}
  fast:
    end: resolved
    tell: That is fast.
  slow:
    end: resolved
    tell: That is slow.
"""
_DEVICES = """
steps:
  ask-devices:
    ask: On which devices is it slow?
    several: true
    answers:
      tv: {label: Television}
      phone: {label: Telephone}
    next:
      - {when: '"tv" in ask_devices', to: tv}
      - {else: done}
  tv:
    end: resolved
    tell: Then let us look at the television.
  done:
    end: resolved
    tell: Thank you.
"""
_SUBGUIDE = """
steps:
  identify:
    subguide: who-calls
    ends: {known: done}
    next: done
  done:
    end: resolved
    tell: Thank you.
# who-calls/guide.yaml
channels: []
steps:
  ask-customer:
    ask: Are you a customer?
    answers:
      "yes": {label: "Yes", to: known}
      "no": {label: "No", to: stranger}
  known:
    end: resolved
    tell: Good.
  stranger:
    end: resolved
    tell: Welcome.
"""

ROUTES = (
    Explained(
        "missing-target",
        """A route leads to a step that is not there

        A customer who takes this route would stand before nothing. The step was renamed or
        deleted, or its id is misspelt here. Both ends are named where it can be told which step
        was meant.

        Correct the id, or write the step. When a step is renamed, `was: [old-id]` keeps walks
        alive that are under way.
        """,
        _LIGHT.replace("to: plug-in}", "to: plug-inn}  # <--"),
        _LIGHT,
    ),
    Explained(
        "incomplete-route",
        """A route lacks its condition or its target

        Each entry of a list of routes says when it is taken and where it leads; the last one may
        say `else` instead of both.

        Write `{when: condition, to: step}`, or `{else: step}`.
        """,
        _SPEED.replace("{when: speed >= 50, to: fast}", "{when: speed >= 50}  # <--"),
        _SPEED,
    ),
    Explained(
        "else-not-last",
        """Routes stand behind an else

        Routes are tried in their order, and an `else` takes everything, so what stands behind it
        is never reached.

        Move the `else` to the end, or delete what stands behind it.
        """,
        _SPEED.replace(
            "- {when: speed >= 50, to: fast}\n      - {else: slow}",
            "- {else: slow}  # <--\n      - {when: speed >= 50, to: fast}",
        ),
        _SPEED,
    ),
    Explained(
        "no-way-on",
        """An answer leads nowhere

        Whoever picks this answer, or answers this question, would stand still: it has no way on,
        and the step has no `next:` for the answers without their own.

        Add `to:` with a step, or give the step a `next:`.
        """,
        _LIGHT.replace("{label: It is on, to: done}", "{label: It is on}  # <--"),
        _LIGHT,
    ),
    Explained(
        "two-ways-on",
        """An answer has two ways on

        The answer has both `to:`, a single step, and `next:`, a list of routes; only one can
        count.

        Keep one of the two.
        """,
        _LIGHT.replace(
            "{label: It is on, to: done}", "{label: It is on, to: done, next: done}  # <--"
        ),
        _LIGHT,
    ),
    Explained(
        "route-of-several",
        """One of several answers has its own way on

        Where several answers can be picked at once, no single one can say where to go.

        Give the step a `next:` with conditions such as `"tv" in devices`.
        """,
        _DEVICES.replace("{label: Television}", "{label: Television, to: tv}  # <--"),
        _DEVICES,
    ),
    Explained(
        "question-without-answers",
        """A question has no answers

        The question has neither answers to pick from nor an input to type into, so nobody could
        answer it.

        Add `answers:` or an `input:`.
        """,
        """
steps:
  ask-light:  # <--
    ask: Is the light on?
    next: done
  done:
    end: resolved
    tell: Thank you.
""",
        _LIGHT,
    ),
    Explained(
        "answers-and-input",
        """A question has both answers and an input

        A question is answered by picking or by typing, not both.

        Keep one of the two. Where some answers are usual and others possible, add an answer such
        as "Something else" that leads to a question with an input.
        """,
        _LIGHT.replace(
            "    answers:",
            "    input: {fact: light, type: text, label: Light}  # <--\n    answers:",
        ),
        _LIGHT,
    ),
    Explained(
        "incomplete-bound",
        """A bound says only half of what it must

        `at-most` says how often a step may be entered in a walk, and `then` where the road goes
        after that. One without the other says nothing.

        Write both.
        """,
        _LIGHT.replace(
            "    ask: Is the light on?", "    ask: Is the light on?\n    at-most: 2  # <--"
        ),
        _LIGHT.replace(
            "    ask: Is the light on?", "    ask: Is the light on?\n    at-most: 2\n    then: done"
        ),
    ),
    Explained(
        "needless-instead",
        """Something stands in for a step that is for every walk

        `instead` says where a walk goes on that the step is not for: on a day outside of
        `valid-from` and `valid-until`, or on a channel that is not among its `channels`. A step
        without these is for every walk. An offer that is not for a walk goes on at its `none`.

        Take `instead` out, or say for which walks the step is.
        """,
        _LIGHT.replace(
            "    ask: Is the light on?", "    ask: Is the light on?\n    instead: done  # <--"
        ),
        _LIGHT.replace(
            "    ask: Is the light on?",
            "    ask: Is the light on?\n    valid-until: 2027-03-31\n    instead: done",
        ),
    ),
    Explained(
        "never-valid",
        """Something is valid on no day

        `valid-until` names a day before `valid-from`. Both days are included, so that they are
        the same where something is valid on one day alone.

        Correct one of the two.
        """,
        _LIGHT.replace(
            "    ask: Is the light on?",
            "    ask: Is the light on?\n    valid-from: 2027-04-01\n"
            "    valid-until: 2027-03-31  # <--\n    instead: done",
        ),
        _LIGHT.replace(
            "    ask: Is the light on?",
            "    ask: Is the light on?\n    valid-from: 2027-03-01\n"
            "    valid-until: 2027-03-31\n    instead: done",
        ),
    ),
    Explained(
        "end-without-words",
        """An end says nothing

        The end is the last that a customer hears or reads.

        Add `tell:` with the closing words, or `say:` for those that the agent reads aloud.
        """,
        _LIGHT.replace("  done:\n", "  done:  # <--\n").replace("    tell: Thank you.\n", ""),
        _LIGHT,
    ),
    Explained(
        "handoff-without-team",
        """A hand-off does not say who takes over

        A hand-off is honest only when it is known who goes on: the customer is told, and the
        agent knows where to transfer the call.

        Add `team:`.
        """,
        _LIGHT.replace("  done:\n    end: resolved", "  done:  # <--\n    end: handoff"),
        _LIGHT.replace("end: resolved", "end: handoff\n    team: Line desk"),
    ),
    Explained(
        "missing-subguide",
        """A subguide is not there

        The step runs another guide, and there is none of that name.

        Correct the name, or write the guide.
        """,
        _SUBGUIDE.replace("subguide: who-calls", "subguide: who-call  # <--"),
        _SUBGUIDE,
    ),
    Explained(
        "subguide-circle",
        """Guides run each other in a circle

        A guide that runs itself, at once or through others, would never come to its own steps.

        Let one of them end instead of running the next; loops belong inside one guide.
        """,
        _SUBGUIDE.replace("subguide: who-calls", "subguide: example  # <--"),
        _SUBGUIDE,
    ),
    Explained(
        "end-not-continued",
        """A subguide may end where the guide does not go on

        The subguide has an end for which the step that runs it names no way on.

        Name the end under `ends:`, or add a `next:` for all ends that are not named.
        """,
        _SUBGUIDE.replace("    next: done\n", "").replace("  identify:", "  identify:  # <--"),
        _SUBGUIDE,
    ),
    Explained(
        "missing-end",
        """A subguide has no such end

        Under `ends:` stand ends of the subguide, and this is none of them.

        Correct the id, or delete the line.
        """,
        _SUBGUIDE.replace("ends: {known: done}", "ends: {knwon: done}  # <--"),
        _SUBGUIDE,
    ),
)
