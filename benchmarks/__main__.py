"""Runs every benchmark: `python -m benchmarks`."""

from benchmarks import cover, growth, http, loading, lsp, preview, step, tables

for each in (step, http, loading, lsp, preview, cover, tables, growth):
    each.main()
