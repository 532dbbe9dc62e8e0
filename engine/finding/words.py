"""Words as they are compared: without case, accents and apostrophes, and cut to their stems."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

import snowballstemmer

from engine.finding import irregular

_WORD = re.compile(r"\w+")
_APOSTROPHES = str.maketrans("", "", "'’‘`")
_ALGORITHMS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""The languages whose word forms Snowball knows, by ISO 639."""
_IRREGULAR: Mapping[str, Mapping[str, str]] = {"english": irregular.ENGLISH}
"""Forms that its rules do not lead back to their word."""


def words_of(text: str) -> list[str]:
    """The words of a text in order, each as it is compared."""
    return _WORD.findall(plain(text))


def plain(text: str) -> str:
    """A text without case, accents and apostrophes."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    apart = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


class Stems:
    """Cuts the words of one language to their stems; those of a language unknown stay whole."""

    def __init__(self, language: str) -> None:
        algorithm = _ALGORITHMS.get(language.partition("-")[0])
        self._stem = snowballstemmer.stemmer(algorithm).stemWord if algorithm else str
        self._irregular = _IRREGULAR.get(algorithm or "", {})

    def of(self, words: Iterable[str]) -> list[tuple[str, str]]:
        """Each word with its stem."""
        irregular = self._irregular
        return [(word, self._stem(irregular.get(word, word))) for word in words]
