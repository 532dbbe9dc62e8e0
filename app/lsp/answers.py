"""What the engine knows, in the words of the protocol."""

from lsprotocol import types

from app.lsp.places import Places
from engine.checks.explain import codes, explanation
from engine.language.completing import Proposal
from engine.language.outline import Entry
from engine.language.symbols import Kind
from engine.problems import Problem, Severity

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
}
_COMPLETIONS = {
    Kind.GUIDE: types.CompletionItemKind.Module,
    Kind.STEP: types.CompletionItemKind.Function,
    Kind.FACT: types.CompletionItemKind.Variable,
    Kind.ANSWER: types.CompletionItemKind.EnumMember,
    Kind.LIST: types.CompletionItemKind.Enum,
    Kind.NEED: types.CompletionItemKind.Interface,
    Kind.PRODUCT: types.CompletionItemKind.Class,
    Kind.TABLE: types.CompletionItemKind.Struct,
    Kind.COLUMN: types.CompletionItemKind.Field,
    Kind.ENTRY: types.CompletionItemKind.Event,
    "key": types.CompletionItemKind.Property,
    "function": types.CompletionItemKind.Operator,
}
_SYMBOLS = {
    Kind.GUIDE: types.SymbolKind.Module,
    Kind.STEP: types.SymbolKind.Function,
    Kind.FACT: types.SymbolKind.Variable,
    Kind.ANSWER: types.SymbolKind.EnumMember,
    Kind.LIST: types.SymbolKind.Enum,
    Kind.NEED: types.SymbolKind.Interface,
    Kind.PRODUCT: types.SymbolKind.Class,
    Kind.TABLE: types.SymbolKind.Struct,
    Kind.COLUMN: types.SymbolKind.Field,
    Kind.ENTRY: types.SymbolKind.Event,
}


def markdown(text: str) -> types.MarkupContent:
    """A text for people."""
    return types.MarkupContent(types.MarkupKind.Markdown, text)


def item(proposal: Proposal, place: types.Range, order: int, document: str) -> types.CompletionItem:
    """A proposal that replaces what was typed; what more can be said is told when it is asked."""
    symbol, told = proposal.symbol, proposal.documentation
    return types.CompletionItem(
        label=proposal.text.removesuffix(": ").removesuffix("("),
        kind=_COMPLETIONS[proposal.kind],
        detail=proposal.detail or None,
        documentation=markdown(told) if told else None,
        text_edit=types.TextEdit(place, proposal.text),
        filter_text=proposal.text,
        sort_text=f"{order:05}",
        data=[document, symbol.kind.value, symbol.scope, symbol.name] if symbol else None,
    )


def diagnostic(
    problem: Problem, place: types.Range, related: list[types.DiagnosticRelatedInformation]
) -> types.Diagnostic:
    """A problem, as the editor underlines it."""
    reached = f"\nreached by: {problem.reached_by}" if problem.reached_by else ""
    return types.Diagnostic(
        range=place,
        message=f"{problem.message}\n{problem.fix}{reached}",
        severity=_SEVERITIES[problem.severity],
        code=problem.code,
        source="callguide",
        related_information=related or None,
    )


def explained(code: str) -> str:
    """What a hover says of a code, before its examples; empty for a code that nobody explains."""
    if code not in codes():
        return ""
    told = explanation(code)
    return f"**{code}**: {told.title}\n\n{told.text}"


def symbol(entry: Entry, places: Places) -> types.DocumentSymbol:
    """An entry of the outline, with those in it."""
    key = places.of(entry.there)
    whole = types.Range(key.start, places.end_of(entry.last_line))
    return types.DocumentSymbol(
        name=entry.name,
        kind=_SYMBOLS[entry.kind],
        range=whole,
        selection_range=key,
        detail=entry.detail,
        children=[symbol(each, places) for each in entry.inner],
    )
