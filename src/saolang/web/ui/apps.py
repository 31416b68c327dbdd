"""The design system as a Django app."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Layouts, components, form templates and static files shared by every surface."""

    name = "saolang.web.ui"
    label = "ui"
