"""What YAML allows and guides do not, each with the reason and the way out."""

from engine.source.decoding import Finding

_IF_TEXT = 'If it is the start of a text, put the text in quotes: "{}like this".'
_LONGEST_NAME = 40


def empty() -> Finding:
    """No content, or only comments."""
    return Finding("empty-file", "There is nothing in this file.", "Write it, or delete the file.")


def not_a_mapping(start: int, *, is_list: bool) -> Finding:
    """A list or a text instead of keys."""
    return Finding(
        "not-a-mapping",
        f"The file holds {'a list' if is_list else 'a text'}, not keys with values.",
        "Start it with lines such as `title: Slow internet`, in the first column.",
        start,
        start + 1,
    )


def second_document(start: int, end: int) -> Finding:
    """Content behind a line `---`."""
    return Finding(
        "yaml-documents",
        "A second document starts here; only the first would be read.",
        "Delete the line `---`, or move what follows into a file of its own.",
        start,
        end,
    )


def too_deep(most: int, start: int, end: int) -> Finding:
    """More levels than the operator allows."""
    return Finding(
        "too-deep",
        f"The content is nested deeper than {most} levels here.",
        "Bring it to fewer levels; look for a bracket or brace that is not closed.",
        start,
        end,
    )


def too_many(most: int, start: int) -> Finding:
    """More problems than anybody would read."""
    return Finding(
        "too-many-problems",
        f"Reading stopped here, after {most:,} problems.",
        "Mend those above, then check again.",
        start,
        start + 1,
    )


def alias(name: str, start: int, end: int) -> Finding:
    """`*name`, which repeats what an anchor names."""
    message = f"Aliases such as *{_short(name)} are not used in guides."
    fix = f"Write the value out. {_IF_TEXT.format('*')}"
    return Finding("yaml-alias", message, fix, start, end)


def anchor(name: str, start: int) -> Finding:
    """`&name`, which names a value for aliases."""
    message = f"Anchors such as &{_short(name)} are not used in guides."
    fix = f"Delete it. {_IF_TEXT.format('&')}"
    return Finding("yaml-alias", message, fix, start, start + len(name) + 1)


def tag(start: int) -> Finding:
    """`!name`, which would give a value another type."""
    message = "Tags, words that start with an exclamation mark, are not used in guides."
    return Finding("yaml-tag", message, f"Delete it. {_IF_TEXT.format('!')}", start, start + 1)


def not_a_key(start: int, end: int) -> Finding:
    """A list, a mapping or nothing where a key should be."""
    return Finding(
        "yaml-key",
        "A key must be a word or a text.",
        "Write `key: value`; put text that starts with a brace or bracket in quotes.",
        start,
        end,
    )


def key_without_value(key: str, start: int, end: int) -> Finding:
    """A comma in unquoted text between braces makes what follows it a key without value."""
    return Finding(
        "key-without-value",
        f'"{_short(key)}" stands between braces without a colon and a value.',
        "Put text that holds a comma or a brace in quotes; put a space behind a key's colon.",
        start,
        end,
    )


def duplicate_key(key: str, start: int, end: int, twin: int) -> Finding:
    """The same key twice in one mapping."""
    return Finding(
        "duplicate-key",
        f'The key "{_short(key)}" stands here a second time; only the first would count.',
        "Rename one of the two, or delete it.",
        start,
        end,
        twin,
    )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
