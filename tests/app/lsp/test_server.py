"""The language server, asked over its own pipes as an editor asks it."""

from pathlib import Path
from typing import Any

import pytest

from engine.library import load
from tests.app.lsp.conftest import COMMAND
from tests.app.terminal import callguide
from tests.engine.language.folders import CALLING, CURSOR, GUIDE, WALKS_FILE
from tests.house.files import ROOT
from tests.language_client import LanguageClient, Refused, client

HINT = "{label: Everything, to: offered}"


def place(words: str, text: str = CALLING) -> dict[str, int]:
    """Where the cursor stands in some words of a file, as the protocol counts."""
    before, _, _ = words.partition(CURSOR)
    at = text.index(words.replace(CURSOR, "")) + len(before)
    line = text[:at].rpartition("\n")[2]
    units = len(line.encode("utf-16-le")) // 2
    return {"line": text.count("\n", 0, at), "character": units}


def ask(editor: LanguageClient, method: str, uri: str, words: str, **more: Any) -> Any:
    where = place(words)
    return editor.at(method, uri, where["line"], where["character"], **more)


def words_in(range_: dict[str, Any], text: str = CALLING) -> str:
    """What stands in a range, cut out in UTF-16."""
    line = text.splitlines()[range_["start"]["line"]].encode("utf-16-le")
    start, end = range_["start"]["character"], range_["end"]["character"]
    found: bytes = line[2 * start : 2 * end]
    return found.decode("utf-16-le")


def begin(edit: dict[str, Any]) -> tuple[int, int]:
    return edit["range"]["start"]["line"], edit["range"]["start"]["character"]


def made(edit: dict[str, Any], root: Path) -> dict[str, str]:
    """Make the edits of an answer on disk, as an editor does; the files that they change."""
    changed = {}
    for uri, edits in edit["changes"].items():
        file = Path(uri.removeprefix("file://"))
        lines = [line.encode("utf-16-le") for line in file.read_text("utf-8").split("\n")]
        for each in reversed(sorted(edits, key=begin)):  # noqa: C413  # equal ones in turn, too
            number, start = begin(each)
            end = each["range"]["end"]["character"]
            new = each["newText"].encode("utf-16-le")
            lines[number] = lines[number][: 2 * start] + new + lines[number][2 * end :]
        file.write_text("\n".join(line.decode("utf-16-le") for line in lines), "utf-8")
        changed[file.relative_to(root).as_posix()] = file.read_text("utf-8")
    return changed


def test_it_says_what_it_can_and_leaves_when_it_is_told(guides: Path) -> None:
    with client(COMMAND, ROOT) as editor:
        told = editor.start(guides)["capabilities"]
        assert told["renameProvider"]
        assert told["positionEncoding"] == "utf-16"
        assert editor.stop() == 0


def test_where_nothing_is_wrong_it_says_so(guides: Path, editor: LanguageClient) -> None:
    assert editor.diagnostics(editor.open(guides / GUIDE)) == []


def test_problems_are_told_while_somebody_types(guides: Path, editor: LanguageClient) -> None:
    uri = editor.open(guides / GUIDE, CALLING.replace("next: look-up", "next: look-upp"))
    (fault,) = editor.diagnostics(uri)
    assert fault["code"] == "missing-target"
    assert fault["severity"] == 1
    assert 'Did you mean "look-up"?' in fault["message"]
    (other,) = fault["relatedInformation"]
    assert other["message"] == 'the step "look-up"'
    editor.change(uri, CALLING)
    assert editor.diagnostics(uri) == []


def test_a_problem_in_another_file_is_told_there(guides: Path, editor: LanguageClient) -> None:
    uri = editor.open(guides / "who/guide.yaml")
    assert editor.diagnostics(uri) == []
    text = (guides / "who/guide.yaml").read_text()
    editor.change(
        uri, text.replace("known: {end", "we-know: {end").replace("next: known", "next: we-know")
    )
    (fault, *_) = editor.diagnostics((guides / GUIDE).as_uri())
    assert fault["code"] == "missing-end"
    editor.change(uri, text)
    assert editor.diagnostics((guides / GUIDE).as_uri()) == []


def test_what_was_not_saved_is_gone_when_a_file_is_closed(
    guides: Path, editor: LanguageClient
) -> None:
    uri = editor.open(guides / GUIDE, "guide: [")
    assert [each["code"] for each in editor.diagnostics(uri)] == ["yaml-syntax"]
    editor.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert editor.diagnostics(uri) == []


def test_what_changes_on_disk_is_seen(guides: Path, editor: LanguageClient) -> None:
    uri = editor.open(guides / GUIDE)
    assert editor.diagnostics(uri) == []
    (guides / "tables/streets.yaml").unlink()
    change = {"uri": (guides / "tables/streets.yaml").as_uri(), "type": 3}
    editor.notify("workspace/didChangeWatchedFiles", {"changes": [change]})
    assert [each["code"] for each in editor.diagnostics(uri)] == ["missing-table"]


