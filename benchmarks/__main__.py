"""Runs every benchmark: `python -m benchmarks`."""

from benchmarks import (
    cover,
    find,
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

for each in (step, http, find, loading, lsp, maps, preview, prefetch, keys, cover, tables, growth):
    each.main()
