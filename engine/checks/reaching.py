"""Adds to problems of steps the shortest walk that comes to where they stand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine.checks.rule import Subject
from engine.guide import Guide, Question
from engine.problems import Mark, Problem
from engine.source import Source
from engine.witness import Goal

MOST = 60
"""For how many problems of a guide a walk is looked for; whoever has more mends those first."""


def with_walks(problems: Iterable[Problem], subjects: Mapping[str, Subject]) -> tuple[Problem, ...]:
    """The problems, those of steps with a walk to their step and answer; `subjects` by file."""
    left = dict.fromkeys(subjects, MOST)
    found = []
    for problem in problems:
        subject = subjects.get(problem.file)
        if subject is not None and not problem.reached_by and left[problem.file]:
            left[problem.file] -= 1
            problem = _with_walk(problem, subject)  # noqa: PLW2901  # the problem as it is told
        found.append(problem)
    return tuple(found)


def _with_walk(problem: Problem, subject: Subject) -> Problem:
    goal = _goal(problem, subject.guide, subject.sources[problem.file])
    witness = subject.finder.search(goal).witness if goal is not None else None
    return problem if witness is None else replace(problem, reached_by=witness.text)


def _goal(problem: Problem, guide: Guide, source: Source) -> Goal | None:
    """The step in which a problem stands, and the answer if it is one's."""
    spot = source.at(Mark(problem.line, problem.column))
    match spot.path if spot is not None else ():
        case ("steps", str(id_), "answers", str(answer), *_) if id_ in guide:
            step = guide.steps[id_]
            if isinstance(step, Question) and not step.several:
                return Goal(id_, choice=answer)
            return Goal(id_)
        case ("steps", str(id_), *_) if id_ in guide:
            return Goal(id_)
        case _:
            return None
