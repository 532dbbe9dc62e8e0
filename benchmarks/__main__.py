"""Runs every benchmark: `python -m benchmarks`."""

from benchmarks import loading, step

for each in (step, loading):
    each.main()
