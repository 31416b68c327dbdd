"""Pages of the commune's and the OCOP office's work on dossiers."""
