"""The order of two cases of a computed fact decides, and nobody said so

What `routes_overlap` explains.
"""

from collections.abc import Iterator
from itertools import chain

from engine.checks.case_lists import CaseList, case_lists
from engine.checks.overlaps import overlaps
from engine.checks.remembered import remembered
from engine.checks.rule import Finding, Other, Rule, Subject
from engine.guide import End, Question
from engine.problems import Severity
from engine.regions import words
from engine.witness import Goal, Search, Wanted


def find(subject: Subject) -> Iterator[Finding]:
    """The pairs of cases that look at the same facts and overlap in part, with other values."""
    for listed in case_lists(subject):
        for first, second in overlaps(listed.decision_where_set, listed.conditions) or ():
            if listed.cases[first][1].tree != listed.cases[second][1].tree:
                yield from _finding(subject, listed, first, second)


def _finding(subject: Subject, listed: CaseList, first: int, second: int) -> Iterator[Finding]:
    search = _search(subject, listed, first, second)
    if search.ruled_out:
        return
    made = listed.decision_where_set
    where = words(made.shared(first, second)[0], made.space)
    condition, value = listed.cases[first]
    yield Finding(
        listed.place_of(second),
        f'Two cases of "{listed.name}" hold where {where}: the first gives `{value.text}`, and '
        f"this one with `{listed.cases[second][1].text}` never gets its turn.",
        "Let one condition end where the other begins, or put one whole into the other.",
        also=(Other(listed.place_of(first), f"`{condition.text if condition else ''}`"),),
        severity=Severity.WARNING,
        reached_by=search.text,
    )


def _search(subject: Subject, listed: CaseList, first: int, second: int) -> Search:
    """A walk on which both conditions hold: as soon as their facts are asked, or at an end."""
    conditions = [each for each in (listed.cases[first][0], listed.cases[second][0]) if each]
    both = tuple((each, Wanted.TRUE) for each in conditions)
    reads = conditions[0].reads
    reached = [subject.guide.steps[id_] for id_ in subject.roads.reached]
    asked = (each.id for each in reached if isinstance(each, Question) and each.fact.key in reads)
    ends = (each.id for each in reached if isinstance(each, End))
    goals = chain(
        (Goal(id_, both) for id_ in asked), (Goal(id_, both, before=True) for id_ in ends)
    )
    ruled_out = True
    for goal in goals:
        search = subject.finder.search(goal)
        if search.witness:
            return search
        ruled_out = ruled_out and search.ruled_out
    return Search(None, ruled_out)


RULE = Rule("routes-overlap", remembered(find), severity=Severity.WARNING)
