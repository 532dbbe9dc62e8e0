"""Facts that some road leaves unset where they are read."""

from engine.problems import Problem
from tests.engine.checks.marks import assert_marked, problems

HEAD = """
facts:
  speed: {type: number, label: Speed}
  bonus: {type: number, label: Bonus, default: 1}
  twice: {type: number, label: Twice the speed, compute: speed * 2}
"""
MAYBE = """
steps:
  can-measure:
    ask: Can you measure it?
    answers:
      "yes": {label: "Yes", to: measure}
      "no": {label: "No", to: judge}
  measure:
    ask: What does it show?
    input: speed
    next: judge
"""
ENDS = """
  fast: {end: resolved, tell: It is fast.}
  slow: {end: resolved, tell: It is slow.}
"""


def judged(condition: str, *marks: str) -> str:
    mark = f"  # <-- {', '.join(marks)}" if marks else ""
    return f"""
{HEAD}
{MAYBE}
  judge:
    do: Let us see.
    next:
      - {{when: {condition}, to: fast}}{mark}
      - {{else: slow}}
{ENDS}"""


def clean(example: str) -> tuple[Problem, ...]:
    """As marked, once the facts that the example does not use are taken out."""
    for line in HEAD.splitlines(keepends=True)[3:]:
        rest = example.replace(line, "")
        if line.split(":")[0].strip() not in rest:
            example = rest
    return assert_marked(example)


def test_known_guards_what_follows_it() -> None:
    clean(judged("known(speed) and speed > 10"))


def test_known_in_an_earlier_route_guards_the_later_ones() -> None:
    clean(
        f"""
{HEAD}
{MAYBE}
  judge:
    do: Let us see.
    next:
      - {{when: not known(speed), to: slow}}
      - {{when: speed > 10, to: fast}}
      - {{else: slow}}
{ENDS}"""
    )


def test_known_guards_the_steps_behind_its_route() -> None:
    clean(
        f"""
{HEAD}
{MAYBE}
  judge:
    do: Let us see.
    next:
      - {{when: known(speed), to: judge-again}}
      - {{else: slow}}
  judge-again:
    do: "It shows {{speed}}."
    next:
      - {{when: speed > 10, to: fast}}
      - {{else: slow}}
{ENDS}"""
    )


def test_a_default_counts_as_set() -> None:
    clean(judged("bonus > 10"))


def test_a_computed_fact_needs_what_it_is_computed_from() -> None:
    clean(judged("twice > 10", "unset-fact"))


def test_a_condition_reads_what_one_road_leaves_unset() -> None:
    (problem,) = clean(judged("speed > 10", "unset-fact"))
    assert [place.what for place in problem.also] == ["it is unset on the road can-measure → judge"]
    assert problem.length == len("speed")


def test_a_hole_is_found_in_a_folded_text_too() -> None:
    found = problems(
        f"""
{HEAD}
{MAYBE}
  judge:
    do: >-
      Let us see what that is
      with {{speed}} and {{bonus}} and {{twice}}.
    next: slow
  slow: {{end: resolved, tell: It is slow.}}
"""
    )
    places = {(each.line, each.column, each.length) for each in found if each.code == "unset-fact"}
    assert places == {(27, 13, 5), (27, 37, 5)}


def test_an_optional_answer_may_leave_its_fact_unset() -> None:
    clean(
        f"""
{HEAD}
steps:
  measure:
    ask: What does it show?
    input: speed
    optional: true
    next:
      - {{when: speed > 10, to: fast}}  # <-- unset-fact
      - {{else: slow}}
{ENDS}"""
    )


def test_the_record_of_a_question_may_speak_of_its_answer() -> None:
    clean(
        f"""
{HEAD}
steps:
  measure:
    ask: What does it show?
    input: speed
    record: "Measured {{speed}}."
    check: {{when: speed > 0, message: "{{speed}} is too little."}}
    next:
      - {{when: speed > 10, to: fast}}
      - {{else: slow}}
{ENDS}"""
    )


def test_the_question_itself_may_not() -> None:
    clean(
        f"""
{HEAD}
steps:
  measure:
    ask: "Is it {{speed}}?"  # <-- unset-fact
    input: speed
    next:
      - {{when: speed > 10, to: fast}}
      - {{else: slow}}
{ENDS}"""
    )


def test_answers_texts_are_looked_at_too() -> None:
    clean(
        f"""
{HEAD}
steps:
  measure:
    ask: How fast is it?
    answers:
      fast: {{label: Fast, hint: "Above {{speed}}.", to: fast}}  # <-- unset-fact
      slow: {{label: Slow, to: slow}}
{ENDS}"""
    )


LOOKUP = """
facts:
  model: {type: text, label: Model}
  months: {type: integer, label: Months}
steps:
  ask-model:
    ask: Which model?
    input: model
    next: warranty
  warranty:
    lookup: models
    by: model
    sets: {months: months}
    found: covered
    none: unknown
  covered: {end: resolved, tell: "{months} months."}MARK
  unknown: {end: resolved, tell: We look it up.}
# tables/models.yaml
table: models
key: {type: text, label: Model}
columns: {months: {type: integer, label: Months}}
rows:
  kettle: {months: 24}
  toaster: {MONTHS}
"""


def test_a_row_that_was_found_sets_what_all_rows_have() -> None:
    assert_marked(LOOKUP.replace("MARK", "").replace("MONTHS", "months: 12"))
    assert_marked(LOOKUP.replace("MARK", "  # <-- unset-fact").replace("MONTHS", ""))


SUBGUIDE = """
facts:
  town: {type: text, label: Town}
steps:
  identify:
    subguide: who-calls
    returns: {town: place}
    next: done
  done: {end: resolved, tell: "Hello {town}."}MARK
# who-calls/guide.yaml
channels: []
facts:
  place: {type: text, label: Place}
steps:
  ask-place:
    ask: Where do you live?
    answers:
      here: {label: I tell you, to: which}
      secret: {label: I do not tell, to: SECRET}
  which:
    ask: Which town?
    input: place
    next: known
  known: {end: resolved, tell: Good.}
  unknown: {end: resolved, tell: Fine.}
"""


def test_a_subguide_returns_what_all_its_roads_set() -> None:
    assert_marked(SUBGUIDE.replace("MARK", "  # <-- unset-fact").replace("SECRET", "unknown"))
    known = SUBGUIDE.replace("MARK", "").replace("SECRET", "which")
    assert_marked(known.replace("  unknown: {end: resolved, tell: Fine.}\n", ""))


def test_at_any_time_only_what_is_known_everywhere_is_known() -> None:
    assert_marked(
        """
at-any-time:
  help: {label: A person, to: person}
facts:
  town: {type: text, label: Town}
steps:
  which:
    ask: Which town?
    input: town
    next: done
  done: {end: resolved, tell: "Hello {town}."}
  person: {end: handoff, team: Desk, tell: "We call you in {town}."}  # <-- unset-fact
"""
    )
