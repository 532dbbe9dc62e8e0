"""Differences as JSON, for programs. The shape is documented in `docs/reviewing.md`."""

import json
from dataclasses import asdict
from typing import Any

from engine.diff import Change, Differences, GuideDifferences, Rerouted, Wording
from engine.guide import Edge, Guide
from renderers.diff_headline import headline


def render(found: Differences) -> str:
    """One JSON object, indented."""
    return json.dumps(as_data(found), indent=2, ensure_ascii=False)


def as_data(found: Differences) -> dict[str, Any]:
    """The differences as plain data."""
    return {
        "headline": headline(found),
        "guides": [_guide(each) for each in found.guides],
        "added": [_named(each) for each in found.added],
        "removed": [_named(each) for each in found.removed],
        "products": [_change(each) for each in found.products],
        "decided": [asdict(each) for each in found.decided],
        "translations": [
            {**asdict(each), "texts": [text._asdict() for text in each.texts]}
            for each in found.translations
        ],
        "unread": [asdict(each) for each in found.unread],
    }


def _named(guide: Guide) -> dict[str, str]:
    return {"id": guide.id, "title": guide.title, "version": guide.version}


def _guide(found: GuideDifferences) -> dict[str, Any]:
    return {
        "id": found.new.id,
        "title": found.new.title,
        "old_version": found.old.version,
        "new_version": found.new.version,
        "through": list(found.through),
        "changes": [_change(each) for each in found.changes],
        "routes": [_rerouted(each) for each in found.routes],
        "wordings": [_wording(each) for each in found.wordings],
        "moved": [asdict(each) for each in found.moved],
        "decided": [asdict(each) for each in found.decided],
        "walked": found.walked,
        "walks": [asdict(each) for each in found.walks],
        "waited": found.waited,
        "untried": list(found.untried),
        "flights": [
            {**asdict(each), "lost": [lost._asdict() for lost in each.lost]}
            for each in found.flights
        ],
    }


def _change(change: Change) -> dict[str, Any]:
    return {**asdict(change), "parts": [part._asdict() for part in change.parts]}


def _rerouted(each: Rerouted) -> dict[str, Any]:
    return {
        "step": each.step,
        "name": each.name,
        "old": [_edge(edge) for edge in each.old],
        "new": [_edge(edge) for edge in each.new],
        "rewritten": each.rewritten,
    }


def _edge(edge: Edge) -> dict[str, str]:
    when = edge.route.test if edge.route else ""
    return {"kind": edge.kind, "answer": edge.answer, "when": when, "to": edge.target}


def _wording(each: Wording) -> dict[str, Any]:
    return {
        "step": each.owner,
        "answer": each.answer,
        "name": each.name,
        "place": each.place,
        "old": each.old.source if each.old else None,
        "new": each.new.source if each.new else None,
    }
