"""Turns the authors' shapes into the walker's `Guide`, and names every name that is not there.

Compiling is tolerant: what cannot be resolved is reported and replaced by a way to the guide's
`no-way-on!` end, so that the checks can still look at the rest. A guide with an error is never
served; that is the library's business.
"""

from engine.compile.catalogue import Catalogue, compile_catalogue
from engine.compile.guides import Compiler
from engine.compile.languages import Languages
from engine.compile.report import Report
from engine.compile.sizes import sizes

__all__ = ["Catalogue", "Compiler", "Languages", "Report", "compile_catalogue", "sizes"]
