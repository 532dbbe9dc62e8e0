"""The one template environment: escapes everything, refuses what is undefined, compiles once."""

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from renderers.icons import ICONS


class Part(Extension):
    """`{% part "name.html" %}` puts a shared part in place when a template is compiled.

    An `include` looks its template up and builds a context each time a page is made; a part
    costs nothing then, and sees the names around it.
    """

    tags = {"part"}  # noqa: RUF012 - jinja2 reads a plain set

    def parse(self, parser: Parser) -> list[nodes.Node]:
        next(parser.stream)
        name = parser.parse_expression().as_const()
        assert self.environment.loader is not None
        source, filename, _ = self.environment.loader.get_source(self.environment, name)
        return self.environment.parse(source, name, filename).body


ENVIRONMENT = Environment(
    loader=PackageLoader("renderers"),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
    extensions=[Part],
)
ENVIRONMENT.globals["icon"] = ICONS

_compiled = cache(ENVIRONMENT.get_template)


def render(template: str, values: Mapping[str, object]) -> bytes:
    """The template with `values` as UTF-8."""
    return _compiled(template).render(values).encode()
