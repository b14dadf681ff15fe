"""Measurements: each prints ratios from one interleaved run, and passes no judgement."""
