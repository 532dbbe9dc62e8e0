"""The checks: what is wrong with a guide that can be read, one module a rule, all in `RULES`."""

from engine.checks import (
    accepted_without_offer,
    card_data,
    cases_overlap,
    decline_serves_nobody,
    endless_loop,
    fact_type_differs,
    guide_without_end,
    lapses_soon,
    long_sentence,
    loop_without_stop,
    lost_translation,
    missing_else,
    missing_product,
    missing_step,
    missing_translation,
    never_returns,
    never_suggested,
    never_taken,
    news_to_come,
    no_end_reachable,
    not_for_channel,
    not_valid,
    offer_before_settled,
    offer_facts_unknown,
    offer_for_nothing,
    offer_in_care,
    products_too_complex,
    routes_overlap,
    same_label,
    scripted_names,
    stale_translation,
    too_complex,
    translation_holes,
    translation_unfit,
    unbounded_loop,
    unreachable_step,
    unset_fact,
    unused_fact,
    was_clash,
    words_for_customers,
    words_to_agent,
)
from engine.checks.reaching import with_walks
from engine.checks.rule import Finding, Other, Rule, Subject
from engine.compile import Report
from engine.compile.report import within
from engine.problems import Place, Problem

__all__ = ["RULES", "Finding", "Other", "Rule", "Subject", "check", "with_walks"]

RULES: tuple[Rule, ...] = (
    guide_without_end.RULE,
    never_returns.RULE,
    unreachable_step.RULE,
    no_end_reachable.RULE,
    endless_loop.RULE,
    unbounded_loop.RULE,
    loop_without_stop.RULE,
    missing_else.RULE,
    never_taken.RULE,
    routes_overlap.RULE,
    cases_overlap.RULE,
    too_complex.RULE,
    products_too_complex.RULE,
    unset_fact.RULE,
    unused_fact.RULE,
    fact_type_differs.RULE,
    offer_before_settled.RULE,
    offer_in_care.RULE,
    offer_for_nothing.RULE,
    offer_facts_unknown.RULE,
    accepted_without_offer.RULE,
    decline_serves_nobody.RULE,
    not_for_channel.RULE,
    not_valid.RULE,
    lapses_soon.RULE,
    news_to_come.RULE,
    missing_product.RULE,
    never_suggested.RULE,
    missing_step.RULE,
    *scripted_names.RULES,
    card_data.RULE,
    same_label.RULE,
    was_clash.RULE,
    long_sentence.RULE,
    words_for_customers.RULE,
    words_to_agent.RULE,
    translation_unfit.RULE,
    lost_translation.RULE,
    translation_holes.RULE,
    stale_translation.RULE,
    missing_translation.RULE,
)
"""Every rule, in the order in which they are run."""


def check(subject: Subject, report: Report) -> None:
    """Run every rule over one guide."""
    for rule in RULES:
        for finding in rule.find(subject):
            report.once(_problem(rule, finding, subject))


def _problem(rule: Rule, finding: Finding, subject: Subject) -> Problem:
    file, path = finding.place
    source = subject.sources[file]
    if finding.span is None:
        line, column = source.mark(path, key=finding.key)
        length = source.length(path, key=finding.key)
    else:
        line, column, length = within(source, path, finding.span)
    return Problem(
        rule.code,
        finding.severity or rule.severity,
        finding.message,
        finding.fix,
        file,
        line,
        column,
        length,
        tuple(_other(other, subject) for other in finding.also),
        finding.reached_by,
    )


def _other(other: Other, subject: Subject) -> Place:
    file, path = other.place
    mark = subject.sources[file].mark(path, key=other.key)
    return Place(file, mark.line, mark.column, other.what)
