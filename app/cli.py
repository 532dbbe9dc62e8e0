"""The command line: what can be asked of Callguide, and with which options.

Each command imports what it needs when it is called, so that every one of them starts fast.
"""

import io
import shlex
import sys
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from app.cli_output import COULD_NOT_RUN, complain
from engine.errors import CallguideError


class Commands(TyperGroup):
    """All commands: what any of them cannot do is told in one line, and by the exit status."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        try:
            return super().invoke(ctx)
        except CallguideError as error:
            complain(error.message)
            raise typer.Exit(COULD_NOT_RUN) from error


app = typer.Typer(
    cls=Commands,
    name="callguide",
    help="Guided scripts for calls and for customers on their own, out of YAML kept in git.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Content = Annotated[
    Path | None,
    typer.Option("--content", help="The folder of guides.  [default: CALLGUIDE_CONTENT, or trees]"),
]
GuideId = Annotated[str, typer.Argument(metavar="GUIDE", help="The guide's id: its folder's name.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead.")
]

translations = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(
    translations, name="translations", help="Hand texts to translators, and take them back."
)
Translated = Annotated[
    str, typer.Argument(metavar="GUIDE", help="The guide's id, or catalogue for the products.")
]
ToLanguage = Annotated[
    str, typer.Option("--to", metavar="LANGUAGE", help="The language, such as de or pt-BR.")
]


def main() -> None:
    """Run the command that the arguments name; what a stream cannot encode is spelt out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="callguide")


def _version(wanted: bool) -> None:  # noqa: FBT001  # typer hands it on by its place
    if wanted:
        from app.version import version

        known = version()
        unknown = "callguide, run from a folder without being installed"
        typer.echo(f"callguide {known}" if known else unknown)
        raise typer.Exit


@app.callback()
def _options(
    *,
    _: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version and leave."
        ),
    ] = False,
) -> None:
    """Hold the options of the command line as a whole."""


@app.command()
def check(
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="PATH",
            help="A folder of guides, a guide's folder or a file in one.  "
            "[default: CALLGUIDE_CONTENT, or trees]",
        ),
    ] = None,
    *,
    form: Annotated[
        Literal["text", "json", "github", "sarif"],
        typer.Option(
            "--format",
            help="For people; for programs; as annotations of a GitHub workflow; as SARIF 2.1.0, "
            "for code scanning.",
        ),
    ] = "text",
    on: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="The day for which to look at what is valid.  [default: today]"
        ),
    ] = None,
) -> None:
    """Print every problem of the guides: where, what, and what to do.

    Exit status: 0 without any problem, 1 with some, 2 where nothing could be checked.
    """
    from app import cli_check

    raise typer.Exit(cli_check.run(path, form, on))


@app.command("test")
def play(
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="PATH",
            help="A folder of guides, a guide's folder or a file of walks.  "
            "[default: CALLGUIDE_CONTENT, or trees]",
        ),
    ] = None,
    *,
    junit: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write JUnit XML for a CI service too.")
    ] = None,
    json: Annotated[Path | None, typer.Option(metavar="FILE", help="Write JSON too.")] = None,
    subguides: Annotated[
        bool, typer.Option("--subguides", help="Count what is written in subguides, too.")
    ] = False,
    mutants: Annotated[
        bool,
        typer.Option("--mutants", help="Tell which small mistakes in the guide no walk notices."),
    ] = False,
    most: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Try at most so many mistakes of each guide."),
    ] = None,
) -> None:
    """Play the walks that are written beside guides, and tell what they cover.

    Exit status: 0 where all come out as expected, 1 where some do not, 2 where nothing could be
    played.
    """
    from app import cli_test

    raise typer.Exit(cli_test.run(cli_test.Wish(path, junit, json, subguides, mutants, most)))


@app.command()
def cover(
    guide: GuideId,
    *,
    missing: Annotated[
        bool, typer.Option("--missing", help="Only what the walks beside the guide leave out.")
    ] = False,
    subguides: Annotated[
        bool, typer.Option("--subguides", help="Take what is written in subguides, too.")
    ] = False,
    output: Output = None,
    content: Content = None,
) -> None:
    """Draft few walks that take every route of a guide, as tests to be reviewed."""
    from app import cli_cover

    cli_cover.run(cli_cover.Wish(guide, output, content, missing, subguides))


@app.command()
def walk(
    guide: GuideId,
    *,
    fact: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=VALUE", help="What is known before. May be repeated."),
    ] = None,
    answer: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STEP=ANSWER",
            help="An answer, by its step or fact. May be repeated, in any order; several "
            "choices are written with commas, and !ID goes to a step at hand at any time.",
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the page reached as JSON.")
    ] = False,
    channel: Annotated[
        Literal["agent", "self-service"] | None,
        typer.Option(help="For whom the guide is walked.  [default: agent]"),
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of the walk.  [default: today]")
    ] = None,
    recorded: Annotated[
        bool,
        typer.Option("--record", help="Print the walk as a test, to paste beside the guide."),
    ] = False,
    language: Annotated[
        str, typer.Option(metavar="LANGUAGE", help="In which of its languages the guide is walked.")
    ] = "",
    content: Content = None,
) -> None:
    """Walk a guide in the terminal, or print the page that answers lead to.

    With --answer, or where standard input is no terminal and holds an answer on each line,
    instructions pass by themselves. Exit status: 0, or 1 where an answer was refused or not
    used, or 2 where the walk could not be started.
    """
    from app import cli_walk

    wish = cli_walk.Wish(
        guide, fact or (), answer or (), as_json, channel, on, content, recorded, language
    )
    raise typer.Exit(cli_walk.run(wish))


