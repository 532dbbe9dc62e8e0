"""Compiles a guide out of data that was changed."""

from dataclasses import replace

from pydantic import ValidationError

from engine.compile import Compiler, Report
from engine.content import GuideFile
from engine.guide import Guide
from engine.library import Library
from engine.model import GuideShape
from engine.mutants.changes import Data
from engine.problems import Severity


def compiled(library: Library, file: GuideFile, data: Data) -> Guide | None:
    """The guide with other data; None where that is no guide at all."""
    try:
        shape = GuideShape.model_validate(data)
    except ValidationError:
        return None
    guides = {**library.content.guides, shape.guide: GuideFile(shape, file.source)}
    report = Report()
    content = replace(library.content, guides=guides)
    guide = Compiler(content, library.catalogue, report).compile(shape.guide)
    flawed = any(problem.severity is Severity.ERROR for problem in report.found)
    return None if flawed else guide
