"""The template environments, one a language: all is escaped, and what is undefined is refused."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from renderers.icons import ICONS
from renderers.messages import Translator
from renderers.speech import SOURCE, direction, own_name, speech, spoken


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


class Speaking(Environment):
    """Compiles templates with their messages in one language."""

    def __init__(self, language: str) -> None:
        super().__init__(
            loader=PackageLoader("renderers"),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=[Part],
        )
        said = speech(language)
        self._translator = Translator(said)
        self.globals.update(
            icon=ICONS, direction=direction, own_name=own_name, counted=said.counted, _=said
        )

    def _generate(self, source: nodes.Template, *args: Any, **more: Any) -> str:
        return super()._generate(self._translator.visit(source), *args, **more)


ENVIRONMENT = Speaking(SOURCE)


@cache
def _environment(language: str) -> Environment:
    return ENVIRONMENT if language == SOURCE else Speaking(language)


@cache
def _compiled(template: str, language: str) -> Template:
    return _environment(spoken(language)).get_template(template)


def render(template: str, values: Mapping[str, object], language: str = SOURCE) -> bytes:
    """The template with `values` as UTF-8, what Callguide itself says in `language`."""
    return _compiled(template, language).render(values).encode()
