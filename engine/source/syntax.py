"""What the YAML parser complains of, said so that an author can put it right."""

import re
from collections.abc import Callable
from typing import NamedTuple

from engine.source import refusals
from engine.source.decoding import Finding

_QUOTE_IT = 'Put the whole text in quotes: "like this".'
_BREAK = re.compile(r"[\r\n]").search
_NO_SPACE = re.compile(r"\s*(?:- +)*[\w-]+:[^\s:/]").match
_KEY_AND_VALUE = re.compile(r"\s*(?:- +)*[^\s:]+:\s+\S").match


class Complaint(NamedTuple):
    """The parser's words, where it stopped, where it began what it could not finish.

    `before` is where the last node that it could read starts and ends. All are offsets.
    """

    text: str
    words: str
    at: int
    since: int
    before: tuple[int, int]


def explain(complaint: Complaint) -> Finding:
    """The finding for a complaint; one that nobody foresaw is passed on in the parser's words."""
    for words, explained in _EXPLANATIONS:
        if words in complaint.words:
            return explained(complaint)
    return _here(
        complaint,
        f"This is not valid YAML: {complaint.words}.",
        "Look at the quotes, colons and indentation of this line and the line above.",
    )


def _here(complaint: Complaint, message: str, fix: str, code: str = "yaml-syntax") -> Finding:
    return Finding(code, message, fix, complaint.at, complaint.at + 1)


def _there(start: int, message: str, fix: str) -> Finding:
    return Finding("yaml-syntax", message, fix, start, start + 1)


