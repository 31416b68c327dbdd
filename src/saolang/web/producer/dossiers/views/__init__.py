"""Pages of the producer's dossiers."""
