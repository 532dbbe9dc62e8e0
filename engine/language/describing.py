"""What is said of a name, as Markdown: a step's words, a fact's declaration, a function's use."""

from collections.abc import Iterator
from typing import Any

from engine.expression_functions import FUNCTIONS
from engine.language.folder import Folder
from engine.language.names import GuideNames, mapping
from engine.language.symbols import Kind, Symbol

_WORDS = ("ask", "do", "say", "tell", "note", "hint")


def description(folder: Folder, symbol: Symbol) -> str:
    """What a hover says of a thing; empty where nothing is known of it."""
    kind, scope, name = symbol
    guide = folder.guide(scope.partition(".")[0])
    match kind:
        case Kind.STEP:
            return words_of(guide, name)
        case Kind.FACT:
            return declaration(guide, name)
        case Kind.ANSWER:
            label = guide.options(scope.partition(".")[2]).get(name, "")
            return f"**{name}**: {label}" if label else ""
        case Kind.GUIDE:
            return _entry(name, folder.guide(name).data, "title", "summary")
        case Kind.NEED:
            return _entry(name, folder.needs.get(name), "label", "shown")
        case Kind.PRODUCT:
            return _entry(name, folder.products.get(name), "name", "summary", "fits")
        case Kind.TABLE:
            columns = ", ".join(mapping(mapping(folder.tables.get(name)).get("columns")))
            return f"**{name}**\n\nColumns: {columns}" if columns else ""
        case Kind.COLUMN:
            columns_ = mapping(mapping(folder.tables.get(scope)).get("columns"))
            return _entry(name, columns_.get(name), "type", "label")
        case Kind.ENTRY:
            entry = mapping(guide.data.get("at-any-time")).get(name)
            return _entry(name, entry, "label", "to")
    listed = guide.lists.get(name)
    return f"**{name}**: {', '.join(map(str, listed))}" if isinstance(listed, list) else ""


def function_at(word: str) -> str:
    """What a hover says of a function of expressions; empty for another word."""
    function = FUNCTIONS.get(word)
    if function is None:
        return ""
    return f"**`{function.signature}`**\n\n{function.doc}\n\n`{function.example}`"


def words_of(guide: GuideNames, step: str) -> str:
    """A step's kind, its words, and its answers."""
    if step not in guide.steps:
        return ""
    written = mapping(guide.steps[step])
    verb = guide.verb(step)
    head = f"**{step}**" + (f" ({verb})" if verb else "")
    lines = [f"{each}: {written[each]}" for each in _WORDS if each in written]
    answers = [
        f"- `{id_}`: {mapping(answer).get('label', '')}"
        for id_, answer in mapping(written.get("answers")).items()
    ]
    return "\n\n".join((head, *lines, *(["\n".join(answers)] if answers else [])))


def declaration(guide: GuideNames, fact: str) -> str:
    """A fact as it is declared."""
    written = guide.facts.get(fact)
    if written is None:
        return ""
    options = [f"- `{id_}`: {label}".rstrip(": ") for id_, label in guide.options(fact).items()]
    return "\n\n".join((f"**{fact}**", *_told(written), *(["\n".join(options)] if options else [])))


def _told(written: Any) -> Iterator[str]:
    told = {key: value for key, value in mapping(written).items() if key not in ("of", "fact")}
    for key, value in told.items():
        if isinstance(value, list):
            yield f"{key}:\n" + "\n".join(f"- {_shown(each)}" for each in value)
        else:
            yield f"{key}: {_shown(value)}"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} `{each}`" for key, each in value.items())
    return str(value).lower() if isinstance(value, bool) else str(value)


def _entry(name: str, written: Any, *keys: str) -> str:
    entry = mapping(written)
    lines = [f"{key}: {entry[key]}" for key in keys if key in entry]
    return "\n\n".join((f"**{name}**", *lines)) if lines else ""
