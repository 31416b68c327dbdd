"""Start Django for the commands that need the database."""

import os

import django


def setup() -> None:
    """Load settings and rooms; safe to call twice."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saolang.settings")
    django.setup()
