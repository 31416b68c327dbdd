"""Pages of the producer's own data."""
