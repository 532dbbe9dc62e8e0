"""Runs every benchmark: `python -m benchmarks`."""

from benchmarks import cover, http, loading, lsp, step

for each in (step, http, loading, lsp, cover):
    each.main()