def test_a_warning_is_a_warning(guides: Path, editor: LanguageClient) -> None:
    idle = CALLING.replace("facts:\n", "facts:\n  idle: {type: text, label: Idle}\n")
    (fault,) = editor.diagnostics(editor.open(guides / GUIDE, idle))
    assert (fault["code"], fault["severity"]) == ("unused-fact", 2)
    assert words_in(fault["range"], idle) == "idle"


def test_names_are_completed(guides: Path, editor: LanguageClient) -> None:
    uri = editor.open(guides / GUIDE)
    found = ask(editor, "completion", uri, "next: loo‸k-up")
    step = next(each for each in found if each["label"] == "look-up")
    assert words_in(step["textEdit"]["range"]) == "look-up"
    told = editor.request("completionItem/resolve", step)
    assert told["documentation"]["value"].startswith("**look-up** (lookup)")


def test_behind_an_emoji_the_place_is_still_right(guides: Path, editor: LanguageClient) -> None:
    uri = editor.open(guides / GUIDE)
    found = ask(editor, "completion", uri, "👍🏽 {ro‸w}")
    assert words_in(found[0]["textEdit"]["range"]) == "row"
    assert "Row" in ask(editor, "hover", uri, "👍🏽 {r‸ow}")["contents"]["value"]
    rename = ask(editor, "rename", uri, "👍🏽 {r‸ow}", newName="street_row")
    assert "👍🏽 {street_row}" in made(rename, guides)[GUIDE]
    assert load(guides).problems == ()


def test_a_client_may_count_in_characters(guides: Path) -> None:
    with client(COMMAND, ROOT) as editor:
        told = editor.start(guides, general={"positionEncodings": ["utf-32"]})
        assert told["capabilities"]["positionEncoding"] == "utf-32"
        uri = editor.open(guides / GUIDE)
        line = place("👍🏽 {ro‸w}")["line"]
        text = CALLING.splitlines()[line]
        found = editor.at("hover", uri, line, text.index("row") + 1)
        assert found["contents"]["value"].startswith("**row**")


def test_in_a_file_that_is_broken_names_are_still_completed_and_found(
    guides: Path, editor: LanguageClient
) -> None:
    uri = editor.open(guides / GUIDE)
    broken = CALLING.replace(HINT, "{label: Everything, to: offered")
    editor.change(uri, broken)
    assert [each["code"] for each in editor.diagnostics(uri)] == ["yaml-syntax"]
    where = place("to: off‸ered", broken)
    found = editor.at("completion", uri, where["line"], where["character"])
    assert "offered" in {each["label"] for each in found}
    assert "offer" in editor.at("hover", uri, **where)["contents"]["value"]
    (there,) = editor.at("definition", uri, **where)
    assert there["uri"] == uri


def test_a_file_that_was_never_whole_is_no_crash(guides: Path, editor: LanguageClient) -> None:
    uri = editor.open(guides / "new" / "guide.yaml", "guide: new\nsteps:\n  a: {ask: [")
    assert editor.diagnostics(uri)
    assert editor.at("completion", uri, 1, 0)
    assert editor.at("hover", uri, 1, 0) is None
    assert editor.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}}) == []


def test_hovering_tells_of_functions_and_of_problems(guides: Path, editor: LanguageClient) -> None:
    text = CALLING.replace('compute: plan == "max"', 'compute: known(row) and plan == "mx"')
    uri = editor.open(guides / GUIDE, text)
    assert editor.diagnostics(uri)
    known, option = place("know‸n(row)", text), place('"m‸x"', text)
    assert "`known(fact)`" in editor.at("hover", uri, **known)["contents"]["value"]
    assert "**missing-option**" in editor.at("hover", uri, **option)["contents"]["value"]


def test_a_definition_is_found_in_another_file(guides: Path, editor: LanguageClient) -> None:
    uri = editor.open(guides / GUIDE)
    (there,) = ask(editor, "definition", uri, "ends: {kno‸wn:")
    assert there["uri"] == (guides / "who/guide.yaml").as_uri()
    (need,) = ask(editor, "definition", uri, "need: fas‸ter")
    assert need["uri"] == (guides / "catalogue/plans.yaml").as_uri()


def test_references_are_found_in_every_file(guides: Path, editor: LanguageClient) -> None:
    uri = editor.open(guides / GUIDE)
    with_it = ask(editor, "references", uri, "to: off‸ered", context={"includeDeclaration": True})
    without = ask(editor, "references", uri, "to: off‸ered", context={"includeDeclaration": False})
    files = {each["uri"].rpartition("/trees/")[2] for each in with_it}
    assert files == {GUIDE, WALKS_FILE}
    assert len(with_it) == len(without) + 1


