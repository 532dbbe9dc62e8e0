"""`callguide translations`: what is to be translated, out to translators and back."""

from collections.abc import Mapping
from pathlib import Path

import typer

from app.cli_content import load, settings
from app.cli_output import CannotRun, reason
from engine.content import TranslationFile
from engine.library import Library
from engine.translations import CATALOGUE, TABLES, Written, mark_of, texts_of
from renderers import translation_yaml
from renderers.translation_po import Named, NotTranslations, from_po, to_po

Known = Mapping[Named, tuple[str, str]]


def export(name: str, language: str, content: Path | None, output: Path | None) -> None:
    """Write the texts of a guide, or of the catalogue, for translators. Raises CannotRun."""
    library = _library(content)
    texts = _texts(library, name)
    try:
        raw = to_po(name, language, texts, _known(library, name, language))
    except NotTranslations as error:
        raise CannotRun(str(error)) from error
    if output is None:
        typer.echo(raw.decode(), nl=False)
    else:
        _write(output, raw)


def take(name: str, language: str, po: Path, content: Path | None) -> None:
    """Take what translators wrote into the file of translations. Raises CannotRun."""
    library = _library(content)
    texts = _texts(library, name)
    order = [(each.section, each.id, each.key) for each in texts]
    found = dict(_known(library, name, language))
    taken = {named: (text, mark_of(source)) for named, (source, text) in _read(po).items()}
    lost = [named for named in taken if named not in order]
    found.update({named: each for named, each in taken.items() if named in order})
    if not found:
        raise CannotRun(f"{po} holds no translation yet of a text of {name}: nothing was written.")
    file = settings(content).content / name / "translations" / f"{language}.yaml"
    _write(file, translation_yaml.render(found, order).encode())
    left = sum(1 for named in order if named not in found)
    typer.echo(f"{file}: {len(found)} texts, {left} still to translate.")
    for section, id_, key in lost:
        where = "/".join(part for part in (section, id_, key) if part)
        typer.echo(f"Left out: {where} is no text of {name} any more.", err=True)


def _library(content: Path | None) -> Library:
    configured = settings(content)
    return load(configured.content, configured.limits)


def _texts(library: Library, name: str) -> list[Written]:
    content = library.content
    there = {CATALOGUE: content.catalogue, TABLES: content.tables}
    if name not in content.guides and not there.get(name):
        library.guide(name)
        raise CannotRun(f'The guide "{name}" cannot be read: run `callguide check`.')
    return texts_of(content, name)


def _known(library: Library, name: str, language: str) -> Known:
    """What is translated already, each text with the mark of what it translates."""
    file = library.content.translations.get(name, {}).get(language)
    return {} if file is None else dict(_entries(file))


def _entries(file: TranslationFile) -> list[tuple[Named, tuple[str, str]]]:
    return [(named, (entry.text, entry.source)) for named, entry in file.shape.every()]


def _read(po: Path) -> Mapping[Named, tuple[str, str]]:
    try:
        return from_po(po.read_bytes())
    except OSError as error:
        raise CannotRun(f"{po} cannot be read: {reason(error)}.") from error
    except NotTranslations as error:
        raise CannotRun(f"{po} cannot be taken. {error}") from error


def _write(file: Path, raw: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
    except OSError as error:
        raise CannotRun(f"{file} cannot be written: {reason(error)}.") from error
