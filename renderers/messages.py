"""Puts the messages of a template into a language while the template is compiled.

`{{ _("Back") }}` becomes the words themselves, and `{{ _("About {count}", count=n) }}` the words
around the value, so that a page costs the same in every language.
"""

import re

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from engine.speech import Speech

_PLACE = re.compile(r"\{(\w+)\}")


class Translator(NodeTransformer):
    """Replaces each call of `_` with a text by what is said in a language."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - jinja2 names it
        self.generic_visit(node)
        match node:
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=str(message))]):
                values = {each.key: each.value for each in node.kwargs}
                return _said(self._speech.worded(message), values, node.lineno)
        return node


def _said(words: str, values: dict[str, nodes.Expr], line: int) -> nodes.Expr:
    if not values:
        return nodes.Const(words, lineno=line)
    parts: list[nodes.Expr] = [
        values[each] if at % 2 else nodes.Const(each, lineno=line)
        for at, each in enumerate(_PLACE.split(words))
        if each
    ]
    return nodes.Concat(parts, lineno=line)
