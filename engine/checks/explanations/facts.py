"""What can be wrong with facts, with the conditions that read them and with texts."""

from engine.checks.example import CATALOGUE
from engine.checks.explanations.explained import Explained

_SPEED = """
lists:
  fast_plans: [plus, max]
facts:
  speed: {type: number, label: Speed}
  plan: {type: choice, of: [basic, plus, max], label: Plan}
steps:
  ask-plan:
    ask: Which plan do you have?
    input: plan
    next: measure
  measure:
    ask: What does the test show?
    input: speed
    next:
      - {when: speed >= 50, to: fast}
      - {when: plan == "basic", to: slow}
      - {else: slow}
  fast:
    end: resolved
    tell: "{speed} is fast."
  slow:
    end: resolved
    tell: That is slow.
"""
_COMPUTED = """
facts:
  speed: {type: number, label: Speed}
  half: {type: number, label: Half the speed, compute: speed / 2}
  verdict:
    type: yes-no
    label: Good enough
    compute:
      - {when: half > 20, value: true}
      - {else: false}
steps:
  measure:
    ask: What does the test show?
    input: speed
    next:
      - {when: verdict, to: fast}
      - {else: slow}
  fast:
    end: resolved
    tell: That is fast.
  slow:
    end: resolved
    tell: That is slow.
"""
_LOOKUP = """
facts:
  model: {type: text, label: Model}
  months: {type: integer, label: Months of warranty}
steps:
  ask-model:
    ask: Which model is it?
    input: model
    next: warranty
  warranty:
    lookup: models
    by: model
    sets: {months: months}
    found: covered
    none: unknown
  covered:
    end: resolved
    tell: It has {months} months of warranty.
  unknown:
    end: handoff
    team: Workshop
    tell: We look it up.
# tables/models.yaml
table: models
key: {type: text, label: Model}
columns:
  months: {type: integer, label: Months}
rows:
  kettle: {months: 24}
"""
_OFFER = f"""
purpose: sales
facts:
  household: {{type: integer, label: People at home}}
steps:
  ask-household:
    ask: How many people live in your home?
    input: household
    next: bigger-plan
  bigger-plan:
    offer: {{need: faster-line}}
    accepted: ordered
    declined: keep
    none: keep
  ordered:
    end: accepted
    tell: It is on its way.
  keep:
    end: resolved
    tell: You keep what you have.
{CATALOGUE}"""

