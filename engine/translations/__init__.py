"""Guides in other languages: which texts there are, and content with its texts in a language."""

from engine.translations.applied import in_language
from engine.translations.texts import CATALOGUE, TABLES, texts_of
from engine.translations.written import SECTIONS, Written, mark_of

__all__ = ["CATALOGUE", "SECTIONS", "TABLES", "Written", "in_language", "mark_of", "texts_of"]
