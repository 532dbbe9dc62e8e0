"""What Callguide itself says in a walk: its own sentences, in the language of the guide.

The engine speaks English. Who serves guides in other languages hands in a `Speech` for each,
which says the same messages in that language; the engine knows nothing of where it has them from.
"""

from typing import Final


class Speech:
    """Says messages. A message is an English text with `{named}` places for values.

    `language` is the language of the guide, such as `de-AT`: numbers and dates follow it, though
    the sentences may be in another one, where nobody has put them into that language.
    """

    __slots__ = ("language",)

    def __init__(self, language: str) -> None:
        self.language: Final = language

    def __call__(self, message: str, /, **values: object) -> str:
        """The message with `values` in its places."""
        said = self.worded(message)
        return said.format_map(values) if values else said

    def counted(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The message for so many: `one` or `many`, where `{count}` stands for the number."""
        return self.worded_for(one, many, count).format_map({"count": count, **values})

    def worded(self, message: str) -> str:
        """The message in this language, its places still empty."""
        return message

    def worded_for(self, one: str, many: str, count: int) -> str:
        """The message for `count` in this language, its places still empty."""
        return one if count == 1 else many


def msg(message: str) -> str:
    """Marks a message that is said later on, so that it is found and translated."""
    return message


ENGLISH = Speech("en")
