"""Other languages in a report on differences."""

from engine.diff import Retold, Translated
from renderers.diff_headline import headline
from renderers.diff_lines import Line, More
from renderers.diff_translations import MOST, translation_lines
from tests.engine.diff.test_translations import ASKED, BOTH
from tests.engine.diff.versions import OLD, files, versions


def stale(count: int) -> Translated:
    texts = (Retold("stale", "steps", "a", "ask", "Wie?", "Wie?"),) * count
    return Translated("slow", "Slow", "de", "changed", texts)


def test_stale_texts_are_told_by_their_language() -> None:
    assert list(translation_lines(stale(1))) == [
        Line(
            "!",
            "German: 1 text is stale since its source changed.",
            (More(" ", "a ask: Wie?"),),
        )
    ]


def test_of_many_texts_the_first_are_told_and_the_others_counted() -> None:
    (line,) = translation_lines(stale(MOST + 3))
    assert (len(line.more), line.more[-1].text) == (MOST + 1, "and 3 more")


def test_a_language_that_is_new_is_one_line() -> None:
    (found,) = versions(OLD, BOTH).translations
    assert [line.text for line in translation_lines(found)] == ["German is new: 2 texts."]


def test_the_headline_tells_what_is_to_be_translated() -> None:
    found = versions(BOTH, files((ASKED, "How fast is it?"), old=BOTH))
    assert "1 text to translate into German" in headline(found)


def test_the_headline_of_words_in_a_language_alone_counts_the_languages() -> None:
    found = versions(BOTH, files(("Was zeigt", "Zeigt"), old=BOTH))
    assert headline(found) == "1 language changed."
