from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "saolang.core"
    label = "core"
