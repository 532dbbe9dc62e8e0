"""Faults in facts: read too early, never read, declared in a way that cannot be."""

from collections.abc import Iterator

from tests.content.mutations.sample import Mutant, Sample, spread


def early_conditions(sample: Sample) -> Iterator[Mutant]:
    """A fact is compared before anything sets it."""
    for name, condition in spread(_comparable(sample)):
        route = f"- {{when: {condition}, to: {sample.start}}}"
        lines = ["do: We begin.", "next:", f"  {route}", f"  - {{else: {sample.start}}}"]
        text = sample.begun_with("look-first", lines)
        at = text.index(name, text.index("\n  look-first:\n"))
        yield sample.rewritten(f"{name} compared first", text, "unset-fact", at)


def early_holes(sample: Sample) -> Iterator[Mutant]:
    """A fact is shown before anything sets it."""
    for name, _ in spread(_comparable(sample)):
        lines = [f'do: "It is {{{name}}}."', f"next: {sample.start}"]
        text = sample.begun_with("look-first", lines)
        at = text.index(f"{{{name}}}", text.index("\n  look-first:\n")) + 1
        yield sample.rewritten(f"{name} shown first", text, "unset-fact", at)


def _comparable(sample: Sample) -> Iterator[tuple[str, str]]:
    """Facts that may be unset at the start, with a condition on each."""
    for name, fact in sample.facts.items():
        if {"default", "compute"} & fact.keys():
            continue
        if fact["type"] in ("integer", "number"):
            yield name, f"{name} > 1"
        elif fact["type"] == "date":
            yield name, f"{name} > today"


def unused_facts(sample: Sample) -> Iterator[Mutant]:
    """A fact is declared that nothing asks for or reads."""
    yield _declared(sample, "left_over: {type: integer, label: Left over}", "unused-fact", 0)


def choices_of_nothing(sample: Sample) -> Iterator[Mutant]:
    """A choice is declared without options."""
    declared = "left_over: {type: choice, label: Left over}"
    yield _declared(sample, declared, "choice-without-options", declared.index("choice,"))


def missing_lists(sample: Sample) -> Iterator[Mutant]:
    """A choice has its options from a list that is not there."""
    declared = "left_over: {type: choice, of: lost_list, label: Left over}"
    yield _declared(sample, declared, "missing-list", declared.index("lost_list"))


def reserved_names(sample: Sample) -> Iterator[Mutant]:
    """A fact has a name that expressions keep for themselves."""
    yield _declared(sample, "class: {type: integer, label: Class}", "reserved-name", 0)


def misplaced_keys(sample: Sample) -> Iterator[Mutant]:
    """A yes or no has a smallest value."""
    declared = "left_over: {type: yes-no, min: 1, label: Left over}"
    yield _declared(sample, declared, "misplaced-key", declared.index("min"))


def circles(sample: Sample) -> Iterator[Mutant]:
    """A fact is computed from itself."""
    declared = "left_over: {type: integer, compute: left_over + 1, label: Left over}"
    yield _declared(sample, declared, "computed-in-a-circle", declared.index("compute"))


def _declared(sample: Sample, line: str, code: str, column: int) -> Mutant:
    """The guide with one fact more, which is to be found so far into its line."""
    at = sample.line_of(("facts",), key=True)[1]
    return sample.mutant(line, at, at, f"  {line}\n", code, at + 2 + column)
