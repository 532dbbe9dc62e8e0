"""A renaming changes every mention, keeps walks alive, and leaves the content as good as it was."""

from collections.abc import Iterator
from functools import cache

import pytest

from engine.language.editing import applied_to
from engine.language.folder import Folder
from engine.language.renaming import CannotRename, renamed
from engine.language.symbols import Kind, Symbol, Use
from engine.library import Library, build, read_files
from engine.source import read
from tests.app.terminal import TREES
from tests.engine.language.folders import CALLING, FILES, GUIDE, fact, folder, step, trees

UNNAMED = (Kind.GUIDE, Kind.TABLE)
EACH = 4  # of every kind in the sample content, spread over it


def after(symbol: Symbol, new: str, **changed: str) -> dict[str, str]:
    """The files when a thing has another name."""
    files = {file: text.encode() for file, text in FILES.items()}
    if "line" in changed:
        files[GUIDE] = changed["line"].encode()
    made = applied_to(files, renamed(folder(**changed), symbol, new))
    return {file: raw.decode() for file, raw in made.items()}


def built(files: dict[str, str]) -> Library:
    return build({file: text.encode() for file, text in files.items()})


def problems(files: dict[str, str]) -> list[str]:
    return [f"{each.file}:{each.line}: {each.message}" for each in built(files).problems]


def some() -> Iterator[Symbol]:
    """A few things of each kind in the sample content."""
    made = {
        trees().canonical(each.symbol)
        for file in trees().sources
        for each in trees().mentions_in(file)
        if each.use is not Use.REFERENCE
    }
    for kind in Kind:
        named = sorted(each for each in made if each.kind is kind)
        yield from named[:: max(1, len(named) // EACH)][:EACH]


@cache
def sample() -> dict[str, bytes]:
    return read_files(TREES)


@pytest.mark.parametrize(
    "symbol",
    [each for each in some() if each.kind not in UNNAMED],
    ids=lambda each: f"{each.kind}-{each.scope}-{each.name}",
)
def test_in_the_sample_content_nothing_is_wrong_afterwards(symbol: Symbol) -> None:
    new = "zz_new" if symbol.kind in (Kind.FACT, Kind.LIST, Kind.COLUMN) else "zz-new"
    files = applied_to(sample(), renamed(trees(), symbol, new))
    assert build(files).problems == ()
    renewed = Folder({file: read(raw, file) for file, raw in files.items()})
    assert list(renewed.everywhere(symbol)) == []


def test_the_content_of_these_tests_is_good() -> None:
    assert problems(FILES) == []


@pytest.mark.parametrize(
    ("symbol", "new"),
    [
        (step("what-is-slow"), "which-is-slow"),
        (step("done"), "finished"),
        (step("known", "who"), "we-know"),
        (step("name", "who"), "full-name"),
        (fact("row"), "street_row"),
        (fact("plan"), "tariff"),
        (fact("what_is_slow"), "slow_thing"),
        (fact("callers_name", "who"), "full_name"),
        (Symbol(Kind.ANSWER, "line.what_is_slow", "one"), "single"),
        (Symbol(Kind.ANSWER, "line.plan", "basic"), "simple"),
        (Symbol(Kind.PRODUCT, "", "max"), "giga"),
        (Symbol(Kind.NEED, "", "faster"), "more-speed"),
        (Symbol(Kind.LIST, "line", "slow_plans"), "old_plans"),
        (Symbol(Kind.COLUMN, "streets", "street"), "road"),
        (Symbol(Kind.ENTRY, "line", "person"), "human"),
    ],
    ids=str,
)
def test_nothing_is_wrong_and_nothing_is_left_of_the_old_name(symbol: Symbol, new: str) -> None:
    files = after(symbol, new)
    assert problems(files) == []
    renewed = Folder({file: read(text.encode(), file) for file, text in files.items()})
    assert list(renewed.everywhere(symbol)) == []
    assert list(renewed.definitions(renewed.canonical(symbol._replace(name=new)))) != []


def test_a_step_keeps_its_old_id_among_its_former_ones() -> None:
    (line,) = (
        line for line in after(step("done"), "end-of-it")[GUIDE].splitlines() if "was" in line
    )
    assert line == "  end-of-it: {was: [done], end: resolved, tell: Done.}"


def test_a_step_over_several_lines_gets_a_line_for_it() -> None:
    assert (
        "  asked-plan:\n    was: [what-plan]\n    ask: Which"
        in after(step("what-plan"), "asked-plan")[GUIDE]
    )


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("was: [old]", "was: [done, old]"),
        ("was: [old, older]", "was: [done, old, older]"),
        ("was: [other, newer]", "was: [other, done]"),
    ],
)
def test_earlier_former_ids_stay(before: str, then: str) -> None:
    guide = CALLING.replace(
        "{end: resolved, tell: Done.}", f"{{end: resolved, {before}, tell: D.}}"
    )
    assert then in after(step("done"), "newer", line=guide)[GUIDE]