@app.command()
def diff(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="A git revision, or a folder of guides.")
    ],
    new: Annotated[
        str | None,
        typer.Argument(metavar="NEW", help="Another.  [default: the folder of guides as it is]"),
    ] = None,
    *,
    form: Annotated[
        Literal["text", "json", "markdown"],
        typer.Option("--format", help="For people, for programs, or for a pull request."),
    ] = "text",
    content: Content = None,
) -> None:
    """Tell what two versions of the guides differ in for customers.

    Exit status: 0 where no customer meets a difference, 1 where some do, 2 where the versions
    could not be compared.
    """
    from app import cli_diff

    raise typer.Exit(cli_diff.run(old, new, content, form))


@app.command("map")
def draw(
    guide: GuideId,
    *,
    form: Annotated[
        Literal["svg", "dot", "mermaid"], typer.Option("--format", help="What draws it.")
    ] = "svg",
    since: Annotated[
        str | None,
        typer.Option(
            "--diff", metavar="REV", help="Mark what changed since a git revision or a folder."
        ),
    ] = None,
    output: Output = None,
    content: Content = None,
) -> None:
    """Draw the map of a guide."""
    from app import cli_draw

    if since is None:
        cli_draw.draw(guide, form, output, content)
    else:
        cli_draw.draw_differences(guide, form, since, output, content)


@app.command()
def script(guide: GuideId, *, output: Output = None, content: Content = None) -> None:
    """Write a guide out as a script in Markdown, to be printed."""
    from app import cli_draw

    cli_draw.spell_out(guide, output, content)


@app.command()
def roads(
    guide: GuideId,
    *,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="For people, or for programs.")
    ] = "text",
    words_a_minute: Annotated[
        int | None,
        typer.Option(
            min=50,
            max=400,
            metavar="N",
            help="How fast the words are read aloud.  [default: 183, the mean for English]",
        ),
    ] = None,
    content: Content = None,
) -> None:
    """Tell of each step how far an end is, how long its words take and how easy they read."""
    from app import cli_roads

    cli_roads.run(guide, form, words_a_minute, content)


@app.command()
def explain(
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help="A problem's code; without it, all.")
    ] = None,
) -> None:
    """Explain the code of a problem, with an example of wrong and right."""
    from app import cli_explain

    if code is None:
        cli_explain.list_all()
    else:
        cli_explain.explain(code)


@app.command()
def schema(
    file: Annotated[
        Literal["guide", "catalogue", "table", "walks", "translation"],
        typer.Argument(metavar="FILE", help="guide, catalogue, table, walks or translation."),
    ] = "guide",
    *,
    output: Output = None,
) -> None:
    """Print the JSON Schema of a kind of file, for an editor to check and complete it."""
    from app import cli_output, cli_schema

    cli_output.write(cli_schema.render(file), output)


@app.command()
def lsp() -> None:
    """Serve an editor: completion, hover, renaming and problems, over standard input and output."""
    from app import cli_lsp

    cli_lsp.run()


@app.command()
def new(
    guide: Annotated[str, typer.Argument(metavar="ID", help="The id of the guide to make.")],
    *,
    content: Content = None,
) -> None:
    """Make the skeleton of a guide, which passes every check and can be walked."""
    from app import cli_new

    made = cli_new.create(guide, content)
    where = f" --content {shlex.quote(str(content))}" if content else ""
    typer.echo(f"Made {made}. Walk it: callguide walk {guide}{where}")


@app.command()
def serve(
    *,
    content: Content = None,
    host: Annotated[
        str | None,
        typer.Option(help="The address to listen on.  [default: CALLGUIDE_HOST, or 127.0.0.1]"),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            min=0, max=65535, help="The port; 0 finds one.  [default: CALLGUIDE_PORT, or 8000]"
        ),
    ] = None,
    watch: Annotated[
        bool | None,
        typer.Option(
            "--watch/--no-watch",
            help="Follow the guides while they are written, and refresh open pages.  "
            "[default: CALLGUIDE_WATCH, or no]",
        ),
    ] = None,
) -> None:
    """Serve the guides on the web."""
    from app import cli_serve

    cli_serve.run(cli_serve.Wish(content, host, port, watch))


@app.command()
def key() -> None:
    """Print a fresh key for CALLGUIDE_KEYS, which seals walks."""
    from app.settings import new_key

    typer.echo(new_key())


@translations.command("export")
def translations_export(
    guide: Translated, to: ToLanguage, output: Output = None, content: Content = None
) -> None:
    """Write what is to be translated as gettext PO, with the translations that there are.

    Translations of texts that have changed since are marked as fuzzy. Exit status: 0, or 2 where
    nothing could be written.
    """
    from app import cli_translations

    cli_translations.export(guide, to, content, output)


@translations.command("import")
def translations_import(
    guide: Translated,
    to: ToLanguage,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The PO file, translated.")],
    content: Content = None,
) -> None:
    """Take a translated PO file into GUIDE/translations/LANGUAGE.yaml.

    What is empty or fuzzy is left as it was. Exit status: 0, or 2 where nothing was taken.
    """
    from app import cli_translations

    cli_translations.take(guide, to, file, content)
