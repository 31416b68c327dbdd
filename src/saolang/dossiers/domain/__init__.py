"""The only code that changes dossiers: one module for each part of the road."""
