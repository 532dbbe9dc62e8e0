"""Faults put into the sample guides: each kind yields guides with one fact wrong, and where."""

from collections.abc import Callable, Iterator

from tests.content.mutations import conditions, facts, notation, offers, validity, ways, wording
from tests.content.mutations.sample import Mutant, Sample, load, samples

__all__ = ["KINDS", "OF_PRODUCTS", "Kind", "Mutant", "Sample", "load", "offers", "samples"]

Kind = Callable[[Sample], Iterator[Mutant]]
"""A kind of fault: what it makes of a guide, a few times over; nothing where it has no place."""

KINDS: tuple[Kind, ...] = (
    ways.misspelt_targets,
    ways.deleted_targets,
    ways.answers_without_target,
    ways.missing_starts,
    ways.second_ways_on,
    ways.closed_loops,
    ways.ways_into_loops,
    ways.unbounded_loops,
    ways.loops_without_stop,
    ways.unreachable_steps,
    ways.missing_subguides,
    ways.missing_tables,
    ways.missing_columns,
    ways.missing_ends,
    ways.dropped_continuations,
    ways.clashes_of_former_ids,
    ways.misspelt_steps_of_walks,
    conditions.removed_elses,
    conditions.lost_edges,
    conditions.opened_gaps,
    conditions.planted_overlaps,
    conditions.impossible_conditions,
    conditions.repeated_conditions,
    conditions.shadowed_cases,
    conditions.overlapping_cases,
    conditions.swapped_elses,
    conditions.dangling_facts,
    conditions.misspelt_options,
    conditions.misspelt_functions,
    conditions.texts_for_numbers,
    conditions.unfinished_conditions,
    facts.early_conditions,
    facts.early_holes,
    facts.unused_facts,
    facts.choices_of_nothing,
    facts.missing_lists,
    facts.reserved_names,
    facts.misplaced_keys,
    facts.circles,
    wording.dangling_holes,
    wording.duplicate_answers,
    wording.same_labels,
    wording.card_numbers,
    wording.long_sentences,
    wording.stray_braces,
    wording.words_to_agents,
    wording.words_for_agents_alone,
    offers.early_offers,
    offers.offers_in_care,
    offers.missing_needs,
    offers.useless_declines,
    offers.unearned_ends,
    validity.lapsed_steps,
    validity.lapsing_steps,
    validity.never_valid_steps,
    validity.steps_for_agents_alone,
    notation.unknown_keys,
    notation.repeated_steps,
    notation.tabs,
    notation.odd_characters,
    notation.aliases,
    notation.tags,
    notation.other_names,
    notation.other_purposes,
    notation.dropped_teams,
)

OF_PRODUCTS: tuple[Kind, ...] = (offers.dropped_prices, offers.dropped_terms)
"""Kinds of faults of the products, each of which is a sample here."""