def line_around(text: str, at: int) -> tuple[int, str]:
    """Where the line around an offset starts, and the line."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    end = _BREAK(text, start)
    return start, text[start : end.start() if end else None]


def _starts_line(complaint: Complaint) -> bool:
    start, line = line_around(complaint.text, complaint.at)
    return not line[: complaint.at - start].strip()


def _character(complaint: Complaint) -> Finding:
    character = complaint.text[complaint.at : complaint.at + 1]
    if character == "\t":
        return _tab(complaint)
    return _here(complaint, f'Text cannot start with "{character}" outside quotes.', _QUOTE_IT)


def _tab(complaint: Complaint) -> Finding:
    return _here(
        complaint,
        "There is a tab in the indentation; YAML allows only spaces there.",
        "Replace every tab by spaces, two for each level.",
        "tab-indent",
    )


def _second_colon(complaint: Complaint) -> Finding:
    start, line = line_around(complaint.text, complaint.at)
    above, line_above = line_around(complaint.text, complaint.before[0])
    if above == start or _KEY_AND_VALUE(line[: complaint.at - start]):
        return _here(complaint, 'Text that holds ": " must be in quotes.', _QUOTE_IT)
    if _NO_SPACE(line_above):
        return _no_space(above, line_above)
    if _KEY_AND_VALUE(line_above):
        return _here(
            complaint,
            "This line is indented deeper than the one above, which has its value already.",
            "Give keys that belong together the same indentation; put text that goes on here in"
            " quotes.",
        )
    return _no_key(above)


def _no_space(start: int, line: str) -> Finding:
    colon = line.index(":")
    message = "There is no space after this colon, so it does not end a key."
    fix = f'Write "{line[:colon].strip()}: " with a space behind the colon.'
    return _there(start + colon, message, fix)


def _no_key(start: int) -> Finding:
    return _there(
        start,
        "This line is neither a key with a colon nor part of the text above.",
        "Write it as `key: value`; or indent it deeper than the key whose text it continues.",
    )


def _no_colon(complaint: Complaint) -> Finding:
    start, line = line_around(complaint.text, complaint.since)
    return _no_space(start, line) if _NO_SPACE(line) else _no_key(complaint.since)


def _open_quote(complaint: Complaint) -> Finding:
    quote = complaint.text[complaint.since : complaint.since + 1]
    message = f"The text that starts with this {quote} is never closed."
    fix = f"Put another {quote} at the end of the text."
    return _there(complaint.since, message, fix)


def _escape(complaint: Complaint) -> Finding:
    return _here(
        complaint,
        "In double quotes a backslash starts a special character, and this is none.",
        "Write two backslashes for one, or put the text in single quotes.",
    )


def _list_beside_key(complaint: Complaint) -> Finding:
    return _here(
        complaint,
        'A list cannot start here, and text that starts with "- " must be in quotes.',
        "Start the list on the next line below its key, or put the text in quotes.",
    )


def _question_mark(complaint: Complaint) -> Finding:
    return _here(complaint, 'Text that starts with "? " must be in quotes.', _QUOTE_IT)


def _star(complaint: Complaint) -> Finding:
    sign = complaint.text[complaint.since : complaint.since + 1]
    return _there(complaint.since, f'Text that starts with "{sign}" must be in quotes.', _QUOTE_IT)


def _no_key_here(complaint: Complaint) -> Finding:
    if _starts_line(complaint):
        return _indentation(complaint)
    start, end = complaint.before
    if complaint.text[start : start + 1] in {"*", "&"}:
        return _star(complaint._replace(since=start))
    if (
        complaint.text[end - 1 : end] in {'"', "'"}
        and not complaint.text[end : complaint.at].strip()
    ):
        return _behind_quote(complaint, start)
    message = "Text that starts with a brace or bracket must be in quotes."
    return _here(complaint, message, _QUOTE_IT)


def _behind_quote(complaint: Complaint, start: int) -> Finding:
    quote = complaint.text[start]
    if "\n" in complaint.text[start : complaint.at]:
        return _open_quote(complaint._replace(since=start))
    inside = "''" if quote == "'" else '\\"'
    return _here(
        complaint,
        f"The quoted text ends before this, at the second {quote}.",
        f"Put the whole text in quotes, and write {inside} for each {quote} inside it.",
    )


def _indentation(complaint: Complaint) -> Finding:
    _, line = line_around(complaint.text, complaint.at)
    if line.lstrip()[:1] in {"}", "]"}:
        return _here(complaint, "This closes nothing that is open.", "Delete it.")
    if line.lstrip()[:1] == ":":
        return _colon_alone(complaint)
    return _here(
        complaint,
        "The indentation of this line fits none of the lines above.",
        "Indent it exactly as the keys, or the list items, that it belongs with.",
    )


def _colon_alone(complaint: Complaint) -> Finding:
    return _here(complaint, "There is no key before this colon.", "Write `key: value`.")


def _not_an_item(complaint: Complaint) -> Finding:
    return _here(
        complaint,
        'There is a list here, and this line does not start with "- ".',
        "Put a dash before it if it is one more item, or indent it as the key it belongs with.",
    )


def _flow(complaint: Complaint) -> Finding:
    opening = complaint.text[complaint.since : complaint.since + 1]
    closing = "}" if opening == "{" else "]"
    start, line = line_around(complaint.text, complaint.since)
    if complaint.at > start + len(line):
        return _open_bracket(complaint.since, opening, closing, line[complaint.since - start :])
    return _here(
        complaint,
        f"Between {opening} and {closing} only a comma or the {closing} can follow a value.",
        "Put a comma between the values; put text with brackets, braces, commas, quotes, or # in"
        " quotes.",
    )


def _open_bracket(start: int, opening: str, closing: str, rest: str) -> Finding:
    comment = rest.find(" #") + 1
    if comment:
        message = f"This # starts a comment, so the {opening} before it is not closed."
        return _there(start + comment, message, "Put the text with the # in quotes.")
    message = f"This {opening} is not closed by a {closing}."
    return _there(start, message, f"Put a {closing} at the end.")


def _colon_in_flow(complaint: Complaint) -> Finding:
    return _here(complaint, "Text that ends with a colon must be in quotes here.", _QUOTE_IT)


def _no_value(complaint: Complaint) -> Finding:
    character = complaint.text[complaint.at : complaint.at + 1].strip()
    if character == ":":
        return _colon_alone(complaint)
    what = f'"{character}" cannot stand' if character else "The file cannot end"
    return _here(
        complaint,
        f"{what} where a value is expected.",
        "Write the value; text that starts with a comma, brace or bracket must be in quotes.",
    )


def _block_text(complaint: Complaint) -> Finding:
    sign = complaint.text[complaint.since : complaint.since + 1]
    return _here(
        complaint,
        f"Behind {sign} the text must start on the next line.",
        f'Put the text on the lines below, indented; or put text that starts with "{sign}" in'
        " quotes.",
    )


def _outside(complaint: Complaint) -> Finding:
    if "\n..." in complaint.text[: complaint.at]:
        message = "The line `...` above ends the content, and this follows it."
        return _here(complaint, message, "Delete the line `...`.")
    return _here(
        complaint,
        "This line stands further left than the first key of the file.",
        "Start all keys of the top level in the first column.",
    )


def _tag(complaint: Complaint) -> Finding:
    return refusals.tag(complaint.since)


def _directive(complaint: Complaint) -> Finding:
    return _there(complaint.since, "Lines that start with % have no use here.", "Delete the line.")


_EXPLANATIONS: tuple[tuple[str, Callable[[Complaint], Finding]], ...] = (
    ("directive", _directive),
    ("incompatible YAML", _directive),
    ("tag", _tag),
    ("an alias", _star),
    ("an anchor", _star),
    ("character that cannot start any token", _character),
    ("tab character", _tab),
    ("mapping values are not allowed", _second_colon),
    ("could not find expected ':'", _no_colon),
    ("unexpected end of stream", _open_quote),
    ("unexpected document indicator", _open_quote),
    ("escape", _escape),
    ("hexdecimal", _escape),
    ("block sequence entries are not allowed", _list_beside_key),
    ("mapping keys are not allowed", _question_mark),
    ("expected key", _no_key_here),
    ("expected '-' indicator", _not_an_item),
    ("expected ',' or", _flow),
    ("unexpected ':'", _colon_in_flow),
    ("expected node content", _no_value),
    ("while scanning a block scalar", _block_text),
    ("expected <document start>", _outside),
)
