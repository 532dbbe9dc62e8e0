"""Which request of an editor is answered by what."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from app.lsp import answers
from app.lsp.previews import Preview, preview
from app.lsp.server import Server
from app.settings import Settings
from engine.language.completing import proposals
from engine.language.cursor import cursor_at
from engine.language.describing import description, function_at
from engine.language.mending import mendings
from engine.language.outline import entries_of
from engine.language.renaming import CannotRename, refuse_unnamed
from engine.language.symbols import Kind, Symbol

PREVIEW = "callguide/preview"
"""The request, and the command, that give the pages of a step."""
TRIGGERS = [":", " ", "{", "[", '"', "'", "/"]


def serving(settings: Settings) -> Server:
    """A server with every feature."""
    server = Server(settings)
    for feature, handler, options in _FEATURES:
        server.feature(feature, options)(handler)
    server.command(PREVIEW)(show)
    return server


# Files


def opened(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    """A file was opened."""
    _take(server, params.text_document.uri, params.text_document.text)


def changed(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    """Somebody typed; the last change holds the whole text."""
    _take(server, params.text_document.uri, params.content_changes[-1].text)


def _take(server: Server, uri: str, text: str) -> None:
    found = server.place(uri)
    if found is not None:
        studio, file = found
        studio.put(file, text)
        server.check_soon(studio)


def closed(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    """A file was closed: what was not saved of it is gone."""
    found = server.place(params.text_document.uri)
    if found is not None:
        studio, file = found
        studio.drop(file)
        server.check_soon(studio)


def saved(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    """A file was saved."""
    _reread(server, params.text_document.uri)


def watched(server: Server, params: types.DidChangeWatchedFilesParams) -> None:
    """Files on disk changed otherwise."""
    for change in params.changes:
        _reread(server, change.uri)


def _reread(server: Server, uri: str) -> None:
    found = server.place(uri)
    if found is not None:
        found[0].refresh()
        server.check_soon(found[0])


# Names


def complete(server: Server, params: types.CompletionParams) -> list[types.CompletionItem]:
    """What may be written here."""
    found = server.place(params.text_document.uri)
    if found is None:
        return []
    studio, file = found
    places = server.places(studio, file)
    line, column = places.mark(params.position)
    cursor = cursor_at(studio.lines(file), line - 1, column - 1)
    source = studio.folder.sources.get(file)
    made = proposals(studio.folder, file, cursor, source.data if source else {})
    items = []
    for order, each in enumerate(made):
        place = places.range(line, column - each.typed, each.typed + cursor.behind)
        items.append(answers.item(each, place, order, params.text_document.uri))
    return items


def resolve(server: Server, item: types.CompletionItem) -> types.CompletionItem:
    """What can be said of a proposal that somebody looks at."""
    if item.data is not None:
        document, kind, scope, name = map(str, item.data)
        found = server.place(document)
        if found is not None:
            told = description(found[0].folder, Symbol(Kind(kind), scope, name))
            item.documentation = answers.markdown(told)
    return item


def hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    """What is known of the thing, the function or the problem here."""
    found = server.place(params.text_document.uri)
    if found is None:
        return None
    studio, file = found
    places = server.places(studio, file)
    mark = places.mark(params.position)
    meant = server.meant(params.text_document.uri, params.position)
    told = [description(studio.folder, meant[1])] if meant else []
    told.append(function_at(_word(studio.lines(file)[mark.line - 1], mark.column - 1)))
    told += [
        answers.explained(problem.code)
        for problem in server.problems(studio)
        if (problem.file, problem.line) == (file, mark.line)
        and 0 <= mark.column - problem.column <= problem.length
    ]
    text = "\n\n---\n\n".join(filter(None, dict.fromkeys(told)))
    return types.Hover(answers.markdown(text)) if text else None


def _word(line: str, column: int) -> str:
    start = end = min(column, len(line))
    while start and (line[start - 1].isalnum() or line[start - 1] == "_"):
        start -= 1
    while end < len(line) and (line[end].isalnum() or line[end] == "_"):
        end += 1
    return line[start:end] if line[end : end + 1] == "(" else ""


def define(server: Server, params: types.DefinitionParams) -> list[types.Location]:
    """Where the thing here is made."""
    meant = server.meant(params.text_document.uri, params.position)
    if meant is None:
        return []
    studio, symbol = meant
    ranges = [studio.folder.range(each) for each in studio.folder.definitions(symbol)]
    return [server.location(studio, there) for there in ranges]


def refer(server: Server, params: types.ReferenceParams) -> list[types.Location]:
    """Where the thing here is named."""
    named = server.mention(params.text_document.uri, params.position)
    if named is None:
        return []
    studio, mention, _ = named
    found = list(studio.folder.everywhere(mention.symbol))
    if not params.context.include_declaration:
        made = studio.folder.definitions(mention.symbol)
        found = [each for each in found if each not in made]
    return [server.location(studio, studio.folder.range(each)) for each in found]


def may_rename(
    server: Server, params: types.PrepareRenameParams
) -> types.PrepareRenamePlaceholder | None:
    """The name that would be changed."""
    named = server.mention(params.text_document.uri, params.position)
    if named is None:
        return None
    studio, mention, there = named
    with _refusals():
        refuse_unnamed(mention.symbol)
    place = server.places(studio, there.file).of(there)
    return types.PrepareRenamePlaceholder(place, mention.symbol.name)


def rename(server: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """The edits that give the thing here another name, in every file."""
    named = server.mention(params.text_document.uri, params.position)
    if named is None:
        return None
    studio, mention, _ = named
    with _refusals():
        return server.workspace_edit(studio, studio.rename(mention.symbol, params.new_name))


@contextmanager
def _refusals() -> Iterator[None]:
    """Tell the client why a name cannot be changed."""
    try:
        yield
    except CannotRename as error:
        raise JsonRpcInvalidParams(error.message) from error


# The file as a whole


def outline(server: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    """What stands in a file."""
    found = server.place(params.text_document.uri)
    if found is None or found[1] not in found[0].folder.sources:
        return []
    studio, file = found
    places = server.places(studio, file)
    return [answers.symbol(entry, places) for entry in entries_of(studio.folder.sources[file])]


def mend(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """The fixes of the problems here that an editor can make."""
    found = server.place(params.text_document.uri)
    if found is None:
        return []
    studio, file = found
    source = studio.source(file)
    if source is None:
        return []
    made = []
    for problem in server.problems(studio):
        told = server.diagnostic(studio, problem)
        if problem.file != file or not _touch(told.range, params.range):
            continue
        made += [
            types.CodeAction(
                title=fix.title,
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[told],
                edit=server.workspace_edit(studio, fix.edits),
            )
            for fix in mendings(problem, source)
        ]
    return made


def _touch(one: types.Range, other: types.Range) -> bool:
    return one.start <= other.end and other.start <= one.end


# Pages


async def show(server: Server, asked: types.TextDocumentPositionParams) -> Preview | None:
    """The pages of the step here, for the agent and for the customer.

    A walk to it may have to be looked for; meanwhile other requests are answered.
    """
    found = server.place(asked.text_document.uri)
    if found is None:
        return None
    studio, file = found
    mark = server.places(studio, file).mark(asked.position)
    return await asyncio.to_thread(preview, studio, file, mark)


async def shown(server: Server, params: Any) -> Preview | None:
    """The same, asked by a request of our own, whose parameters nobody has read yet."""
    try:
        place = params.position
        position = types.Position(int(place.line), int(place.character))
        document = types.TextDocumentIdentifier(str(params.textDocument.uri))
    except (AttributeError, TypeError, ValueError) as error:
        message = "A preview is asked for with `textDocument` and `position`, as a hover is."
        raise JsonRpcInvalidParams(message) from error
    return await show(server, types.TextDocumentPositionParams(document, position))


_FEATURES: tuple[tuple[str, Callable[..., Any], Any], ...] = (
    (types.TEXT_DOCUMENT_DID_OPEN, opened, None),
    (types.TEXT_DOCUMENT_DID_CHANGE, changed, None),
    (types.TEXT_DOCUMENT_DID_CLOSE, closed, None),
    (types.TEXT_DOCUMENT_DID_SAVE, saved, None),
    (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, watched, None),
    (
        types.TEXT_DOCUMENT_COMPLETION,
        complete,
        types.CompletionOptions(trigger_characters=TRIGGERS, resolve_provider=True),
    ),
    (types.COMPLETION_ITEM_RESOLVE, resolve, None),
    (types.TEXT_DOCUMENT_HOVER, hover, None),
    (PREVIEW, shown, None),
    (types.TEXT_DOCUMENT_DEFINITION, define, None),
    (types.TEXT_DOCUMENT_REFERENCES, refer, None),
    (types.TEXT_DOCUMENT_PREPARE_RENAME, may_rename, None),
    (types.TEXT_DOCUMENT_RENAME, rename, types.RenameOptions(prepare_provider=True)),
    (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, outline, None),
    (
        types.TEXT_DOCUMENT_CODE_ACTION,
        mend,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    ),
)
