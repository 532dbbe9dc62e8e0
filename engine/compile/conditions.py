"""The expressions of one guide's file, compiled in a single batch."""

from collections.abc import Mapping

from engine.compile.terms import Terms
from engine.expressions import Expression, compile_all
from engine.guide import Condition
from engine.kinds import Value


class Conditions:
    """Looks expressions up by their text. `computed` gives each computed fact, by its key."""

    def __init__(self, terms: Terms) -> None:
        self._expressions = terms.expressions
        compiled = compile_all([*terms.expressions.values(), *terms.computed.values()])
        written, computed = compiled[: len(terms.expressions)], compiled[len(terms.expressions) :]
        self._compiled = dict(zip(terms.expressions, written, strict=True))
        keys = [terms.facts[name].key for name in terms.computed]
        self.computed: dict[str, Condition] = dict(zip(keys, computed, strict=True))

    def expression(self, text: str) -> Expression | None:
        """The expression as parsed; None where it could not be understood."""
        return self._expressions.get(text)

    def condition(self, text: str) -> Condition:
        """The expression ready to be evaluated; one that is not understood never holds."""
        return self._compiled.get(text, _never)


def _never(_: Mapping[str, Value]) -> Value:
    return False
