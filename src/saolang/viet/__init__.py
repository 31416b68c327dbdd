"""Vietnamese text, numbers in words, dates and working days. Knows nothing of the programme or of Django."""
