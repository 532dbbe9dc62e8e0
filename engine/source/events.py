"""YAML's event stream to data with positions: the only place that knows the YAML library."""

from array import array
from typing import Any, NamedTuple

from yaml import CSafeLoader, YAMLError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from engine.source import refusals
from engine.source.decoding import Finding
from engine.source.positions import Positions
from engine.source.scalars import Data, resolve
from engine.source.syntax import Complaint, explain, line_around


class Parsed(NamedTuple):
    """What a text holds: `whole`, unless the parser had to stop; then there is no data."""

    data: dict[str, Data]
    positions: Positions
    findings: list[Finding]
    whole: bool


class _Stopped(Exception):
    """No use to read on, for the reason it carries."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class _Repeat(NamedTuple):
    mapping: dict[str, Data]
    at: int
    key: str
    start: int
    end: int


def parse(text: str, *, depth: int, problems: int) -> Parsed:
    """Read one document that is a mapping, at most so deep, until there are so many problems."""
    builder = _Builder(text, depth, problems)
    try:
        return builder.parsed(builder.document())
    except _Stopped as stopped:
        return builder.stopped(stopped.finding)
    except YAMLError as error:
        return builder.broken(error)


def unreadable(findings: list[Finding]) -> Parsed:
    """The result for a file that is no text."""
    return Parsed({}, Positions({}, array("Q"), array("Q"), {}), findings, whole=False)


class _Builder:
    """Builds dicts and lists out of events, and notes the offsets of every node."""

    def __init__(self, text: str, depth: int, problems: int) -> None:
        self._text = text
        self._depth = depth
        self._deepest = depth
        self._most = problems
        self._next = CSafeLoader(text).get_event
        self._starts = array("Q")
        self._ends = array("Q")
        self._after: dict[int, int] = {}
        self._findings: list[Finding] = []
        self._repeats: list[_Repeat] = []

    def document(self) -> dict[str, Data]:
        self._next()
        if self._next().__class__ is StreamEndEvent:
            raise _Stopped(refusals.empty())
        data = self._node(self._next())
        self._next()
        if data is None:
            raise _Stopped(refusals.empty())
        if not isinstance(data, dict):
            is_list = isinstance(data, list)
            raise _Stopped(refusals.not_a_mapping(self._starts[0], is_list=is_list))
        event = self._next()
        if event.__class__ is not StreamEndEvent:
            self._note(refusals.second_document(*_span(event)))
        return data

    def parsed(self, data: dict[str, Data]) -> Parsed:
        return Parsed(data, self._positions(data), self._all_findings(), whole=True)

    def stopped(self, reason: Finding) -> Parsed:
        return Parsed({}, self._positions({}), [*self._all_findings(), reason], whole=False)

    def broken(self, error: YAMLError) -> Parsed:
        """The result after a syntax error, which replaces what its line was blamed for before."""
        reason = explain(self._complaint(error))
        start, line = line_around(self._text, reason.start)
        span = range(start, start + len(line) + 1)
        findings = [each for each in self._all_findings() if each.start not in span]
        return Parsed({}, self._positions({}), [*findings, reason], whole=False)

    def _complaint(self, error: YAMLError) -> Complaint:
        words = f"{getattr(error, 'context', '')}: {getattr(error, 'problem', error)}"
        mark = getattr(error, "problem_mark", None)
        at = mark.index if mark else 0
        since = getattr(error, "context_mark", None)
        before = (self._starts[-1], self._ends[-1]) if self._starts else (0, 0)
        return Complaint(self._text, words, at, since.index if since else at, before)

    def _positions(self, data: dict[str, Data]) -> Positions:
        return Positions(data, self._starts, self._ends, self._after)

    def _all_findings(self) -> list[Finding]:
        positions = self._positions({})
        return self._findings + [_duplicate(each, positions) for each in self._repeats]

    def _node(self, event: Any) -> Data:
        kind = event.__class__
        if kind is ScalarEvent:
            self._record(event)
            text: str = event.value
            return text if event.style else resolve(text)
        if kind is AliasEvent:
            self._alias(event)
            return None
        if not self._depth:
            raise _Stopped(refusals.too_deep(self._deepest, *_span(event)))
        self._depth -= 1
        data = self._mapping(event) if kind is MappingStartEvent else self._list(event)
        self._after[id(data)] = len(self._starts)
        self._depth += 1
        return data

    def _record(self, event: Any) -> None:
        self._starts.append(event.start_mark.index)
        self._ends.append(event.end_mark.index)
        if event.anchor is not None:
            self._note(refusals.anchor(event.anchor, event.start_mark.index))
        if event.tag is not None:
            self._note(refusals.tag(event.start_mark.index))

    def _list(self, event: Any) -> Data:
        self._record(event)
        data: list[Data] = []
        while (event := self._next()).__class__ is not SequenceEndEvent:
            data.append(self._node(event))
        return data

    def _mapping(self, event: Any) -> Data:
        at = len(self._starts)
        self._record(event)
        in_braces = event.flow_style
        data: dict[str, Data] = {}
        while (event := self._next()).__class__ is not MappingEndEvent:
            here = len(self._starts)
            key = self._key(event)
            value = self._node(self._next())
            if key is not None and key not in data:
                data[key] = value
                if value is None and in_braces:
                    self._check_colon(key, here)
                continue
            if key is not None:
                self._repeat(data, at, key, here)
            del self._starts[here:], self._ends[here:]
        return data

    def _key(self, event: Any) -> str | None:
        if event.__class__ is ScalarEvent and (event.value or event.style):
            self._record(event)
            key: str = event.value
            return key
        if event.__class__ is not AliasEvent:
            self._note(refusals.not_a_key(*_span(event)))
        self._node(event)
        return None

    def _check_colon(self, key: str, here: int) -> None:
        start, end = self._starts[here], self._ends[here]
        if ":" not in self._text[end : self._starts[here + 1]]:
            self._note(refusals.key_without_value(key, start, end))

    def _repeat(self, mapping: dict[str, Data], at: int, key: str, here: int) -> None:
        self._repeats.append(_Repeat(mapping, at, key, self._starts[here], self._ends[here]))
        self._count()

    def _alias(self, event: Any) -> None:
        start, end = _span(event)
        self._starts.append(start)
        self._ends.append(end)
        self._note(refusals.alias(event.anchor, start, end))

    def _note(self, finding: Finding) -> None:
        self._findings.append(finding)
        self._count()

    def _count(self) -> None:
        if len(self._findings) + len(self._repeats) >= self._most:
            raise _Stopped(refusals.too_many(self._most, self._starts[-1]))


def _span(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _duplicate(repeat: _Repeat, positions: Positions) -> Finding:
    value = positions.children(repeat.mapping, repeat.at)[repeat.key]
    twin, _ = positions.span(value - 1)
    return refusals.duplicate_key(repeat.key, repeat.start, repeat.end, twin)
