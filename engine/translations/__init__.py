"""Guides in other languages: which texts there are, and content with its texts in a language."""

from engine.translations.applied import in_language
from engine.translations.written import SECTIONS, Written, catalogue_texts, guide_texts, mark_of

__all__ = ["SECTIONS", "Written", "catalogue_texts", "guide_texts", "in_language", "mark_of"]