FACTS = (
    Explained(
        "missing-fact",
        """There is no such fact

        A condition, a text, a question or a lookup speaks of a fact that this guide does not
        declare. It is misspelt, or was renamed elsewhere. A subguide does not see the facts of
        the guide that runs it, unless they are handed over `with:` it.

        Correct the name, or declare the fact under `facts:`.
        """,
        _SPEED.replace("speed >= 50, to: fast}", "sped >= 50, to: fast}  # <--"),
        _SPEED,
    ),
    Explained(
        "missing-option",
        """A choice has no such option

        A condition compares a choice with something that is none of its options, so it could
        never hold; or a question answers a declared choice with an id that is no option of it.

        Correct the option, or add it under `of:`.
        """,
        _SPEED.replace('plan == "basic", to: slow}', 'plan == "basik", to: slow}  # <--'),
        _SPEED,
    ),
    Explained(
        "missing-function",
        """There is no such function

        Conditions know a short list of functions, for dates and for numbers, and this is none of
        them.

        Use the one that the message suggests; the format reference lists them all.
        """,
        _SPEED.replace("speed >= 50, to", "absolute(speed) >= 50, to").replace(
            ">= 50, to: fast}", ">= 50, to: fast}  # <--"
        ),
        _SPEED.replace("speed >= 50, to", "abs(speed) >= 50, to"),
    ),
    Explained(
        "bad-expression",
        """A condition cannot be understood

        Conditions are a small part of Python's expressions: `and`, `or`, `not`, comparisons,
        `in`, `+ - * /`, brackets, numbers, texts in quotes, and functions. This one has a sign or
        a word that does not belong there, or lacks one.

        The message says what to write instead.
        """,
        _SPEED.replace("speed >= 50, to: fast}", "speed => 50, to: fast}  # <--"),
        _SPEED,
    ),
    Explained(
        "wrong-type",
        """A condition mixes what cannot be compared

        Facts have types, and a condition that compares a number with a text, or counts with a
        choice, could never mean anything.

        Compare like with like; the message says what the fact may be compared with.
        """,
        _SPEED.replace("speed >= 50, to: fast}", "'speed >= \"fast\"', to: fast}  # <--"),
        _SPEED,
    ),
    Explained(
        "stray-brace",
        """A single brace stands in a text

        In texts `{fact}` shows the value of a fact. A brace that opens or closes no such hole is
        most often a slip of the hand.

        Complete the hole, or double the brace: `{{` and `}}` stand for braces.
        """,
        _SPEED.replace('"{speed} is fast."', '"{speed is fast."  # <--'),
        _SPEED,
    ),
    Explained(
        "reserved-name",
        """A name has a meaning of its own

        Conditions are read as words, and this word already means something there, such as `and`,
        `in`, `true` or `today`. No condition could speak of a fact or a list of this name.

        Give it another name, such as `class_of_car` in place of `class`.
        """,
        _SPEED.replace("  speed: {", "  class: {type: number, label: Class}  # <--\n  speed: {"),
        _SPEED,
    ),
    Explained(
        "fact-declared-twice",
        """A fact is declared twice, in different ways

        One name stands for two different things: two types, or other options. Whoever reads the
        fact later could not tell which one it is.

        Declare it once under `facts:` and name it where it is asked, or use two names.
        """,
        _SPEED.replace("input: speed", "input: {fact: speed, type: date, label: Day}  # <--"),
        _SPEED,
    ),
    Explained(
        "misplaced-key",
        """A key has no meaning for this type of fact

        The key belongs to another type of fact: options to a choice, a pattern to a text, a unit
        to a number.

        Remove it, or change the type.
        """,
        _SPEED.replace(
            "speed: {type: number, label: Speed}",
            "speed: {type: number, label: Speed, pattern: x}  # <--",
        ),
        _SPEED,
    ),
    Explained(
        "choice-without-options",
        """A choice has no options

        A fact of the type `choice` or `choices` needs to know what can be chosen.

        Add `of:` with a list of ids, a mapping of ids to labels, or the name of a list.
        """,
        _SPEED.replace(
            "plan: {type: choice, of: [basic, plus, max], label: Plan}",
            "plan: {type: choice, label: Plan}  # <--",
        ),
        _SPEED,
    ),
    Explained(
        "missing-list",
        """There is no such list

        The options of a choice are taken from a list by its name, and the guide has no list of
        that name.

        Correct the name, or declare the list under `lists:`.
        """,
        _SPEED.replace(
            "of: [basic, plus, max], label: Plan}", "of: all_plans, label: Plan}  # <--"
        ),
        _SPEED.replace("fast_plans:", "all_plans:")
        .replace("[plus, max]", "[basic, plus, max]")
        .replace("of: [basic, plus, max]", "of: all_plans"),
    ),
    Explained(
        "computed-fact-asked",
        """A computed fact is asked

        The fact is computed from others, so an answer to this question would be thrown away.

        Ask for what it is computed from, or remove its `compute:`.
        """,
        _COMPUTED.replace("input: speed", "input: half  # <--"),
        _COMPUTED,
    ),
    Explained(
        "computed-in-a-circle",
        """Facts are computed from each other

        Each of these facts waits for the other, so none of them ever gets a value.

        Let one of them be computed from other facts, or be asked.
        """,
        _COMPUTED.replace("speed / 2}", "half / 2}  # <--"),
        _COMPUTED,
    ),
    Explained(
        "incomplete-case",
        """A case lacks its condition or its value

        Each case of a computed fact says when it holds and what the value is; the last one says
        `else` instead of both.

        Write `{when: condition, value: value}`, or `{else: value}`.
        """,
        _COMPUTED.replace("{when: half > 20, value: true}", "{when: half > 20}  # <--"),
        _COMPUTED,
    ),
    Explained(
        "missing-table",
        """There is no such table

        The lookup reads a table, and there is none of that name under `tables/`.

        Correct the name, or add the table's file.
        """,
        _LOOKUP.replace("lookup: models", "lookup: modles  # <--"),
        _LOOKUP,
    ),
    Explained(
        "missing-column",
        """A table has no such column

        The lookup sets a fact from a column that the table does not have.

        Correct the name, or add the column.
        """,
        _LOOKUP.replace("sets: {months: months}", "sets: {months: month}  # <--"),
        _LOOKUP,
    ),
    Explained(
        "missing-need",
        """There is no such need

        An offer, or a product that should serve it, names a need that the catalogue does not
        have.

        Correct the id, or add the need under `needs:` in a file of the catalogue.
        """,
        _OFFER.replace("offer: {need: faster-line}", "offer: {need: faster-lane}  # <--"),
        _OFFER,
    ),
    Explained(
        "duplicate-id",
        """Two entries of the catalogue have the same id

        All files of the catalogue together make one catalogue, so a need or product has its id to
        itself.

        Give one of the two another id, or delete it.
        """,
        CATALOGUE + "# catalogue/more.yaml\nneeds:\n"
        "  faster-line: {label: Faster, shown: 1 < 2}  # <--\n",
        CATALOGUE + "# catalogue/more.yaml\nneeds:\n  louder-line: {label: Louder, shown: 1 < 2}\n",
    ),
)
