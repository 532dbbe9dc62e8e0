"""Runs every benchmark: `python -m benchmarks`."""

from benchmarks import http, loading, step

for each in (step, http, loading):
    each.main()
