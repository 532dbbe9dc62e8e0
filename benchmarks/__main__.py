"""Runs every benchmark: `python -m benchmarks`."""

from benchmarks import http, loading, lsp, step

for each in (step, http, loading, lsp):
    each.main()