@pytest.mark.parametrize(
    ("words", "new"),
    [
        ("to: off‸ered", "suggested"),
        ("input: pl‸an", "tariff"),
        ("ends: {kno‸wn:", "we-know"),
        ('== "on‸e"', "single"),
        ("need: fas‸ter", "more-speed"),
        ("sets: {row: str‸eet}", "road"),
    ],
)
def test_a_renaming_is_made_in_all_files_and_nothing_is_wrong_then(
    guides: Path, editor: LanguageClient, words: str, new: str
) -> None:
    uri = editor.open(guides / GUIDE)
    assert ask(editor, "prepareRename", uri, words)["placeholder"] != new
    made(ask(editor, "rename", uri, words, newName=new), guides)
    result = callguide("check", guides)
    assert result.exit_code == 0, result.stdout
    played = callguide("test", guides)
    assert played.exit_code == 0, played.stdout


def test_a_renaming_counts_what_is_open_and_not_saved(guides: Path, editor: LanguageClient) -> None:
    text = CALLING.replace("next: look-up", "next: offered")
    uri = editor.open(guides / GUIDE, text)
    where = place("next: off‸ered", text)
    edit = editor.at("rename", uri, **where, newName="suggested")
    assert {words_in(each["range"], text) for each in edit["changes"][uri]} >= {"offered"}
    assert len(edit["changes"][uri]) == 4  # two targets, its id, and its former one


@pytest.mark.parametrize(
    ("words", "new", "reason"),
    [
        ("to: off‸ered", "done", "another step"),
        ("to: off‸ered", "Not An Id", "lower-case letters"),
        ("subguide: w‸ho", "whom", "rename the folder first"),
    ],
)
def test_a_renaming_that_cannot_be_is_refused(
    guides: Path, editor: LanguageClient, words: str, new: str, reason: str
) -> None:
    uri = editor.open(guides / GUIDE)
    with pytest.raises(Refused, match=reason):
        ask(editor, "rename", uri, words, newName=new)


def test_a_renaming_that_would_make_something_wrong_is_refused(
    guides: Path, editor: LanguageClient
) -> None:
    """The new id is one that another step had before."""
    text = CALLING.replace("done: {end", "done: {was: [finished], end")
    uri = editor.open(guides / GUIDE, text)
    with pytest.raises(Refused, match="would have a problem then"):
        editor.at("rename", uri, **place("to: off‸ered", text), newName="finished")


def test_while_a_file_is_broken_nothing_is_renamed(guides: Path, editor: LanguageClient) -> None:
    uri = editor.open(guides / GUIDE)
    editor.open(guides / "who/guide.yaml", "guide: [")
    with pytest.raises(Refused, match=r"who/guide\.yaml cannot be read"):
        ask(editor, "rename", uri, "to: off‸ered", newName="suggested")


def test_the_outline_has_steps_with_their_answers(guides: Path, editor: LanguageClient) -> None:
    uri = editor.open(guides / GUIDE)
    found = editor.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    step = next(each for each in found if each["name"] == "what-is-slow")
    assert [each["name"] for each in step["children"]] == ["all", "one"]
    assert words_in(step["selectionRange"]) == "what-is-slow"


def test_a_fix_is_offered_and_mends(guides: Path, editor: LanguageClient) -> None:
    text = CALLING.replace("next: look-up", "next: look-upp")
    (guides / GUIDE).write_text(text, "utf-8")
    uri = editor.open(guides / GUIDE)
    (fault,) = editor.diagnostics(uri)
    asked = {"textDocument": {"uri": uri}, "range": fault["range"], "context": {"diagnostics": []}}
    (action,) = editor.request("textDocument/codeAction", asked)
    assert (action["title"], action["kind"]) == ("Change to look-up", "quickfix")
    made(action["edit"], guides)
    assert load(guides).problems == ()


def test_elsewhere_no_fix_is_offered(guides: Path, editor: LanguageClient) -> None:
    uri = editor.open(guides / GUIDE, CALLING.replace("next: look-up", "next: look-upp"))
    assert editor.diagnostics(uri)
    start = {"line": 0, "character": 0}
    asked = {"textDocument": {"uri": uri}, "range": {"start": start, "end": start}}
    assert (
        editor.request("textDocument/codeAction", {**asked, "context": {"diagnostics": []}}) == []
    )


def test_a_file_that_is_no_content_is_left_alone(tmp_path: Path, editor: LanguageClient) -> None:
    other = tmp_path / "notes.yaml"
    other.write_text("a: b\n")
    uri = editor.open(other)
    assert editor.at("completion", uri, 0, 0) == []
    assert editor.at("hover", uri, 0, 0) is None
    assert editor.at("definition", uri, 0, 0) == []
    assert editor.at("references", uri, 0, 0, context={"includeDeclaration": True}) == []
    assert editor.at("rename", uri, 0, 0, newName="x") is None
    assert editor.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}}) == []


