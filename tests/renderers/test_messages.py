"""Messages are put into a language while a template is compiled."""

from engine.speech import Speech
from renderers.jinja import Speaking
from renderers.messages import Translator


class Upper(Speech):
    """A language that shouts."""

    def worded(self, message: str) -> str:
        return message.swapcase()


def shouted(source: str, **values: object) -> str:
    environment = Speaking("en")
    environment._translator = Translator(Upper("en"))  # noqa: SLF001  # a language of its own
    return environment.from_string(source).render(values)


def test_a_message_is_said_in_the_language() -> None:
    assert shouted("<p>{{ _('Back') }}</p>") == "<p>bACK</p>"


def test_values_stand_where_the_language_puts_them_and_are_escaped() -> None:
    assert shouted("{{ _('{B} of {A}', a=x, b=y) }}", x="<i>", y=2) == "2 OF &lt;i&gt;"


def test_a_translation_cannot_become_markup() -> None:
    assert shouted("{{ _('a < b') }}") == "A &lt; B"


def test_a_message_may_be_anywhere_an_expression_may_be() -> None:
    assert shouted("{% if yes %}{{ _('Yes') if yes else _('No') }}{% endif %}", yes=1) == "yES"
