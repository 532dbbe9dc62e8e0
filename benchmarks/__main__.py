"""Runs every benchmark: `python -m benchmarks`."""

from benchmarks import cover, growth, http, loading, lsp, maps, preview, step, tables

for each in (step, http, loading, lsp, maps, preview, cover, tables, growth):
    each.main()