def test_lines_that_only_python_ends_are_not_ended(guides: Path, editor: LanguageClient) -> None:
    text = CALLING.replace("tell: Done.", "tell: Done.\u2028Really.")
    uri = editor.open(guides / GUIDE, text)
    where = place("per‸son: {end", text)
    assert editor.at("hover", uri, **where)["contents"]["value"].startswith("**person** (end)")


def previewed(editor: LanguageClient, uri: str, words: str, text: str = CALLING) -> Any:
    asked = {"textDocument": {"uri": uri}, "position": place(words, text)}
    return editor.request("callguide/preview", asked)


def test_a_step_is_shown_to_both(guides: Path, editor: LanguageClient) -> None:
    text = CALLING.replace("    ask: Which plan", "    note: A canary.\n    ask: Which plan")
    uri = editor.open(guides / GUIDE, text)
    found = previewed(editor, uri, "    ask: Whi‸ch plan", text)
    assert (found["step"], found["message"]) == ("what-plan", "")
    assert found["reachedBy"].startswith("who-is-it/name=")
    assert "Which plan" in found["agent"]["text"]
    assert "A canary." in found["agent"]["html"]
    assert "Which plan" in found["customer"]["html"]
    assert "canary" not in found["customer"]["html"] + found["customer"]["text"]


def test_a_step_is_reached_by_a_scripted_walk_where_one_comes_to_it(
    guides: Path, editor: LanguageClient
) -> None:
    found = previewed(editor, editor.open(guides / GUIDE), "ask: What is sl‸ow")
    assert (found["step"], found["reachedBy"]) == ("what-is-slow", "all")
    assert "Everything" in found["agent"]["text"]


def test_a_step_that_no_scripted_walk_comes_to_is_reached_by_one_that_is_found(
    guides: Path, editor: LanguageClient
) -> None:
    found = previewed(editor, editor.open(guides / GUIDE), "tell: A per‸son.")
    assert found["step"] == "person"
    assert "who-is-it/name=" in found["reachedBy"]


def test_a_page_that_is_shown_needs_no_other_file(guides: Path, editor: LanguageClient) -> None:
    html = previewed(editor, editor.open(guides / GUIDE), "tell: Do‸ne.")["agent"]["html"]
    assert 'href="data:text/css' in html
    assert "/static/" not in html


def test_a_command_shows_the_same_as_the_request(guides: Path, editor: LanguageClient) -> None:
    uri = editor.open(guides / GUIDE)
    asked = {"textDocument": {"uri": uri}, "position": place("tell: Do‸ne.")}
    command = {"command": "callguide/preview", "arguments": [asked]}
    assert editor.request("workspace/executeCommand", command) == previewed(
        editor, uri, "tell: Do‸ne."
    )


def test_a_step_of_a_subguide_is_shown_as_whoever_comes_to_it_sees_it(
    guides: Path, editor: LanguageClient
) -> None:
    text = (guides / "who/guide.yaml").read_text()
    uri = editor.open(guides / "who/guide.yaml")
    found = previewed(editor, uri, "ask: What is y‸our name", text)
    assert found["step"] == "name"
    assert "What is your name?" in found["agent"]["text"]
    assert "What is your name?" in found["customer"]["text"]


def test_on_a_channel_that_the_guide_is_not_for_there_is_no_page(
    guides: Path, editor: LanguageClient
) -> None:
    text = CALLING.replace("purpose: process", "purpose: process\nchannels: [agent]")
    found = previewed(editor, editor.open(guides / GUIDE, text), "tell: Do‸ne.", text)
    assert found["agent"]
    assert found["customer"] is None


@pytest.mark.parametrize(
    ("text", "words", "message"),
    [
        (CALLING, "title: The‸ line", "in no step"),
        (
            CALLING.replace("next: look-up", "next: look-up\n  lone: {end: resolved, tell: X.}"),
            "lone: {‸end",
            "No walk was found",
        ),
        (CALLING.replace(HINT, "{label: ["), "title: The‸ line", "mend it first"),
    ],
)
def test_where_nothing_can_be_shown_it_says_why(
    guides: Path, editor: LanguageClient, text: str, words: str, message: str
) -> None:
    uri = editor.open(guides / GUIDE, text)
    assert message in previewed(editor, uri, words, text)["message"]


def test_a_preview_of_nothing_is_refused(editor: LanguageClient) -> None:
    with pytest.raises(Refused, match="as a hover is"):
        editor.request("callguide/preview", {"of": "nothing"})
