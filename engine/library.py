"""A folder of content as a library of guides. The only file of the engine that opens files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypeVar

from engine import checks
from engine.checks.rule import Subject
from engine.compile import Catalogue, Compiler, Languages, Report, compile_catalogue, sizes
from engine.compile.sizes import DEEPEST
from engine.content import (
    CatalogueFile,
    Content,
    GuideFile,
    TableFile,
    TranslationFile,
    WalksFile,
)
from engine.errors import UnknownGuide
from engine.guide import Guide
from engine.limits import Limits
from engine.model import (
    CatalogueShape,
    GuideShape,
    ScriptShape,
    Shape,
    TableShape,
    TranslationShape,
    WalksShape,
)
from engine.problems import Problem, Severity, did_you_mean
from engine.shapes import read_shape
from engine.source import Source, SourceLimits, read, without_gc
from engine.speech import Speech
from engine.translations import CATALOGUE, TABLES

AnyShape = TypeVar("AnyShape", bound=Shape)
Files = Mapping[str, bytes]
"""The files of a folder of content: their paths in it, with `/`, and what is in them."""

Speak = Callable[[str], Speech]
DEFAULTS = Limits()
SUFFIXES = (".yaml", ".yml")
"""How the files of content end."""


@dataclass(frozen=True, eq=False)
class Library:
    """What a folder of content holds.

    `guides` are those that can be served: nothing that they are made of has an error. `drafts`
    are all that could be compiled. `problems` are all findings, by where they are. `content` is
    what they were compiled from, the files with the scripted walks of each guide among it.
    """

    guides: Mapping[str, Guide] = field(default_factory=dict)
    drafts: Mapping[str, Guide] = field(default_factory=dict)
    catalogue: Catalogue = field(default_factory=Catalogue)
    problems: tuple[Problem, ...] = ()
    files: Files = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    content: Content = field(default_factory=Content)

    @property
    def scripts(self) -> Mapping[str, Sequence[ScriptShape]]:
        """The scripted walks of each guide."""
        return {
            id_: [script for file in files for script in file.shape.walks]
            for id_, files in self.content.walks.items()
        }

    def guide(self, id_: str, channel: str | None = None) -> Guide:
        """The guide `id_` for a channel. Raises UnknownGuide, saying what there is."""
        guide = self.guides.get(id_)
        if guide is not None and (channel is None or channel in guide.channels):
            return guide
        if guide is not None:
            raise UnknownGuide(f'The guide "{id_}" is not for the channel {channel}.')
        if id_ in self.drafts:
            raise UnknownGuide(
                f'The guide "{id_}" has errors: run `callguide check` and mend them.'
            )
        hint = did_you_mean(id_, self.guides)
        raise UnknownGuide(f'There is no guide "{id_}". {hint}'.rstrip())

    def bundle(self, id_: str) -> Files:
        """The files that a guide is made of: enough to compile it again, as it is now."""
        guide = self.guides[id_]
        return {file: self.files[file] for file in (*guide.files, *guide.translated_in)}

    def problems_of(self, id_: str) -> tuple[Problem, ...]:
        """The problems of a guide and of what it is made of."""
        guide = self.drafts.get(id_)
        files = guide.files if guide is not None else (f"{id_}/guide.yaml",)
        return tuple(problem for problem in self.problems if problem.file in files)


def load(
    folder: Path, limits: Limits = DEFAULTS, on: date | None = None, speak: Speak = Speech
) -> Library:
    """Read, compile and check a folder of content. Raises OSError where it cannot be read.

    `on` is the day for which the checks look at what is valid; None leaves that out. `speak`
    gives what says Callguide's own sentences in a language.
    """
    return build(read_files(folder, limits), limits, on, speak)


def read_files(folder: Path, limits: Limits = DEFAULTS) -> dict[str, bytes]:
    """The YAML files of a folder. Raises OSError, or NotADirectoryError where it is none."""
    if not folder.is_dir():
        message = f"{folder} is not a folder with content."
        raise NotADirectoryError(message)
    paths = sorted(_content_in(folder))
    if len(paths) > limits.files:
        message = f"{folder} holds {len(paths)} files; at most {limits.files} are read."
        raise OSError(message)
    return {path.relative_to(folder).as_posix(): _bytes(path, limits) for path in paths}


def _content_in(folder: Path) -> Iterator[Path]:
    """The content at any depth; unlike with `rglob`, no unreadable folder is passed over."""
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _content_in(path)
        elif path.suffix in SUFFIXES and path.is_file():
            yield path


def _bytes(path: Path, limits: Limits) -> bytes:
    with path.open("rb") as file:
        return file.read(limits.file_bytes + 1)


def build(
    files: Files, limits: Limits = DEFAULTS, on: date | None = None, speak: Speak = Speech
) -> Library:
    """Compile and check files that were read already; `on` and `speak` are as for `load`."""
    with without_gc():
        return _Builder(files, limits, on, speak).library()


class _Builder:
    """Builds one library."""

    def __init__(self, files: Files, limits: Limits, on: date | None, speak: Speak) -> None:
        self._files = files
        self._speak = speak
        self._on = on
        self._limits = limits
        self._report = Report()
        self._sources: dict[str, Source] = {}
        self._guides: dict[str, GuideFile] = {}
        self._catalogue: list[CatalogueFile] = []
        self._tables: dict[str, TableFile] = {}
        self._walks: dict[str, list[WalksFile]] = {}
        self._translations: dict[str, dict[str, TranslationFile]] = {}
        self._unreadable: set[str] = set()

    def library(self) -> Library:
        """Everything, in order: read, compile, check."""
        for file, raw in self._files.items():
            self._read(file, raw)
        self._refuse_overgrown()
        content = Content(
            self._guides,
            tuple(self._catalogue),
            self._tables,
            frozenset(self._unreadable),
            self._walks,
            self._translations,
        )
        self._refuse_lone_walks()
        self._refuse_lone_translations()
        catalogue = compile_catalogue(
            self._catalogue, self._report, whole="catalogue" not in self._unreadable
        )
        compiler = Compiler(content, catalogue, self._report, self._speak)
        drafts = {id_: compiler.compile(id_) for id_ in self._guides}
        found = self._by_file()
        subjects: dict[str, Subject] = {}
        for guide in drafts.values():
            before = [problem for file in guide.files for problem in found.get(file, ())]
            subject = Subject(guide, content, catalogue, self._sources, before, self._on)
            checks.check(subject, self._report)
            subjects[subject.file] = subject
        flawed = self._flawed()
        languages = Languages(content, flawed, self._speak)
        guides = {
            id_: languages.given_to(guide)
            for id_, guide in drafts.items()
            if not flawed.intersection(guide.files)
        }
        problems = checks.with_walks(self._report.problems, subjects)
        return Library(guides, drafts, catalogue, problems, self._files, self._sources, content)

    def _refuse_lone_walks(self) -> None:
        for folder, files in self._walks.items():
            if folder not in self._guides and folder not in self._unreadable:
                for file in files:
                    self._report.error(
                        "walks-without-guide",
                        file.source,
                        ("walks",),
                        f'These walks have no guide: there is no "{folder}/guide.yaml".',
                        "Write the guide, or move the walks beside the one that they are for.",
                        key=True,
                    )

    def _refuse_lone_translations(self) -> None:
        for folder, files in self._translations.items():
            if folder in (*self._guides, *self._unreadable, CATALOGUE, TABLES):
                continue
            for file in files.values():
                self._report.error(
                    "translations-without-guide",
                    file.source,
                    (),
                    f'These translations have no guide: there is no "{folder}/guide.yaml".',
                    "Write the guide, or move the translations beside the one that they are for.",
                )

    def _by_file(self) -> dict[str, list[Problem]]:
        found: dict[str, list[Problem]] = {}
        for problem in self._report.found:
            found.setdefault(problem.file, []).append(problem)
        return found

    def _flawed(self) -> set[str]:
        return {
            problem.file for problem in self._report.found if problem.severity is Severity.ERROR
        }

    def _read(self, file: str, raw: bytes) -> None:
        path = PurePosixPath(file)
        match path.parts:
            case (folder, "guide.yaml"):
                self._read_guide(file, raw, folder)
            case ("catalogue", _):
                catalogue, source = self._shape(CatalogueShape, file, raw)
                if catalogue is None:
                    self._unreadable.add("catalogue")
                else:
                    self._catalogue.append(CatalogueFile(catalogue, source))
            case ("tables", _):
                self._read_table(file, raw, path.stem)
            case (folder, "translations", _):
                translation, source = self._shape(TranslationShape, file, raw)
                if translation is not None:
                    by_language = self._translations.setdefault(folder, {})
                    by_language[path.stem] = TranslationFile(translation, source)
            case (folder, "walks", _):
                walks, source = self._shape(WalksShape, file, raw)
                if walks is not None:
                    self._walks.setdefault(folder, []).append(WalksFile(walks, source))
            case _:
                return

    def _read_guide(self, file: str, raw: bytes, folder: str) -> None:
        shape, source = self._shape(GuideShape, file, raw)
        if shape is None:
            self._unreadable.add(folder)
            return
        self._agree(source, "guide", shape.guide, folder, "folder")
        self._guides[folder] = GuideFile(shape, source)

    def _refuse_overgrown(self) -> None:
        """Refuse guides that would be too large with their subguides inlined."""
        most = self._limits.steps
        for id_, size in sizes(self._guides).items():
            if size.steps <= most and size.depth <= DEEPEST:
                continue
            file = self._guides.pop(id_)
            self._unreadable.add(id_)
            inlined = size.steps - len(file.shape.steps)
            of_them = f", {inlined:,} of them in its subguides" if inlined else ""
            message = f"The guide has {size.steps:,} steps{of_them}; at most {most:,} are allowed."
            fix = "Make it smaller, or let the operator raise the limit."
            if size.steps <= most:
                message = f"The guide runs subguides within subguides, {size.depth} guides deep."
                fix = f"Let at most {DEEPEST} run within each other."
            self._report.error("too-many-steps", file.source, ("steps",), message, fix, key=True)

    def _read_table(self, file: str, raw: bytes, stem: str) -> None:
        shape, source = self._shape(TableShape, file, raw)
        if shape is None:
            self._unreadable.add(stem)
            return
        self._agree(source, "table", shape.table, stem, "file")
        self._tables[stem] = TableFile(shape, source)

    def _agree(self, source: Source, key: str, id_: str, name: str, holder: str) -> None:
        if id_ != name:
            self._report.error(
                f"{key}-id-differs",
                source,
                (key,),
                f'The {key} calls itself "{id_}", but its {holder} is called "{name}".',
                f'Write `{key}: {name}`, or rename the {holder} to "{id_}".',
            )

    def _shape(
        self, shape: type[AnyShape], file: str, raw: bytes
    ) -> tuple[AnyShape | None, Source]:
        limits = SourceLimits(self._limits.file_bytes, self._limits.depth)
        source = read(raw, file, limits)
        self._sources[file] = source
        self._report.extend(source.problems)
        if not source.complete:
            return None, source
        found, problems = read_shape(shape, source)
        self._report.extend(problems)
        return found, source