def test_former_ids_in_lines_of_their_own_stay_so() -> None:
    listed = "\n    end: resolved\n    was:\n      - old\n    tell: Done."
    guide = CALLING.replace("{end: resolved, tell: Done.}", listed)
    assert "was:\n      - done\n      - old\n" in after(step("done"), "new", line=guide)[GUIDE]


def test_an_answer_keeps_its_old_id_too() -> None:
    files = after(Symbol(Kind.ANSWER, "line.what_is_slow", "all"), "everything")
    assert "everything: {was: [all], label: Everything" in files[GUIDE]
    assert "what-is-slow: everything," in files["line/walks/walks.yaml"]


def test_a_question_that_declares_a_fact_by_its_id_goes_on_declaring_it() -> None:
    files = after(step("what-is-slow"), "which")
    assert "  which:\n    was: [what-is-slow]\n    fact: what_is_slow\n" in files[GUIDE]
    assert "what_is_slow ==" in files[GUIDE]


def test_a_fact_that_is_declared_by_a_question_gets_its_new_name_there() -> None:
    files = after(fact("what_is_slow"), "slow_thing")
    assert "  what-is-slow:\n    fact: slow_thing\n" in files[GUIDE]


def test_a_step_of_a_subguide_is_renamed_where_it_is_called() -> None:
    files = after(step("known", "who"), "we-know")
    assert "ends: {we-know: what-plan}" in files[GUIDE]
    assert "who-is-it/full:" in after(step("name", "who"), "full")["line/walks/walks.yaml"]


def test_a_product_is_renamed_wherever_it_may_be_picked() -> None:
    files = after(Symbol(Kind.PRODUCT, "", "max"), "giga")
    assert 'plan == "giga"' in files[GUIDE]
    assert "giga: Max" in files["catalogue/plans.yaml"]


def test_quotes_stay_around_a_name() -> None:
    assert '"single":' in after(Symbol(Kind.ANSWER, "line.what_is_slow", "one"), "single")[GUIDE]


@pytest.mark.parametrize(
    ("symbol", "new", "words"),
    [
        (step("done"), "Not An Id", "lower-case letters, digits and hyphens"),
        (step("done"), "x" * 65, "is not an id"),
        (fact("row"), "a-row", "lower-case letters, digits and underscores"),
        (step("done"), "person", 'another step "person"'),
        (Symbol(Kind.GUIDE, "", "who"), "whom", "rename the folder first"),
        (Symbol(Kind.TABLE, "", "streets"), "roads", "rename the file first"),
    ],
)
def test_a_name_that_cannot_be_is_refused_with_a_reason(
    symbol: Symbol, new: str, words: str
) -> None:
    with pytest.raises(CannotRename) as refused:
        renamed(folder(), symbol, new)
    assert words in refused.value.message


def test_a_name_that_is_written_in_an_unusual_way_is_not_guessed_at() -> None:
    guide = CALLING.replace("next: look-up", 'next: "look\\x2dup"')
    with pytest.raises(CannotRename) as refused:
        renamed(folder(line=guide), step("look-up"), "seek")
    assert "cannot be changed safely" in refused.value.message


@pytest.mark.parametrize(
    ("symbol", "new"),
    [
        (step("what-is-slow"), "slow-what"),
        (Symbol(Kind.ANSWER, "line.what_is_slow", "one"), "single"),
        (fact("plan"), "tariff"),
    ],
    ids=str,
)
def test_translations_follow(symbol: Symbol, new: str) -> None:
    entry = '{source: "00000000", text: "Nur {plan}"}'
    german = f"steps:\n  what-is-slow:\n    answers.one.label: {entry}\n"
    texts = {**FILES, "line/translations/de.yaml": german}
    files = {file: text.encode() for file, text in texts.items()}
    made = applied_to(
        files, renamed(Folder({file: read(raw, file) for file, raw in files.items()}), symbol, new)
    )
    assert made["line/translations/de.yaml"].decode() == german.replace(symbol.name, new)
