"""Runs every benchmark: `python -m benchmarks`."""

from benchmarks import cover, growth, http, loading, lsp, step, tables

for each in (step, http, loading, lsp, cover, tables, growth):
    each.main()
