"""How dates and numbers are written, per language (Django's FORMAT_MODULE_PATH)."""
