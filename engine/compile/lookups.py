"""Compiles lookups, and the tables that they read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.compile.facts import literal
from engine.compile.names import NO_WORDS, Names
from engine.compile.report import Path, place
from engine.compile.routes import route_to
from engine.content import TableFile
from engine.guide import Lookup
from engine.kinds import Kind, Type, Value
from engine.model import LookupShape
from engine.problems import meant_or


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables that could be read, and the ids of those that could not."""

    files: Mapping[str, TableFile]
    unreadable: frozenset[str]


def compile_lookup(
    names: Names, id_: str, shape: LookupShape, tables: Tables, common: dict[str, Any]
) -> Lookup:
    """The lookup that `shape` describes; `common` is what it shares with every step."""
    path: Path = ("steps", id_)
    file = tables.files.get(shape.lookup)
    if file is None and shape.lookup not in tables.unreadable:
        fix = meant_or(shape.lookup, tables.files, "Add its file under `tables/`.")
        message = f'There is no table "{shape.lookup}".'
        names.error("missing-table", (*path, "lookup"), message, fix)
    return Lookup(
        **common,
        words=NO_WORDS,
        say=NO_WORDS,
        table=shape.lookup,
        by=names.conditions.condition(shape.by),
        expression=names.conditions.expression(shape.by),
        sets=_columns(names, id_, shape, file),
        rows=_rows(file) if file else {},
        found=route_to(names, (*path, "found"), shape.found),
        missing=route_to(names, (*path, "none"), shape.none),
    )


def _columns(
    names: Names, id_: str, shape: LookupShape, file: TableFile | None
) -> tuple[tuple[str, int], ...]:
    columns = list(file.shape.columns) if file else []
    found: list[tuple[str, int]] = []
    for name, column in shape.sets.items():
        path: Path = ("steps", id_, "sets", name)
        if names.refuse_lost_fact(name, path, names.terms.facts, key=True) or file is None:
            continue
        if column in columns:
            found.append((names.keys[name], columns.index(column)))
        else:
            other = f"Use one of: {', '.join(columns)}."
            fix = meant_or(column, columns, "Add it to the columns of the table.", other)
            message = f'The table "{shape.lookup}" has no column "{column}".'
            also = place(file.source, ("columns",), "the columns of the table", key=True)
            names.error("missing-column", path, message, fix, also=(also,))
    return tuple(found)


def _rows(file: TableFile) -> dict[str, tuple[Value | None, ...]]:
    types = {name: _type(file, name, column.type) for name, column in file.shape.columns.items()}
    return {
        key: tuple(
            None if row.get(name) is None else literal(row[name], wanted)
            for name, wanted in types.items()
        )
        for key, row in file.shape.rows.items()
    }


def _type(file: TableFile, column: str, kind: Kind) -> Type:
    cells = [row[column] for row in file.shape.rows.values() if column in row]
    if kind is Kind.CHOICE:
        return Type(kind, tuple({str(cell): None for cell in cells}))
    if kind is Kind.CHOICES:
        lists = [cell for cell in cells if isinstance(cell, tuple)]
        return Type(kind, tuple({each: None for cell in lists for each in cell}))
    return Type(kind)
