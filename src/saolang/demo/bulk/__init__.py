"""Plausible made-up data of any size from a seed, written in bulk; everything in it is invented and marked so."""
