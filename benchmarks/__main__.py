"""Runs every benchmark: `python -m benchmarks`."""

from benchmarks import (
    cover,
    growth,
    http,
    keys,
    loading,
    lsp,
    maps,
    prefetch,
    preview,
    step,
    tables,
)

for each in (step, http, loading, lsp, maps, preview, prefetch, keys, cover, tables, growth):
    each.main()
