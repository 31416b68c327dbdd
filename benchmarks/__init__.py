"""Benchmarks: `python -m benchmarks` prints what common work takes beside the bare floor and the budget."""
