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
        compiled = iter(compile_all([*terms.expressions.values(), *terms.computed.values()]))
        self._compiled: dict[str, Condition] = dict(zip(terms.expressions, compiled))
        keys = [terms.facts[name].key for name in terms.computed]
        self.computed: dict[str, Condition] = dict(zip(keys, compiled))

    def expression(self, text: str) -> Expression | None:
        """The expression as parsed; None where it could not be understood."""
        return self._expressions.get(text)

    def condition(self, text: str) -> Condition:
        """The expression ready to be evaluated; one that is not understood never holds."""
        return self._compiled.get(text, _never)


def _never(facts: Mapping[str, Value]) -> Value:
    return False
